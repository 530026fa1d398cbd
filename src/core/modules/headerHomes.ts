/**
 * C and C++ projects often keep the headers of a part in a tree of their own (`include/net/socket.h` beside `src/net/socket.c`).
 * Both are one part: a folder of headers belongs to the folder that implements most of them.
 */
import { basename, dirname, extname } from '../../base/paths.ts';

const HEADER = /\.(?:h|hh|hpp|hxx|h\+\+)$/i;
const SOURCE = /\.(?:c|cc|cpp|cxx|c\+\+|m|mm|cu)$/i;
const HEADER_ROOT = /(?:^|\/)(?:include|includes|inc|headers)(?:\/|$)/;
/** Share of the headers of a folder that one other folder must implement, and of the implemented ones. */
const ENOUGH_OF_ALL = 1 / 2;
const ENOUGH_OF_PAIRED = 2 / 3;

/** The folder that counts as a file's own: where it lies, or where the headers around it are implemented. */
export type FolderOf = (path: string) => string;

export function headerHomes(paths: readonly string[]): FolderOf {
  const folders = headerFolders(paths);
  if (folders.size === 0) return dirname;
  const sources = foldersByStem(paths);
  const homes = new Map<string, string>();
  for (const [folder, stems] of folders) {
    const home = homeOf(folder, stems, sources);
    if (home !== undefined) homes.set(folder, home);
  }
  return (path) => homes.get(dirname(path)) ?? dirname(path);
}

/** Stems of the headers by folder, for folders of a header tree that hold nothing else. */
function headerFolders(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  const mixed = new Set<string>();
  for (const path of paths) {
    const folder = dirname(path);
    if (!HEADER_ROOT.test(folder)) continue;
    if (!HEADER.test(path)) mixed.add(folder);
    else if (folders.has(folder)) folders.get(folder)!.push(stemOf(path));
    else folders.set(folder, [stemOf(path)]);
  }
  for (const folder of mixed) folders.delete(folder);
  return folders;
}

function foldersByStem(paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>();
  for (const path of paths) {
    if (!SOURCE.test(path)) continue;
    const stem = stemOf(path);
    const known = folders.get(stem);
    if (known === undefined) folders.set(stem, new Set([dirname(path)]));
    else known.add(dirname(path));
  }
  return folders;
}

function homeOf(
  folder: string,
  stems: readonly string[],
  sources: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  const votes = new Map<string, number>();
  let paired = 0;
  for (const stem of stems) {
    const candidates = sources.get(stem);
    if (candidates === undefined) continue;
    paired++;
    for (const each of candidates) votes.set(each, (votes.get(each) ?? 0) + 1);
  }
  const [best] = [...votes].sort(
    ([a, votesA], [b, votesB]) =>
      votesB - votesA || shared(folder, b) - shared(folder, a) || (a < b ? -1 : 1),
  );
  if (best === undefined || best[1] < ENOUGH_OF_PAIRED * paired) return undefined;
  const [home, implemented] = best;
  return implemented >= ENOUGH_OF_ALL * stems.length || basename(home) === basename(folder)
    ? home
    : undefined;
}

/** Characters that both paths begin with. */
function shared(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

function stemOf(path: string): string {
  const name = basename(path);
  return name.slice(0, name.length - extname(name).length);
}
