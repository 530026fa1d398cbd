/** Ends a text at the first of some words, for engines that do not see to it themselves; the words may come in pieces. */

export class StopCutter {
  readonly #stops: readonly string[];
  readonly #longest: number;
  #held = '';
  /** One of the words came: nothing that follows counts. */
  stopped = false;

  constructor(stops: readonly string[] = []) {
    this.#stops = stops.filter((stop) => stop !== '');
    this.#longest = Math.max(0, ...this.#stops.map((stop) => stop.length));
  }

  /** @returns what is certain by now not to belong to one of the words */
  push(piece: string): string {
    if (this.stopped) return '';
    if (this.#longest === 0) return piece;
    const text = this.#held + piece;
    const at = Math.min(
      ...this.#stops.map((stop) => text.indexOf(stop)).map((each) => (each < 0 ? Infinity : each)),
    );
    if (at !== Infinity) {
      this.stopped = true;
      this.#held = '';
      return text.slice(0, at);
    }
    const kept = this.#mayBegin(text);
    this.#held = text.slice(text.length - kept);
    return text.slice(0, text.length - kept);
  }

  /** What was held back, now that nothing follows. */
  end(): string {
    const held = this.#held;
    this.#held = '';
    return held;
  }

  /** Length of the longest end of the text that one of the words begins with. */
  #mayBegin(text: string): number {
    for (let length = Math.min(this.#longest - 1, text.length); length > 0; length--) {
      const end = text.slice(text.length - length);
      if (this.#stops.some((stop) => stop.startsWith(end))) return length;
    }
    return 0;
  }
}
