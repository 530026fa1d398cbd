/**
 * A tolerant tokenizer for JavaScript and TypeScript, JSX included: enough to tell code from comments, strings, templates
 * and regular expressions, and to pair brackets. It never fails; where JSX text misleads it, it recovers at the next line.
 */

import type { TextSpan } from './oxcJsxText.ts';

export const TokenKind = {
  word: 1,
  punctuator: 2,
  string: 3,
  template: 4,
  regex: 5,
  number: 6,
  arrow: 7,
} as const;

/** Parallel arrays, valid until the next call of `tokenize`. */
export interface Tokens {
  readonly count: number;
  readonly kind: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Of a bracket: index of its partner, −1 when it has none. */
  readonly partner: Int32Array;
  /** Index of the innermost open bracket round the token, −1 at the top. */
  readonly parent: Int32Array;
}

interface Buffers {
  kind: Uint8Array;
  start: Int32Array;
  end: Int32Array;
  partner: Int32Array;
  parent: Int32Array;
}

/** Reused: a file's tokens are read at once and never kept. */
let buffers: Buffers = allocate(1 << 14);
const KEEP_AT_MOST = 1 << 20;

/** @param skip spans in source order that hold no code. */
export function tokenize(source: string, skip: readonly TextSpan[] = []): Tokens {
  if (source.length + 1 > buffers.kind.length || buffers.kind.length > KEEP_AT_MOST) {
    buffers = allocate(Math.max(1 << 14, source.length + 1));
  }
  const scanner = new Scanner(source, buffers, skip);
  scanner.run();
  return { count: scanner.count, ...buffers };
}

function allocate(size: number): Buffers {
  return {
    kind: new Uint8Array(size),
    start: new Int32Array(size),
    end: new Int32Array(size),
    partner: new Int32Array(size),
    parent: new Int32Array(size),
  };
}

const BACKSLASH = 92;
const BACKTICK = 96;
const SLASH = 47;
const STAR = 42;
const NEWLINE = 10;

const BEFORE_REGEX = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'delete',
  'void',
  'throw',
  'new',
  'instanceof',
  'do',
  'else',
  'yield',
  'await',
]);
const CONTROL = new Set(['if', 'while', 'for', 'with']);

class Scanner {
  count = 0;
  readonly #source: string;
  readonly #buffers: Buffers;
  readonly #open: number[] = [];
  /** How many of `#open` are of each kind, so that a stray closer costs nothing. */
  readonly #openOf = new Map([
    [40, 0],
    [91, 0],
    [123, 0],
  ]);
  /** Depth of `#open` at which each interrupted template goes on. */
  readonly #templates: number[] = [];
  readonly #skip: readonly TextSpan[];
  #skipped = 0;
  #at = 0;

  constructor(source: string, into: Buffers, skip: readonly TextSpan[]) {
    this.#skip = skip;
    this.#source = source;
    this.#buffers = into;
  }

  run(): void {
    const source = this.#source;
    if (source.startsWith('#!')) this.#at = this.#lineEnd(0);
    while (this.#at < source.length) {
      if (this.#at === this.#skip[this.#skipped]?.start) this.#at = this.#skip[this.#skipped++]!.end;
      else this.#next(source.charCodeAt(this.#at));
    }
  }

  #next(code: number): void {
    if (code <= 32 || code === 0xfeff || code === 0xa0) this.#at++;
    else if (isWordCode(code)) this.#word(code);
    else if (code === 34 || code === 39) this.#string(code);
    else if (code === BACKTICK) this.#template();
    else if (code === SLASH) this.#slash();
    else if (code === 61 && this.#source.charCodeAt(this.#at + 1) === 62)
      this.#push(TokenKind.arrow, this.#at + 2);
    else this.#punctuator(code);
  }

  #push(kind: number, end: number): void {
    const index = this.count++;
    const { kind: kinds, start, end: ends, partner, parent } = this.#buffers;
    kinds[index] = kind;
    start[index] = this.#at;
    ends[index] = end;
    partner[index] = -1;
    parent[index] = this.#open.at(-1) ?? -1;
    this.#at = end;
  }

  #word(first: number): void {
    let end = this.#at + 1;
    while (end < this.#source.length && isWordCode(this.#source.charCodeAt(end))) end++;
    this.#push(first >= 48 && first <= 57 ? TokenKind.number : TokenKind.word, end);
  }

  #string(quote: number): void {
    const source = this.#source;
    for (let end = this.#at + 1; end < source.length; end++) {
      const code = source.charCodeAt(end);
      if (code === quote) {
        this.#push(TokenKind.string, end + 1);
        return;
      }
      if (code === BACKSLASH) end++;
      else if (code === NEWLINE) break;
    }
    // An apostrophe in JSX text, or a string cut off: only this character is lost.
    this.#push(TokenKind.punctuator, this.#at + 1);
  }

  #template(): void {
    this.#templateChunk(this.#at + 1, true);
  }

  /** From after a backtick or `}` to the closing backtick, or to the next `${`. */
  #templateChunk(from: number, whole: boolean): void {
    const source = this.#source;
    for (let end = from; end < source.length; end++) {
      const code = source.charCodeAt(end);
      if (code === BACKSLASH) end++;
      else if (code === BACKTICK) {
        this.#push(whole ? TokenKind.template : TokenKind.regex, end + 1);
        return;
      } else if (code === 36 && source.charCodeAt(end + 1) === 123) {
        this.#push(TokenKind.regex, end + 1);
        this.#templates.push(this.#open.length);
        this.#openBracket();
        return;
      }
    }
    this.#push(TokenKind.regex, source.length);
  }

  #slash(): void {
    const next = this.#source.charCodeAt(this.#at + 1);
    if (next === SLASH) this.#at = this.#lineEnd(this.#at);
    else if (next === STAR) {
      const end = this.#source.indexOf('*/', this.#at + 2);
      this.#at = end < 0 ? this.#source.length : end + 2;
    } else this.#push(...this.#regexOrDivision());
  }

  #regexOrDivision(): [number, number] {
    const end = this.#regexMayStart() ? this.#regexEnd() : undefined;
    return end === undefined ? [TokenKind.punctuator, this.#at + 1] : [TokenKind.regex, end];
  }

  #regexMayStart(): boolean {
    const last = this.count - 1;
    if (last < 0) return true;
    const { kind, start, end } = this.#buffers;
    if (kind[last] === TokenKind.word) return BEFORE_REGEX.has(this.#source.slice(start[last], end[last]));
    if (kind[last] === TokenKind.arrow) return true;
    if (kind[last] !== TokenKind.punctuator) return false;
    const code = this.#source.charCodeAt(start[last]!);
    if (code === 41) return this.#closesControl(last);
    if (code === 93) return false;
    if (code === 125) return this.#source.charCodeAt(this.#at + 1) !== 62 && this.#closesBlock(last);
    // `</` closes an element; `x++ /` divides.
    if (code === 60) return end[last] !== this.#at;
    return !((code === 43 || code === 45) && last > 0 && this.#sameBefore(last, code));
  }

  #sameBefore(last: number, code: number): boolean {
    const { start, end } = this.#buffers;
    return end[last - 1] === start[last] && this.#source.charCodeAt(start[last - 1]!) === code;
  }

  #closesControl(close: number): boolean {
    const before = this.#buffers.partner[close]! - 1;
    return before >= 0 && CONTROL.has(this.#text(before));
  }

  #closesBlock(close: number): boolean {
    const open = this.#buffers.partner[close]!;
    if (open <= 0) return true;
    const before = this.#text(open - 1);
    return (
      before === ')' ||
      before === ';' ||
      before === '}' ||
      before === '{' ||
      before === '=>' ||
      before === 'else'
    );
  }

  #text(index: number): string {
    return this.#source.slice(this.#buffers.start[index], this.#buffers.end[index]);
  }

  /** Undefined when no regular expression ends on this line. */
  #regexEnd(): number | undefined {
    const source = this.#source;
    let inClass = false;
    for (let end = this.#at + 1; end < source.length; end++) {
      const code = source.charCodeAt(end);
      if (code === NEWLINE) return undefined;
      if (code === BACKSLASH) end++;
      else if (code === 91) inClass = true;
      else if (code === 93) inClass = false;
      else if (code === SLASH && !inClass) {
        while (isWordCode(source.charCodeAt(end + 1))) end++;
        return end + 1;
      }
    }
    return undefined;
  }

  #punctuator(code: number): void {
    if (code === 123 || code === 40 || code === 91) this.#openBracket();
    else if (code === 125 || code === 41 || code === 93) this.#closeBracket(code);
    else this.#push(TokenKind.punctuator, this.#at + 1);
  }

  #openBracket(): void {
    const index = this.count;
    const code = this.#source.charCodeAt(this.#at);
    this.#push(TokenKind.punctuator, this.#at + 1);
    this.#open.push(index);
    this.#openOf.set(code, this.#openOf.get(code)! + 1);
  }

  /** A closer without its opener on top pops what JSX text or an error left open, but no more than the nearest fitting one. */
  #closeBracket(code: number): void {
    const opener = code === 41 ? 40 : code - 2;
    if (this.#openOf.get(opener) === 0) {
      this.#push(TokenKind.punctuator, this.#at + 1);
      return;
    }
    const open = this.#popTo(opener);
    const depth = this.#open.length;
    const index = this.count;
    this.#push(TokenKind.punctuator, this.#at + 1);
    this.#buffers.partner[index] = open;
    this.#buffers.partner[open] = index;
    while (this.#templates.length > 0 && this.#templates.at(-1)! > depth) this.#templates.pop();
    if (code === 125 && this.#templates.at(-1) === depth) {
      this.#templates.pop();
      this.#templateChunk(this.#at, false);
    }
  }

  #popTo(opener: number): number {
    for (;;) {
      const open = this.#open.pop()!;
      const code = this.#source.charCodeAt(this.#buffers.start[open]!);
      this.#openOf.set(code, this.#openOf.get(code)! - 1);
      if (code === opener) return open;
    }
  }

  #lineEnd(from: number): number {
    const end = this.#source.indexOf('\n', from);
    return end < 0 ? this.#source.length : end;
  }
}

/** Letters, digits, `_`, `$`, `#`, `\` of an escaped name, and everything beyond ASCII. */
function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36 ||
    code === 35 ||
    code === BACKSLASH ||
    code > 127
  );
}
