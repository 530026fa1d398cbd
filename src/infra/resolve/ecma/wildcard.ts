/** Glob matching in time proportional to pattern times path: patterns come from the repository and may be hostile. */

/** `packages/*`, `apps/**`, `{a,b}/*`, `!x`; a trailing slash means nothing. Folders are relative, without `./`. */
export function matchesGlobs(patterns: readonly string[], folder: string): boolean {
  let matched = false;
  for (const pattern of patterns) {
    const negative = pattern.startsWith('!');
    if (negative !== matched) continue;
    if (matchesGlob(normal(negative ? pattern.slice(1) : pattern), folder)) matched = !negative;
  }
  return matched;
}

function normal(pattern: string): string {
  return pattern.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
}

function matchesGlob(pattern: string, folder: string): boolean {
  return alternatives(pattern).some((each) => matchesSegments(each.split('/'), folder.split('/')));
}

const MOST_ALTERNATIVES = 64;

/** Braces unfolded, left to right. */
function alternatives(pattern: string): readonly string[] {
  let open: readonly string[] = [pattern];
  for (let round = 0; round < 8; round++) {
    if (open.every((each) => !each.includes('{')) || open.length > MOST_ALTERNATIVES) break;
    open = open.flatMap(unfoldFirst).slice(0, MOST_ALTERNATIVES);
  }
  return open;
}

function unfoldFirst(pattern: string): readonly string[] {
  const start = pattern.indexOf('{');
  const end = pattern.indexOf('}', start);
  if (start < 0 || end < 0) return [pattern.replaceAll('{', '')];
  const choices = pattern.slice(start + 1, end).split(',');
  return choices.map((choice) => pattern.slice(0, start) + choice + pattern.slice(end + 1));
}

function matchesSegments(pattern: readonly string[], path: readonly string[]): boolean {
  return greedy(pattern, path, { isStar: (segment) => segment === '**', fits: matchesSegment });
}

function matchesSegment(pattern: string, segment: string): boolean {
  return greedy([...pattern], [...segment], {
    isStar: (char) => char === '*',
    fits: (char, other) => char === '?' || char === other,
  });
}

interface Matching {
  isStar(part: string): boolean;
  fits(part: string, other: string): boolean;
}

/** Two pointers with one point to go back to: the last star takes what is needed. */
function greedy(pattern: readonly string[], path: readonly string[], { isStar, fits }: Matching): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let index = 0; index < path.length; ) {
    const part = pattern[at];
    if (part !== undefined && isStar(part)) {
      star = at++;
      resume = index;
    } else if (part !== undefined && fits(part, path[index]!)) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  while (at < pattern.length && isStar(pattern[at]!)) at++;
  return at === pattern.length;
}
