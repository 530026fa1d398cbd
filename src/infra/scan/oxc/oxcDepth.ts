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

/** What a character is to the estimate. */
const BLANK = 0;
const WORD = 1;
const QUOTE = 2;
const OPEN = 3;
const CLOSE = 4;
const SEPARATOR = 5;
const OTHER = 6;

const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (code <= 32) return BLANK;
  if (/[\w$]/.test(character)) return WORD;
  if (character === '"' || character === "'") return QUOTE;
  if ('([{'.includes(character)) return OPEN;
  if (')]}'.includes(character)) return CLOSE;
  return ';,'.includes(character) ? SEPARATOR : OTHER;
});

const CLOSING_BRACE = 125;

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
    const { length } = source;
    for (let at = 0; at < length; at++) {
      const code = source.charCodeAt(at);
      const kind = code > 127 ? WORD : CLASSES[code]!;
      if (kind === BLANK) continue;
      if (kind === WORD) {
        this.#current++;
        while (at + 1 < length && isWord(source.charCodeAt(at + 1))) at++;
      } else if (kind === QUOTE) at = this.#afterString(at, code);
      else this.#punctuator(kind, code, at);
      if (this.#total + this.#current > MOST_CHAINED || this.#open.length > MOST_BRACKETS) return true;
    }
    return false;
  }

  #punctuator(kind: number, code: number, at: number): void {
    if (kind === OPEN) this.#enter(code);
    else if (kind === CLOSE) this.#leave(code, at);
    else if (kind === SEPARATOR) this.#settle(code, at);
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
    if (code === CLOSING_BRACE) this.#settle(code, at);
  }

  /** A statement or a list element has ended, unless the next word carries it on. */
  #settle(code: number, at: number): void {
    const next = this.#afterBlanks(at + 1);
    // No word that carries on begins after x; most begin none at all.
    const letter = next >= 97 && next <= 120;
    if (letter && CONTINUES.test(this.#rest(at))) return;
    if (code === CLOSING_BRACE && !letter && !/^[\w$@#;,)\]}/'"`]|^$/.test(this.#rest(at))) return;
    this.#current = 0;
  }

  #rest(at: number): string {
    return this.#source.slice(at + 1, at + 64).trimStart();
  }

  /** Code of the next character that is no blank; NaN at the end. */
  #afterBlanks(from: number): number {
    let at = from;
    while (at < this.#source.length && this.#source.charCodeAt(at) <= 32) at++;
    return this.#source.charCodeAt(at);
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
  return code > 127 || CLASSES[code] === WORD;
}
