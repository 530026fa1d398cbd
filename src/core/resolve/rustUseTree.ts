/** Takes a `use` tree apart: `a::{b, c::{self, d as e}, f::*}` → its paths. */

/** Deeper trees are cut: no hand-written import is. */
const MAX_DEPTH = 16;

/** Each path as segments; a wildcard's last segment is `*`; `self` at the end of a group is the path before it. */
export function usePaths(tree: string): string[][] {
  const text = tree.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' ').trim();
  return expand(text, [], 0);
}

function expand(text: string, prefix: readonly string[], depth: number): string[][] {
  if (depth > MAX_DEPTH) return [];
  const brace = text.indexOf('{');
  if (brace < 0) return [[...prefix, ...segmentsOf(text)]];
  const before = [...prefix, ...segmentsOf(text.slice(0, brace))];
  const inner = text.slice(brace + 1, text.lastIndexOf('}'));
  return splitTop(inner).flatMap((part) => (part === 'self' ? [before] : expand(part, before, depth + 1)));
}

/** The path's names; `as` names what it is called here, which leads nowhere else. */
function segmentsOf(text: string): string[] {
  return text
    .replace(/\s+as\s+\S+\s*$/, '')
    .split('::')
    .map((segment) => segment.trim().replace(/^r#/, ''))
    .filter((segment) => segment !== '');
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
