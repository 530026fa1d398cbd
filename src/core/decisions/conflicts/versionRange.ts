/** Whether a version fits a range, as far as both say: `18` may be any 18. */

type Version = readonly number[];

/** @returns undefined for a range in words that are not understood. */
export function mayFit(version: string, range: string): boolean | undefined {
  const exact = numbersOf(version);
  if (exact === undefined) return undefined;
  const results = range.split('||').map((part) => fitsAll(exact, part));
  if (results.includes(true)) return true;
  return results.includes(undefined) ? undefined : false;
}

function fitsAll(version: Version, part: string): boolean | undefined {
  const comparators = [...part.matchAll(/(>=|<=|>|<|==|=|\^|~=|~>|~|!=)?\s*v?(\d+(?:\.(?:\d+|x|\*))*)/g)];
  if (comparators.length === 0 || / - /.test(part)) return undefined;
  return comparators.every(([, sign, text]) => fits(version, sign ?? '', numbersOf(text!)!));
}

function fits(version: Version, sign: string, bound: Version): boolean {
  const order = compare(version, bound);
  switch (sign) {
    case '>=':
    case '>':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '<':
      // 18 may be 18.0, which is below 18.5, but nothing of 18 is below 18.
      return order < 0 || (order === 0 && version.length < bound.length);
    case '!=':
      return true;
    case '^':
      return order >= 0 && version[0] === bound[0];
    case '~>':
    case '~=':
    case '~':
      return order >= 0 && sameUntil(version, bound, Math.max(1, bound.length - 1));
    default:
      return sameUntil(version, bound, bound.length);
  }
}

/** Over the parts that both have. */
function compare(a: Version, b: Version): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) if (a[at] !== b[at]) return a[at]! - b[at]!;
  return 0;
}

function sameUntil(a: Version, b: Version, length: number): boolean {
  return compare(a.slice(0, length), b.slice(0, length)) === 0;
}

function numbersOf(text: string): Version | undefined {
  const parts = /^v?(\d+(?:\.\d+)*)/.exec(text.trim())?.[1];
  return parts?.split('.').map(Number);
}
