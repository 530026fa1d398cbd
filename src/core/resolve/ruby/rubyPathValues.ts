/** What a Ruby path expression comes to when nothing in it depends on the run: strings, `__dir__`, `File.join` and their like. */
import { dirname, join } from '../../../base/paths.ts';

export interface RubyPathScope {
  /** The file that the expression stands in. */
  readonly path: string;
  /** Folder that `Rails.root` is. */
  readonly railsRoot: string;
}

/** Stands for the workspace's absolute path at the start of a value; any other value is text. No source contains it. */
export const ROOT = '\u0000';

const MAX_LENGTH = 1000;
const MAX_DEPTH = 8;

/** The value of an expression; undefined when it depends on the run. */
export function expressionValue(expression: string, scope: RubyPathScope): string | undefined {
  const tokens = expression.length > MAX_LENGTH ? undefined : tokensOf(expression);
  if (tokens === undefined) return undefined;
  const reader = new PathReader(tokens, scope);
  const value = reader.sum(0);
  return reader.atEnd() ? value : undefined;
}

/** What a string literal says, its quotes taken off, `#{}` put in. */
export function textValue(content: string, scope: RubyPathScope): string | undefined {
  // A template of a generator, filled in later.
  if (content.includes('<%')) return undefined;
  if (!content.includes('#{')) return content;
  if (content.length > MAX_LENGTH) return undefined;
  let known = true;
  const text = content.replace(/#\{([^{}]*)\}/g, (_, inner: string) => {
    const value = expressionValue(inner, scope);
    known &&= value !== undefined;
    return value ?? '';
  });
  // What climbs out of the middle of a text is no path.
  return known && text.lastIndexOf(ROOT) <= 0 && !text.includes('#{') ? text : undefined;
}

function tokensOf(expression: string): string[] | undefined {
  const tokens: string[] = [];
  const token = /\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|(?:::)?[A-Za-z_]\w*(?:::[A-Z]\w*)*|\d+|[().,+/])/y;
  const text = expression.trimEnd();
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null) return undefined;
    tokens.push(match[1]!);
  }
  return tokens;
}

type Arguments = readonly (string | undefined)[];

class PathReader {
  readonly #tokens: readonly string[];
  readonly #scope: RubyPathScope;
  #at = 0;

  constructor(tokens: readonly string[], scope: RubyPathScope) {
    this.#tokens = tokens;
    this.#scope = scope;
  }

  atEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  sum(depth: number): string | undefined {
    let value = this.#chain(depth);
    while (this.#take('+') || this.#take('/')) {
      const more = this.#chain(depth);
      value = value === undefined || more === undefined ? undefined : under(value, more);
    }
    return value;
  }

  #chain(depth: number): string | undefined {
    if (depth > MAX_DEPTH) return undefined;
    let value = this.#start(depth);
    while (this.#take('.')) {
      const method = this.#tokens[this.#at++];
      value = called(method, [value, ...this.#arguments(depth)]);
    }
    return value;
  }

  #start(depth: number): string | undefined {
    const token = this.#tokens[this.#at++];
    const { path, railsRoot } = this.#scope;
    if (token === undefined) return undefined;
    if (token[0] === "'") return token.slice(1, -1);
    if (token[0] === '"') return depth === 0 ? textValue(token.slice(1, -1), this.#scope) : plainText(token);
    if (token === '(') return this.#closed(this.sum(depth + 1));
    if (token === '__FILE__') return `${ROOT}/${path}`;
    if (token === '__dir__') return absolute(dirname(path));
    const type = token.replace(/^::/, '');
    if (type === 'Rails') return this.#take('.') && this.#take('root') ? absolute(railsRoot) : undefined;
    if (type === 'Pathname' && this.#tokens[this.#at] === '(') return this.#arguments(depth)[0];
    if (!(type === 'File' || type === 'Pathname' || type === 'Dir') || !this.#take('.')) return undefined;
    return called(this.#tokens[this.#at++], this.#arguments(depth));
  }

  /** In brackets, or bare up to the end, or none. */
  #arguments(depth: number): Arguments {
    const bracketed = this.#take('(');
    if (bracketed && this.#take(')')) return [];
    if (!bracketed && !/^['"_A-Z]/.test(this.#tokens[this.#at] ?? '')) return [];
    const values: (string | undefined)[] = [];
    do values.push(this.sum(depth + 1));
    while (this.#take(','));
    return bracketed ? [this.#closed(values[0]), ...values.slice(1)] : values;
  }

  #closed(value: string | undefined): string | undefined {
    return this.#take(')') ? value : undefined;
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }
}

const SAME: ReadonlySet<string | undefined> = new Set([
  'new',
  'realpath',
  'to_s',
  'to_path',
  'freeze',
  'cleanpath',
]);

/** A method of `File` or `Pathname`, the receiver first where there is one. */
function called(method: string | undefined, values: Arguments): string | undefined {
  const [first, ...rest] = values;
  if (first === undefined || rest.includes(undefined)) return undefined;
  if (SAME.has(method)) return first;
  if (method === 'join') return (rest as string[]).reduce(under, first);
  if (method === 'dirname' || method === 'parent') return parent(first);
  if (method !== 'expand_path' && method !== 'absolute_path') return undefined;
  if (first.startsWith(ROOT) || first.startsWith('/')) return first;
  return normal(under(rest[0] ?? ROOT, first));
}

function under(folder: string, path: string): string {
  if (path.startsWith(ROOT)) return path;
  return folder.endsWith('/') || path.startsWith('/') || folder === '' ? folder + path : `${folder}/${path}`;
}

function parent(path: string): string | undefined {
  return path.startsWith(ROOT) ? normal(`${path}/..`) : dirname(path);
}

/** Undefined when it leaves the workspace. */
function normal(path: string): string | undefined {
  if (!path.startsWith(ROOT)) return path;
  const inside = join(path.slice(1));
  return inside === undefined ? undefined : absolute(inside);
}

function absolute(path: string): string {
  return path === '' ? ROOT : `${ROOT}/${path}`;
}

function plainText(token: string): string | undefined {
  return token.includes('#{') ? undefined : token.slice(1, -1);
}
