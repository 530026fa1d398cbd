/** Takes a `use` tree apart: `a::{b, c::{self, d as e}, f::*}` → its paths. */

/** Deeper trees are cut: no hand-written import is. */
const MAX_DEPTH = 16;
/** Nor does one name more than this. */
const MAX_PATHS = 10_000;

export interface UsePath {
  /** A wildcard's last segment is `*`; a leading `::` is the segment `''`. */
  readonly segments: readonly string[];
  /** What the path is called here; `_` for a trait in scope without a name, `*` for a wildcard. */
  readonly alias: string;
}

export function usePaths(tree: string): UsePath[] {
  const paths: UsePath[] = [];
  const plain = tree.replace(/\/\*[\s\S]{0,4000}?\*\/|\/\/[^\n]*/g, ' ').replace(/\s+/g, ' ');
  expand(plain.trim(), [], { paths, depth: 0 });
  return paths;
}

/** `a::b::<T>::c` → `a`, `b`, `c`; a leading `::` yields `''` first. */
export function segmentsOf(path: string): string[] {
  return withoutGenerics(path)
    .split('::')
    .map((segment) => segment.trim().replace(/^r#/, ''))
    .filter((segment, at) => segment !== '' || at === 0);
}

function expand(
  text: string,
  prefix: readonly string[],
  out: { readonly paths: UsePath[]; readonly depth: number },
): void {
  if (out.depth > MAX_DEPTH || out.paths.length > MAX_PATHS) return;
  const brace = text.indexOf('{');
  if (brace < 0) {
    const path = pathOf(text, prefix);
    if (path !== undefined) out.paths.push(path);
    return;
  }
  const before = [...prefix, ...followers(text.slice(0, brace), prefix)];
  const inner = text.slice(brace + 1, text.lastIndexOf('}'));
  for (const part of splitTop(inner)) expand(part, before, { paths: out.paths, depth: out.depth + 1 });
}

function pathOf(text: string, prefix: readonly string[]): UsePath | undefined {
  const [path = '', alias] = text.split(/\s+as\s+/, 2);
  const own = followers(path, prefix);
  const last = own.at(-1);
  // `a::{self}` means `a`.
  const segments =
    last === 'self' && prefix.length + own.length > 1
      ? [...prefix, ...own.slice(0, -1)]
      : [...prefix, ...own];
  if (segments.length === 0) return undefined;
  return { segments, alias: alias?.trim().replace(/^r#/, '') ?? segments.at(-1)! };
}

/** A `::` at the beginning means the extern prelude only where the path itself begins. */
function followers(path: string, prefix: readonly string[]): string[] {
  const segments = segmentsOf(path.trim().replace(/::$/, ''));
  return prefix.length > 0 || !path.trim().startsWith('::')
    ? segments.filter((each) => each !== '')
    : segments;
}

function withoutGenerics(path: string): string {
  if (!path.includes('<')) return path;
  let depth = 0;
  let plain = '';
  for (const sign of path) {
    if (sign === '<') depth++;
    else if (sign === '>') depth = Math.max(0, depth - 1);
    else if (depth === 0) plain += sign;
  }
  return plain.replace(/(?:::\s*){2,}/g, '::');
}

/** Splits at commas that stand in no inner group. */
function splitTop(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at];
    if (sign === '{') depth++;
    else if (sign === '}') depth--;
    else if (sign === undefined || (sign === ',' && depth === 0)) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return parts.filter((part) => part !== '');
}
