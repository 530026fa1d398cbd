/** What a path expression comes to when nothing in it depends on the run: strings, `__DIR__`, `dirname()`, known constants, joined by dots. */
import { dirname, join } from '../../../base/paths.ts';

/** Possible values; one that starts with `ROOT` is a path of the workspace, any other is text. Empty when it depends on the run. */
export type PathValues = readonly string[];

export interface PathScope {
  /** The file that the expression stands in. */
  readonly path: string;
  constant(name: string): PathValues;
}

/** Stands for the workspace's absolute path; no source text contains it. */
export const ROOT = '\u0000';

const MAX_VALUES = 4;
/** Longer expressions are no paths. */
const MAX_TOKENS = 64;
const MAX_DEPTH = 8;

export function pathValues(expression: string, scope: PathScope): PathValues {
  if (expression.length > 2000) return [];
  const values = evaluate(tokensOf(expression), scope);
  if (values.length > 0) return values;
  // `'a' . 'b'` arrives as `a' . 'b`: extraction takes what looks like quotes round the whole for such.
  const requoted = ["'", '"'].map((quote) => tokensOf(quote + expression + quote));
  return evaluate(
    requoted.find((tokens) => tokens !== undefined && tokens.length > 1),
    scope,
  );
}

/** What a string literal without its quotes says; nothing where a variable stands in it. */
export function textValues(content: string): PathValues {
  return content.includes('$') ? [] : [unescaped(content)];
}

function unescaped(content: string): string {
  return content.replace(/\\(.)/g, '$1');
}

function evaluate(tokens: readonly string[] | undefined, scope: PathScope): PathValues {
  if (tokens === undefined) return [];
  const reader = new PathReader(tokens, scope);
  const values = reader.sum(0);
  return reader.atEnd() ? values : [];
}

/** Undefined for anything that cannot stand in such an expression. */
function tokensOf(expression: string): string[] | undefined {
  const tokens: string[] = [];
  const token = /\s*(?:('(?:[^'\\]|\\.)*'|"(?:[^"\\$]|\\.)*")|([\w\\]+)|([().,]))/y;
  const text = expression.trimEnd();
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null || tokens.length === MAX_TOKENS) return undefined;
    tokens.push(match[1] ?? match[2] ?? match[3]!);
  }
  return tokens;
}

class PathReader {
  readonly #tokens: readonly string[];
  readonly #scope: PathScope;
  #at = 0;

  constructor(tokens: readonly string[], scope: PathScope) {
    this.#tokens = tokens;
    this.#scope = scope;
  }

  atEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  sum(depth: number): PathValues {
    let values = this.#term(depth);
    while (this.#take('.')) {
      const more = this.#term(depth);
      values = values.flatMap((left) => more.map((right) => left + right)).slice(0, MAX_VALUES);
    }
    return values;
  }

  #term(depth: number): PathValues {
    const token = this.#tokens[this.#at++];
    if (token === undefined || depth > MAX_DEPTH) return [];
    if (token[0] === "'" || token[0] === '"') return [unescaped(token.slice(1, -1))];
    if (token === '(') return this.#closed(this.sum(depth + 1));
    if (this.#take('(')) return this.#call(token.replace(/^\\/, '').toLowerCase(), depth);
    return this.#constant(token.replace(/^\\/, ''));
  }

  #call(name: string, depth: number): PathValues {
    const values = this.sum(depth + 1);
    const levels = this.#take(',') ? Number(this.#tokens[this.#at++]) : 1;
    if (this.#closed(values).length === 0) return [];
    if (name === 'realpath') return values;
    if (name !== 'dirname' || !(levels >= 1 && levels <= 20)) return [];
    return values.flatMap((value) => {
      const up = value.startsWith(ROOT) ? join(value.slice(1), ...Array(levels).fill('..')) : undefined;
      return up === undefined ? [] : [ROOT + (up === '' ? '' : `/${up}`)];
    });
  }

  #constant(name: string): PathValues {
    const { path } = this.#scope;
    if (name === '__FILE__') return [`${ROOT}/${path}`];
    if (name === '__DIR__') return [ROOT + (dirname(path) === '' ? '' : `/${dirname(path)}`)];
    return name === 'DIRECTORY_SEPARATOR' ? ['/'] : this.#scope.constant(name);
  }

  #closed(values: PathValues): PathValues {
    return this.#take(')') ? values : [];
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }
}
