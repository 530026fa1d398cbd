/** The folder tree over a set of files. */

export interface Folder {
  /** `''` is the root. */
  readonly path: string;
  /** Files directly in it. */
  readonly files: readonly string[];
  readonly folders: readonly Folder[];
  /** Files in it and below. */
  readonly all: readonly string[];
}

interface Draft {
  readonly path: string;
  readonly files: string[];
  readonly folders: Map<string, Draft>;
}

export function buildFolders(paths: readonly string[]): Folder {
  const root: Draft = { path: '', files: [], folders: new Map() };
  for (const path of paths) {
    let at = root;
    const segments = path.split('/');
    for (const segment of segments.slice(0, -1)) {
      let child = at.folders.get(segment);
      if (child === undefined) {
        child = { path: at.path === '' ? segment : `${at.path}/${segment}`, files: [], folders: new Map() };
        at.folders.set(segment, child);
      }
      at = child;
    }
    at.files.push(path);
  }
  return finish(root);
}

function finish(draft: Draft): Folder {
  const folders = [...draft.folders.values()].map(finish);
  const all = [...draft.files, ...folders.flatMap((folder) => folder.all)];
  return { path: draft.path, files: draft.files, folders, all };
}
