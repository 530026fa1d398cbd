/** Which files of a workspace may be the one that a wire is put into, nearest to what is generated first. */
import { dirname } from '../../../base/paths.ts';
import { glob } from '../../rules/patterns.ts';

const MOST = 20;

/** @returns groups of equally near paths. */
export function wireTargets(
  where: readonly string[],
  folder: string,
  paths: readonly string[],
): readonly (readonly string[])[] {
  const patterns = where.map(glob);
  const groups = new Map<number, string[]>();
  for (const path of paths) {
    if (!patterns.some((each) => each.mayFit(path) && each.test(path))) continue;
    const away = stepsBetween(dirname(path), folder);
    groups.set(away, [...(groups.get(away) ?? []), path]);
  }
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([, group]) => group.sort())
    .slice(0, MOST);
}

/** Folders up and down. */
function stepsBetween(from: string, to: string): number {
  const [a, b] = [from, to].map((path) => (path === '' ? [] : path.split('/'))) as [string[], string[]];
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++;
  return a.length + b.length - 2 * shared;
}
