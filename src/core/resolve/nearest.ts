/** Picks among files that declare the same name: what a build puts on the class path lies near. */
import { isTestPath } from '../workspace/testPaths.ts';

/** Those that lie nearest to `from`; production code prefers production code. Never empty when `candidates` is not. */
export function nearest<T extends { readonly path: string }>(
  candidates: readonly T[],
  from: string,
): readonly T[] {
  if (candidates.length < 2) return candidates;
  const production = isTestPath(from) ? candidates : candidates.filter(({ path }) => !isTestPath(path));
  const eligible = production.length > 0 ? production : candidates;
  const shared = eligible.map(({ path }) => sharedFolders(path, from));
  const best = Math.max(...shared);
  return eligible.filter((_, at) => shared[at] === best);
}

function sharedFolders(a: string, b: string): number {
  let folders = 0;
  for (let at = 0; at < a.length && a[at] === b[at]; at++) if (a[at] === '/') folders++;
  return folders;
}
