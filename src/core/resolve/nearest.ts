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
  return sameSourceSet(
    eligible.filter((_, at) => shared[at] === best),
    from,
  );
}

/** Kotlin's multiplatform source sets (`jvmMain`, `commonTest`): the file's own platform, else what is common. */
function sameSourceSet<T extends { readonly path: string }>(
  candidates: readonly T[],
  from: string,
): readonly T[] {
  if (candidates.length < 2) return candidates;
  for (const platform of [platformOf(from), 'common', 'main']) {
    const fitting = candidates.filter(({ path }) => platformOf(path) === platform);
    if (platform !== undefined && fitting.length > 0) return fitting;
  }
  return candidates;
}

/** Whether a multiplatform source set can call what another declares; only what no hierarchy allows is ruled out. */
export function reachable(to: string, from: string): boolean {
  const [mine, theirs] = [platformOf(from), platformOf(to)];
  if (mine === theirs || theirs === undefined || mine === undefined || theirs === 'common') return true;
  if (mine === 'common') return !MULTIPLATFORM.test(to);
  return !MULTIPLATFORM.test(to) || JVM.test(mine) === JVM.test(theirs);
}

const MULTIPLATFORM = /(?:^|\/)src\/[a-z]\w*(?:Main|Test)\//;
const JVM = /^(?:jvm|android|desktop|jre|main|test)/;

/** `jvm` for `src/jvmMain/` and `src/jvmTest/`. */
function platformOf(path: string): string | undefined {
  return /(?:^|\/)src\/([a-z][\w]*?)(?:Main|Test)?\//.exec(path)?.[1];
}

function sharedFolders(a: string, b: string): number {
  let folders = 0;
  for (let at = 0; at < a.length && a[at] === b[at]; at++) if (a[at] === '/') folders++;
  return folders;
}
