/** The includes of C and C++, read as a preprocessor reads lines: comments, literals and `#if 0` are passed over. */
import type { RawImport } from '../../core/model/facts.ts';

/** In source order. `#include_next` and `#import` are no plain includes and left out. Never fails. */
export function scanIncludes(source: string): readonly RawImport[] {
  // What includes nothing is often a long table of data.
  return source.includes('include') ? new IncludeScan(source).run() : [];
}

const NEWLINE = 10;
const QUOTE = 34;
const HASH = 35;
const APOSTROPHE = 39;
const STAR = 42;
const SLASH = 47;
const BACKSLASH = 92;

/** From the `#`; blanks and comments may stand wherever blanks may. */
const GAP = String.raw`(?:[ \t\f\v]|\\\r?\n|\/\*(?:[^*]|\*(?!\/)){0,2000}\*\/){0,200}`;
const DIRECTIVE = new RegExp(`#${GAP}([a-z]+)`, 'y');
const FALSE_CONDITION = new RegExp(String.raw`${GAP}0[ \t]*(?=[\r\n]|\/[/*]|$)`, 'y');
const HEADER = new RegExp(
  String.raw`${GAP}(?:"([^"\r\n]+)"|<([^>\r\n]+)>|([A-Za-z_]\w*(?:\([^\r\n]*\))?))`,
  'y',
);
const RAW_PREFIX = /(?:^|\W)(?:u8|[uUL])?R$/;
const RAW_OPENING = /"([^()\\\s]{0,16})\(/y;

class IncludeScan {
  readonly #source: string;
  readonly #found: RawImport[] = [];
  #at = 0;
  #line = 1;
  #counted = 0;
  /** How many conditions deep in code that `#if 0` keeps out. */
  #dead = 0;

  constructor(source: string) {
    this.#source = source;
  }

  run(): readonly RawImport[] {
    let fresh = true;
    while (this.#at < this.#source.length) {
      const code = this.#source.charCodeAt(this.#at);
      if (code === HASH && fresh) this.#directive();
      else if (code === SLASH && this.#comment()) continue;
      else if (code === QUOTE) this.#string();
      else if (code === APOSTROPHE && !this.#isDigitSeparator()) this.#literal(APOSTROPHE);
      else this.#at++;
      if (code === NEWLINE) fresh = true;
      else if (code > 32) fresh = false;
    }
    return this.#found;
  }

  #directive(): void {
    const name = this.#match(DIRECTIVE)?.[1];
    if (name === undefined) this.#at++;
    else if (name === 'include' && this.#source[this.#at] !== '_') this.#include();
    else if (/^if(?:n?def)?$/.test(name)) this.#condition(name);
    else if (name === 'endif') this.#dead = Math.max(0, this.#dead - 1);
    else if (/^el(?:se|if|ifn?def)$/.test(name) && this.#dead === 1) this.#dead = 0;
  }

  #condition(name: string): void {
    if (this.#dead > 0 || (name === 'if' && this.#match(FALSE_CONDITION) !== null)) this.#dead++;
  }

  #include(): void {
    const match = this.#match(HEADER);
    if (match === null || this.#dead > 0) return;
    const [, quoted, system, macro] = match;
    const specifier = quoted ?? system ?? macro!;
    const end = this.#at - (macro === undefined ? 1 : 0);
    const start = end - specifier.length;
    const flavour = system !== undefined ? 'system' : macro !== undefined ? 'macro' : undefined;
    this.#found.push({
      specifier,
      kind: 'static',
      line: this.#lineOf(start),
      start,
      end,
      names: [],
      ...(flavour === undefined ? {} : { flavour }),
    });
  }

  /** @returns false where the slash is an operator. */
  #comment(): boolean {
    const next = this.#source.charCodeAt(this.#at + 1);
    if (next === STAR) this.#at = this.#after('*/', this.#at + 2);
    else if (next === SLASH) this.#lineComment();
    else return false;
    return true;
  }

  /** Up to the line's end, which a backslash carries over. */
  #lineComment(): void {
    do this.#at = this.#newlineFrom(this.#at + 1);
    while (this.#at < this.#source.length && /\\\r?$/.test(this.#source.slice(this.#at - 2, this.#at)));
  }

  #newlineFrom(from: number): number {
    const at = this.#source.indexOf('\n', from);
    return at < 0 ? this.#source.length : at;
  }

  #string(): void {
    const opening = RAW_PREFIX.test(this.#source.slice(Math.max(0, this.#at - 4), this.#at))
      ? this.#match(RAW_OPENING)
      : null;
    if (opening === null) this.#literal(QUOTE);
    else this.#at = this.#after(`)${opening[1]}"`, this.#at);
  }

  /** A literal that is not closed ends with its line, as in prose after `#error`. */
  #literal(quote: number): void {
    for (this.#at++; this.#at < this.#source.length; this.#at++) {
      const code = this.#source.charCodeAt(this.#at);
      if (code === NEWLINE) return;
      if (code === BACKSLASH) this.#skipEscape();
      else if (code === quote) {
        this.#at++;
        return;
      }
    }
  }

  #skipEscape(): void {
    this.#at += this.#source.startsWith('\r\n', this.#at + 1) ? 2 : 1;
  }

  /** `1'000`: of a number, which begins with a digit. */
  #isDigitSeparator(): boolean {
    const before = this.#source.slice(Math.max(0, this.#at - 40), this.#at);
    return /(?:^|[^\w'.])\.?\d[\w'.]*$/.test(before);
  }

  #after(text: string, from: number): number {
    const at = this.#source.indexOf(text, from);
    return at < 0 ? this.#source.length : at + text.length;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source);
    if (match !== null) this.#at = pattern.lastIndex;
    return match;
  }

  #lineOf(offset: number): number {
    for (let at = this.#source.indexOf('\n', this.#counted); at >= 0 && at < offset; ) {
      this.#line++;
      this.#counted = at + 1;
      at = this.#source.indexOf('\n', this.#counted);
    }
    return this.#line;
  }
}
