/**
 * The native parser recurses without a limit, and a stack that overflows there ends the process. This estimates, from the
 * characters alone, how deep it would go: open brackets, and the tokens of unfinished statements and list elements in each.
 * Prose in comments may raise the estimate; such files are read from tokens, which needs no recursion.
 */

/** Measured with 4 MB of stack: 2,000 nested functions and 5,000 chained operators are safe, 5,000 and 20,000 are not. */
const MOST_BRACKETS = 800;
const MOST_CHAINED = 5000;
/** Shorter files cannot reach either limit that matters. */
const HARMLESS_LENGTH = 4000;

/** Words that carry a statement on after a closing brace. */
const CONTINUES = /^(?:else|catch|finally|while|in|of|as|is|instanceof|satisfies|extends|implements)\b/;

export function mayOverflow(source: string): boolean {
  return source.length > HARMLESS_LENGTH && new DepthEstimate(source).exceeds();
}

class DepthEstimate {
  readonly #source: string;
  /** Tokens chained in each open bracket, and the brackets' codes. */
  readonly #chained: number[] = [];
  readonly #open: number[] = [];
  #total = 0;
  #current = 0;

  constructor(source: string) {
    this.#source = source;
  }

  exceeds(): boolean {
    const source = this.#source;
    let inWord = false;
    for (let at = 0; at < source.length; at++) {
      const code = source.charCodeAt(at);
      const word = isWord(code);
      if (word && !inWord) this.#current++;
      else if (code === 34 || code === 39) at = this.#afterString(at, code);
      else if (!word && code > 32) this.#punctuator(code, at);
      inWord = word;
      if (this.#total + this.#current > MOST_CHAINED || this.#open.length > MOST_BRACKETS) return true;
    }
    return false;
  }

  #punctuator(code: number, at: number): void {
    if (code === 40 || code === 91 || code === 123) this.#enter(code);
    else if (code === 41 || code === 93 || code === 125) this.#leave(code, at);
    else if (code === 59 || code === 44) this.#settle(at);
    else this.#current++;
  }

  #enter(code: number): void {
    this.#open.push(code);
    this.#chained.push(this.#current);
    this.#total += this.#current;
    this.#current = 0;
  }

  #leave(code: number, at: number): void {
    if (this.#open.at(-1) !== (code === 41 ? 40 : code - 2)) return;
    this.#open.pop();
    this.#current = this.#chained.pop()! + 1;
    this.#total -= this.#current - 1;
    if (code === 125) this.#settle(at);
  }

  /** A statement or a list element has ended, unless the next word carries it on. */
  #settle(at: number): void {
    const rest = this.#source.slice(at + 1, at + 64).trimStart();
    if (CONTINUES.test(rest)) return;
    if (this.#source.charCodeAt(at) === 125 && !/^[\w$@#;,)\]}/'"`]|^$/.test(rest)) return;
    this.#current = 0;
  }

  /** The closing quote, or the opening one itself where none follows on the line. */
  #afterString(from: number, quote: number): number {
    for (let at = from + 1; at < this.#source.length; at++) {
      const code = this.#source.charCodeAt(at);
      if (code === quote) return at;
      if (code === 92) at++;
      else if (code === 10) break;
    }
    return from;
  }
}

function isWord(code: number): boolean {
  return (
    code > 127 ||
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36
  );
}
