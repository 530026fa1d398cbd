/**
 * Imports read from tokens: what module records leave out (`require`, `import x = require()`, `import('x').T` in types),
 * and every import of a file whose syntax errors cut its module record short.
 */
import type { ImportKind, RawImport } from '../../../core/model/facts.ts';
import { Deferral } from './oxcDeferral.ts';
import type { TextSpan } from './oxcJsxText.ts';
import { TokenKind, type Tokens, tokenize } from './oxcTokens.ts';

/** An import without its line. */
export type ImportSpan = Omit<RawImport, 'line'>;

/** What a parser could say about the file. */
export interface KnownSyntax {
  /** Offsets of the `import()` calls that run: any other then stands in a type. */
  readonly callStarts?: ReadonlySet<number>;
  readonly jsxText?: readonly TextSpan[];
}

/**
 * In source order; specifiers that are no plain literal are left out.
 */
export function looseImports(source: string, known: KnownSyntax = {}): ImportSpan[] {
  return new Reader(source, tokenize(source, known.jsxText), known.callStarts).read();
}

/** What the loader itself provides. */
const AMD_OWN = new Set(['require', 'exports', 'module']);

/** Words that a string after `from` follows within so many tokens; longer clauses are no import. */
const CLAUSE_REACH = 20_000;

class Reader {
  readonly #source: string;
  readonly #tokens: Tokens;
  readonly #deferral: Deferral;
  readonly #callStarts: ReadonlySet<number> | undefined;
  readonly #found: ImportSpan[] = [];

  constructor(source: string, tokens: Tokens, callStarts: ReadonlySet<number> | undefined) {
    this.#callStarts = callStarts;
    this.#source = source;
    this.#tokens = tokens;
    this.#deferral = new Deferral(source, tokens);
  }

  read(): ImportSpan[] {
    const { count, kind, start, end } = this.#tokens;
    for (let at = 0; at < count; at++) {
      if (kind[at] !== TokenKind.word) continue;
      const length = end[at]! - start[at]!;
      if (length === 7 && this.#text(at) === 'require') {
        this.#require(at);
        this.#dependencyList(at);
      } else if (length === 6) {
        this.#importOrExport(at);
        if (this.#text(at) === 'define') this.#dependencyList(at);
      }
    }
    return this.#found;
  }

  #importOrExport(at: number): void {
    const word = this.#text(at);
    if (word !== 'import' && word !== 'export') return;
    const before = this.#text(at - 1);
    if (before === '.' || this.#text(at + 1) === ':') return;
    if (word === 'import' && this.#text(at + 1) === '(') this.#importCall(at);
    else if (word === 'import' && this.#tokens.kind[at + 1] === TokenKind.string) {
      this.#add(at + 1, { kind: 'static', names: [] });
    } else if (before !== 'export') this.#clause(at, word);
  }

  #require(at: number): void {
    const { kind } = this.#tokens;
    if (this.#isMember(at) || this.#text(at + 1) !== '(' || !isLiteral(kind[at + 2])) return;
    const close = this.#tokens.partner[at + 1]!;
    if (close !== at + 3 && this.#text(at + 3) !== ',') return;
    if (this.#isImportEquals(at)) {
      this.#importEquals(at);
      return;
    }
    const kindOfImport = this.#deferral.isDeferred(at) ? 'deferred' : 'static';
    this.#add(at + 2, { kind: kindOfImport, names: this.#requiredNames(at, close) });
  }

  /** `x.require`, but not `...require`. */
  #isMember(at: number): boolean {
    return this.#text(at - 1) === '.' && this.#text(at - 2) !== '.';
  }

  /** AMD: `define(['./a', 'b'], …)`, `define('id', ['./a'], …)` and `require(['./a'], …)`. */
  #dependencyList(at: number): void {
    if (this.#isMember(at) || this.#text(at + 1) !== '(') return;
    const named = this.#tokens.kind[at + 2] === TokenKind.string && this.#text(at + 3) === ',';
    const open = named ? at + 4 : at + 2;
    const close = this.#tokens.partner[open] ?? -1;
    if (this.#text(open) !== '[' || close < 0 || this.#text(close + 1) !== ',') return;
    const listed: number[] = [];
    for (let index = open + 1; index < close; index++) {
      if (this.#tokens.kind[index] === TokenKind.string) listed.push(index);
      else if (this.#text(index) !== ',') return;
    }
    const kind = this.#deferral.isDeferred(at) ? 'deferred' : 'static';
    for (const index of listed) {
      if (!AMD_OWN.has(this.#text(index).slice(1, -1))) this.#add(index, { kind, names: ['*'] });
    }
  }

  #isImportEquals(at: number): boolean {
    return this.#text(at - 1) === '=' && /^(?:import|type)$/.test(this.#text(at - 3));
  }

  #importEquals(at: number): void {
    const type = this.#text(at - 3) === 'type' && this.#text(at - 4) === 'import';
    if (!type && this.#text(at - 3) !== 'import') return;
    this.#add(at + 2, { kind: type ? 'type' : 'static', names: ['*'] });
  }

  /** `const { a, b: c } = require()` takes a and b, `require().a` takes a, `x = require()` everything. */
  #requiredNames(at: number, close: number): readonly string[] {
    if (this.#text(close + 1) === '.') return [this.#text(close + 2)];
    if (this.#text(at - 1) !== '=') return this.#isStatement(at) ? [] : ['*'];
    const pattern = this.#text(at - 2) === '}' ? this.#tokens.partner[at - 2]! : -1;
    return pattern < 0 ? ['*'] : this.#keysOf(pattern, at - 2);
  }

  #isStatement(at: number): boolean {
    const before = this.#text(at - 1);
    if (before === '{') return this.#source[this.#tokens.start[at - 1]! - 1] !== '$';
    if (before === '' || before === ';' || before === '}') return true;
    return (
      this.#tokens.parent[at]! < 0 &&
      this.#source.slice(this.#tokens.end[at - 1], this.#tokens.start[at]).includes('\n')
    );
  }

  #keysOf(open: number, close: number): readonly string[] {
    const names: string[] = [];
    for (let at = open + 1; at < close; at++) {
      if (this.#text(at) === '.') return ['*'];
      const first = at === open + 1 || this.#text(at - 1) === ',';
      if (first && this.#tokens.parent[at] === open && this.#tokens.kind[at] === TokenKind.word)
        names.push(this.#text(at));
    }
    return names;
  }

  #importCall(at: number): void {
    const close = this.#tokens.partner[at + 1]!;
    if (!isLiteral(this.#tokens.kind[at + 2]) || (close !== at + 3 && this.#text(at + 3) !== ',')) return;
    const name = this.#text(close + 1) === '.' ? this.#text(close + 2) : '*';
    if (this.#inType(at)) this.#add(at + 2, { kind: 'type', names: [name] });
    else this.#add(at + 2, { kind: 'deferred', names: ['*'] });
  }

  #inType(at: number): boolean {
    if (this.#callStarts !== undefined) return !this.#callStarts.has(this.#tokens.start[at]!);
    const before = this.#text(at - 1);
    if (before === '=') return this.#text(at - 3) === 'type';
    return before === 'typeof' || /^(?:[:|&<]|keyof|extends|implements|is)$/.test(before);
  }

  /** `import … from 'x'` and `export … from 'x'`. */
  #clause(at: number, word: string): void {
    const { kind, partner, count } = this.#tokens;
    const names: string[] = [];
    let index = at + 1;
    const type = this.#text(index) === 'type' && !/^(?:from|,|=)$/.test(this.#text(index + 1));
    if (type) index++;
    let allTypes = true;
    for (const last = Math.min(count, at + CLAUSE_REACH); index < last; index++) {
      const text = this.#text(index);
      if (text === 'from' && kind[index + 1] === TokenKind.string) break;
      if (text === '{' && partner[index]! > 0) {
        allTypes = this.#members(index, names) && allTypes;
        index = partner[index]!;
      } else if (text === '*') {
        names.push('*');
        allTypes = false;
        if (this.#text(index + 1) === 'as') index += 2;
      } else if (kind[index] === TokenKind.word && word === 'import') {
        names.push('default');
        allTypes = false;
      } else if (text !== ',') return;
    }
    if (this.#text(index) !== 'from') return;
    const erased = type || (allTypes && names.length > 0);
    this.#add(index + 1, { kind: erased ? 'type' : word === 'import' ? 'static' : 're-export', names });
  }

  /** Collects the names of `{ a, type B, c as d }`; true when all are types. */
  #members(open: number, names: string[]): boolean {
    const close = this.#tokens.partner[open]!;
    let allTypes = true;
    for (let at = open + 1; at < close; at++) {
      if (at !== open + 1 && this.#text(at - 1) !== ',') continue;
      const marked = this.#text(at) === 'type' && !/^[,}]$/.test(this.#text(at + 1)) && !this.#isTypeAs(at);
      allTypes = allTypes && marked;
      names.push(unquoted(this.#text(marked ? at + 1 : at)));
    }
    return allTypes;
  }

  /** `type as x` renames something called type; `type as as x` and `type as` (end) do not. */
  #isTypeAs(at: number): boolean {
    return this.#text(at + 1) === 'as' && !/^(?:as|,|\})$/.test(this.#text(at + 2));
  }

  #add(literal: number, { kind, names }: { kind: ImportKind; names: readonly string[] }): void {
    const start = this.#tokens.start[literal]! + 1;
    const end = this.#tokens.end[literal]! - 1;
    if (end <= start) return;
    this.#found.push({
      specifier: this.#source.slice(start, end),
      kind,
      start,
      end,
      names: [...new Set(names)],
    });
  }

  #text(index: number): string {
    return this.#deferral.text(index);
  }
}

function isLiteral(kind: number | undefined): boolean {
  return kind === TokenKind.string || kind === TokenKind.template;
}

function unquoted(text: string): string {
  return text.replace(/^(['"])(.*)\1$/s, '$2');
}
