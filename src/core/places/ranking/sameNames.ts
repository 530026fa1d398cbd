/** Folders that hold the same names: what is in one of them and not yet in the other may belong there (`index.ts`, `types.ts`, `tags.py`). */
import type { FolderIndex } from './folderIndex.ts';
import type { NameShape } from './nameShape.ts';

export interface SameNames {
  /** Likeness to the most similar folder that has this very name, in [0, 1]. */
  readonly like: Float64Array;
  /** Share of the folders called alike that have the name. */
  readonly leaf: Float64Array;
  /** Share of the folders beside it that have the name. */
  readonly siblings: Float64Array;
}

const MOST_HOLDERS = 60;

export function sameNames(index: FolderIndex, { name }: NameShape): SameNames {
  const { folders, files } = index;
  const holders = new Set(
    (index.byName.get(name) ?? []).slice(0, MOST_HOLDERS).map((at) => files[at]!.folder),
  );
  const like = new Float64Array(folders.length);
  for (const holder of holders) {
    const names = folders[holder]!.names;
    const shared = new Map<number, number>();
    for (const each of names)
      if (each !== name)
        for (const at of index.byName.get(each) ?? []) {
          const folder = files[at]!.folder;
          shared.set(folder, (shared.get(folder) ?? 0) + 1);
        }
    for (const [folder, count] of shared)
      if (!holders.has(folder))
        like[folder] = Math.max(like[folder]!, count / Math.sqrt(names.size * folders[folder]!.names.size));
  }
  return {
    like,
    leaf: shareBy(index, holders, ({ leaf }) => leaf),
    siblings: shareBy(index, holders, ({ segments }) => segments.slice(0, -1).join('/')),
  };
}

function shareBy(
  { folders }: FolderIndex,
  holders: ReadonlySet<number>,
  keyOf: (folder: FolderIndex['folders'][number]) => string,
): Float64Array {
  if (holders.size === 0) return new Float64Array(folders.length);
  const counts = new Map<string, { all: number; having: number }>();
  for (const [at, folder] of folders.entries()) {
    const own = counts.get(keyOf(folder)) ?? { all: 0, having: 0 };
    counts.set(keyOf(folder), own);
    own.all++;
    if (holders.has(at)) own.having++;
  }
  return Float64Array.from(folders, (folder) => {
    const { all, having } = counts.get(keyOf(folder))!;
    return having / all;
  });
}
