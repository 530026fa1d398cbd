/** An in-memory index over the walked paths of a workspace. */
import { basename, dirname } from '../../base/paths.ts';
import type { PathIndex } from '../ports/languageSupport.ts';

interface Folder {
  readonly files: string[];
  readonly folders: string[];
}

/** @param paths workspace-relative, with `/`, without duplicates. */
export function createPathIndex(paths: readonly string[]): PathIndex {
  const known = new Set(paths);
  const folders = new Map<string, Folder>([['', { files: [], folders: [] }]]);
  const byName = new Map<string, string[]>();
  for (const path of paths) {
    folderAt(folders, dirname(path)).files.push(path);
    const name = basename(path);
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [path]);
    else same.push(path);
  }
  return {
    has: (path) => known.has(path),
    hasFolder: (path) => folders.has(path),
    filesIn: (folder) => folders.get(folder)?.files ?? [],
    foldersIn: (folder) => folders.get(folder)?.folders ?? [],
    named: (baseName) => byName.get(baseName) ?? [],
    all: () => known,
  };
}

function folderAt(folders: Map<string, Folder>, path: string): Folder {
  const missing: string[] = [];
  let at = path;
  while (!folders.has(at)) {
    missing.push(at);
    at = dirname(at);
  }
  for (const folder of missing.reverse()) {
    folders.set(folder, { files: [], folders: [] });
    folders.get(dirname(folder))!.folders.push(folder);
  }
  return folders.get(path)!;
}
