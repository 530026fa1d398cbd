/** Whether code at a token runs when its file is loaded, or only when a function round it is called. */
import { TokenKind, type Tokens } from './oxcTokens.ts';

const CONTROL = new Set(['if', 'while', 'for', 'with', 'switch', 'catch', 'await']);
const EXPRESSION_BEFORE = new Set(['(', '!', '+', '-', '~', '=', 'void', 'new', ',', ';']);
const STATEMENT = new Set([
  'const',
  'let',
  'var',
  'return',
  'if',
  'else',
  'for',
  'while',
  'import',
  'export',
  'throw',
]);
/** Where walking back over a return type shows that there is none. */
const NOT_IN_RETURN_TYPE = new Set([...STATEMENT, ';', '=', '{', '(']);
NOT_IN_RETURN_TYPE.delete('import');
/** How far back a concise arrow body is looked for. */
const REACH = 4000;

export class Deferral {
  readonly #source: string;
  readonly #tokens: Tokens;

  constructor(source: string, tokens: Tokens) {
    this.#source = source;
    this.#tokens = tokens;
  }

  isDeferred(index: number): boolean {
    let at = index;
    for (let open = this.#tokens.parent[at]!; ; open = this.#tokens.parent[at]!) {
      if (this.#inConciseArrow(at, open)) return true;
      if (open < 0) return false;
      if (this.text(open) === '{' && this.#isFunctionBody(open) && !this.#runsAtOnce(open)) return true;
      at = open;
    }
  }

  text(index: number): string {
    return index < 0 || index >= this.#tokens.count
      ? ''
      : this.#source.slice(this.#tokens.start[index], this.#tokens.end[index]);
  }

  /** Walks back on the token's own level to an `=>` whose body is an expression that holds it. */
  #inConciseArrow(index: number, open: number): boolean {
    const { partner, kind } = this.#tokens;
    let next = index;
    for (let at = index - 1, steps = 0; at > open && steps < REACH; steps++) {
      if (kind[at] === TokenKind.arrow) return !this.#isBrace(next) && !this.#calledAtOnce(at);
      const text = this.text(at);
      if (text === ',' || text === ';' || STATEMENT.has(text) || this.#statementStarts(at, next))
        return false;
      next = partner[at]! >= 0 && partner[at]! < at ? partner[at]! : at;
      at = next - 1;
    }
    return false;
  }

  #isBrace(index: number): boolean {
    return this.text(index) === '{';
  }

  /** Two values in a row on different lines: the second begins a statement. */
  #statementStarts(at: number, next: number): boolean {
    const { kind, start, end } = this.#tokens;
    if (kind[next] !== TokenKind.word || !this.#endsValue(at)) return false;
    return this.#source.slice(end[at], start[next]).includes('\n');
  }

  #endsValue(index: number): boolean {
    const kind = this.#tokens.kind[index];
    if (kind === TokenKind.arrow) return false;
    if (kind !== TokenKind.punctuator) return true;
    return /[)\]}]/.test(this.text(index));
  }

  #isFunctionBody(open: number): boolean {
    const before = open - 1;
    if (before < 0) return false;
    if (this.#tokens.kind[before] === TokenKind.arrow) return true;
    if (this.text(before) === ')') return this.#closesParameters(before);
    return this.#hasReturnType(before);
  }

  #closesParameters(close: number): boolean {
    const open = this.#tokens.partner[close]!;
    return open > 0 && !CONTROL.has(this.text(open - 1));
  }

  /** `): Promise<T> {`: back over a type to a colon after a parameter list, on this level and within a few tokens. */
  #hasReturnType(last: number): boolean {
    const { partner } = this.#tokens;
    for (let at = last, steps = 0; at > 0 && steps < 64; at--, steps++) {
      const text = this.text(at);
      if (text === ':') return this.text(at - 1) === ')' && this.#closesParameters(at - 1);
      if (NOT_IN_RETURN_TYPE.has(text)) return false;
      if (partner[at]! >= 0 && partner[at]! < at) at = partner[at]!;
    }
    return false;
  }

  /** `(function () { … })()`, `(() => { … })()`, `!function () { … }()`, and the factory of an AMD `define`. */
  #runsAtOnce(open: number): boolean {
    const head = this.#functionHead(open);
    const close = this.#tokens.partner[open]!;
    if (close < 0) return false;
    const before = this.text(head - 1);
    if ((before === '(' || before === ',') && this.#argumentOfDefine(head)) return true;
    if (this.text(close + 1) === '(') return EXPRESSION_BEFORE.has(before) && before !== ';';
    if (this.text(close + 1) === ')' && before === '(') return this.#isCallAfter(close + 2);
    return false;
  }

  #calledAtOnce(arrow: number): boolean {
    const parent = this.#tokens.parent[arrow]!;
    const close = parent < 0 ? -1 : this.#tokens.partner[parent]!;
    return (
      close >= 0 &&
      this.text(parent) === '(' &&
      this.#headOfArrow(arrow) === parent + 1 &&
      this.#isCallAfter(close + 1)
    );
  }

  #isCallAfter(index: number): boolean {
    if (this.text(index) === '(') return true;
    return this.text(index) === '.' && /^(?:call|apply)$/.test(this.text(index + 1));
  }

  #argumentOfDefine(head: number): boolean {
    const call = this.#tokens.parent[head]!;
    return call > 0 && this.text(call - 1) === 'define' && this.text(call - 2) !== '.';
  }

  /** The first token of the function whose body opens here: `async`, `function`, or an arrow's parameters. */
  #functionHead(open: number): number {
    if (this.#tokens.kind[open - 1] === TokenKind.arrow) return this.#headOfArrow(open - 1);
    let at = this.#tokens.partner[open - 1]!;
    if (at < 0) return open;
    at--;
    if (this.text(at) !== 'function' && this.text(at - 1) === 'function') at--;
    if (this.text(at) === '*' && this.text(at - 1) === 'function') at--;
    return this.text(at - 1) === 'async' ? at - 1 : at;
  }

  #headOfArrow(arrow: number): number {
    const close = this.#tokens.partner[arrow - 1]!;
    const head = close >= 0 ? close : arrow - 1;
    return this.text(head - 1) === 'async' ? head - 1 : head;
  }
}
