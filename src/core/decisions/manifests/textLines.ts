/** Line numbers in a text: of offsets, and of what a parser found there before it forgot where. */

export class TextLines {
  readonly lines: readonly string[];
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.lines = text.split('\n');
    const starts: number[] = [];
    let at = 0;
    for (const line of this.lines) {
      starts.push(at);
      at += line.length + 1;
    }
    this.#starts = starts;
  }

  /** 1-based. */
  at(offset: number): number {
    let [low, high] = [0, this.#starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** 1-based line of the first of these texts that is found, from a line on; 1 where none is. */
  of(texts: readonly string[], from = 1): number {
    for (const text of texts) {
      const at = this.lines.findIndex((line, index) => index + 1 >= from && line.includes(text));
      if (at >= 0) return at + 1;
    }
    return 1;
  }

  /** 1-based line of a TOML table's header; 1 where it has none of its own. */
  ofTable(name: string): number {
    const at = this.lines.findIndex((line) => {
      const header = line.trim();
      return header.startsWith(`[${name}]`) || header.startsWith(`[${name}.`);
    });
    return at < 0 ? 1 : at + 1;
  }
}
