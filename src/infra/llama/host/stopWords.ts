/** Ends a stream of text at the first of some words, which may come in pieces; what may yet become one is held back. */

export class StopWords {
  readonly #words: readonly string[];
  #held = '';

  constructor(words: readonly string[]) {
    this.#words = words.filter((word) => word !== '');
  }

  /** What can be told now, and whether a word has come: nothing follows then. */
  take(piece: string): { readonly text: string; readonly stopped: boolean } {
    const all = this.#held + piece;
    const found = this.#words.map((word) => all.indexOf(word)).filter((at) => at >= 0);
    if (found.length > 0) {
      this.#held = '';
      return { text: all.slice(0, Math.min(...found)), stopped: true };
    }
    const keep = Math.max(0, ...this.#words.map((word) => overlap(all, word)));
    this.#held = all.slice(all.length - keep);
    return { text: all.slice(0, all.length - keep), stopped: false };
  }

  /** What was held back and became no word. */
  end(): string {
    const held = this.#held;
    this.#held = '';
    return held;
  }
}

/** Length of the longest end of the text that the word begins with, shorter than the word. */
function overlap(text: string, word: string): number {
  for (let length = Math.min(word.length - 1, text.length); length > 0; length -= 1)
    if (text.endsWith(word.slice(0, length))) return length;
  return 0;
}
