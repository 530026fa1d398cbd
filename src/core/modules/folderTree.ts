/** The folders that hold source files, as a tree. */
import { basename, dirname } from '../../base/paths.ts';
import type { FolderOf } from './headerHomes.ts';

export interface FolderNode {
  /** `''` for the root. */
  readonly path: string;
  readonly name: string;
  readonly files: string[];
  /** In path order. */
  readonly folders: FolderNode[];
  /** Files here and below. */
  total: number;
}

/** @param paths sorted, so that folders come out in path order. */
export function folderTree(
  paths: readonly string[],
  folderOf: FolderOf = dirname,
): ReadonlyMap<string, FolderNode> {
  const nodes = new Map<string, FolderNode>([['', emptyNode('')]]);
  for (const path of paths) {
    const folder = folderAt(nodes, folderOf(path));
    folder.files.push(path);
    for (let at = folder; ; at = nodes.get(dirname(at.path))!) {
      at.total++;
      if (at.path === '') break;
    }
  }
  return nodes;
}

function folderAt(nodes: Map<string, FolderNode>, path: string): FolderNode {
  const missing: string[] = [];
  for (let at = path; !nodes.has(at); at = dirname(at)) missing.push(at);
  for (const each of missing.reverse()) {
    const node = emptyNode(each);
    nodes.set(each, node);
    nodes.get(dirname(each))!.folders.push(node);
  }
  return nodes.get(path)!;
}

function emptyNode(path: string): FolderNode {
  return { path, name: basename(path), files: [], folders: [], total: 0 };
}

/** All files here and below, in path order of their folders. */
export function filesBelow(root: FolderNode): string[] {
  const found: string[] = [];
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const file of node.files) found.push(file);
    for (const folder of node.folders.toReversed()) pending.push(folder);
  }
  return found;
}
