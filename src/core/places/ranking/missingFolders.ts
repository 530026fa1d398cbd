/** Folders that imports look in for a file and that are not there yet. */
import { grouped } from '../../../base/grouped.ts';
import type { FolderIndex } from './folderIndex.ts';
import type { WantedPlace } from './wanted.ts';

export interface MissingFolder {
  readonly path: string;
  /** Files whose imports look there. */
  readonly from: readonly string[];
}

/** Most asked for first; none that no folder which is there leads to, as packages from outside are. */
export function missingFolders(index: FolderIndex, asked: readonly WantedPlace[]): readonly MissingFolder[] {
  const found = asked.flatMap(({ folder, whole, from }) => {
    const path = whole ? folder : rooted(index, folder);
    return path === undefined || index.folderAt.has(path) ? [] : [{ path, from }];
  });
  return [...grouped(found, ({ path }) => path)]
    .map(([path, own]) => ({ path, from: [...new Set(own.map(({ from }) => from))].sort() }))
    .sort((a, b) => b.from.length - a.from.length || (a.path < b.path ? -1 : 1));
}

/** `presentation/errors` where there is `src/presentation` → `src/presentation/errors`. */
function rooted(index: FolderIndex, folder: string): string | undefined {
  const segments = folder.split('/').filter((segment) => /^[\w.-]+$/.test(segment));
  for (let known = segments.length; known > 0; known--) {
    const start = segments.slice(0, known).join('/');
    const at = placeEndingWith(index, start);
    if (at !== undefined) return [at, ...segments.slice(known)].join('/');
  }
  return undefined;
}

/** The one with the shortest path, of folders with files and those above them. */
function placeEndingWith({ folders }: FolderIndex, tail: string): string | undefined {
  let best: string | undefined;
  for (const { path } of folders) {
    const at = `/${path}/`.indexOf(`/${tail}/`);
    if (at < 0) continue;
    const own = path.slice(0, at + tail.length);
    if (best === undefined || own.length < best.length || (own.length === best.length && own < best))
      best = own;
  }
  return best;
}
