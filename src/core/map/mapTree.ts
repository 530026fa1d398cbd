/** The folders and files of a map as a tree in which every folder has a choice to offer. */
import { basename } from '../../base/paths.ts';
import type { MapModel } from '../model/map.ts';
import { type FolderNode, folderTree } from '../modules/folderTree.ts';

export interface MapTreeNode {
  readonly id: string;
  readonly label: string;
  /** -1 for the root. */
  readonly parent: number;
  /** Indexes of nodes; none for a file. */
  readonly children: readonly number[];
  /** Index of the file; undefined for a folder. */
  readonly file: number | undefined;
  /** Files here and below. */
  readonly files: number;
}

export interface MapTree {
  /** Parents before children; the first is the workspace. Empty without files. */
  readonly nodes: readonly MapTreeNode[];
  /** By index of the file; -1 where it is not in the tree. */
  readonly nodeOf: Int32Array;
}

/** @param keeps which files (by index) are in it. */
export function mapTree({ name, files }: MapModel, keeps: (file: number) => boolean = () => true): MapTree {
  const kept = [...files.keys()].filter(keeps).sort((a, b) => comparePaths(files[a]!.path, files[b]!.path));
  const nodeOf = new Int32Array(files.length).fill(-1);
  if (kept.length === 0) return { nodes: [], nodeOf };
  const indexOf = new Map(kept.map((file) => [files[file]!.path, file]));
  const folders = folderTree([...indexOf.keys()]);
  const nodes: Draft[] = [];
  const pending: { readonly from: FolderNode | string; readonly parent: number }[] = [
    { from: folders.get('')!, parent: -1 },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { from, parent } = next;
    const at = nodes.length;
    const above = nodes[parent];
    const end = typeof from === 'string' ? from : endOfChain(from);
    const id = typeof end === 'string' ? end : end.path;
    const file = typeof end === 'string' ? indexOf.get(end) : undefined;
    nodes.push({
      id,
      label: printable(above === undefined ? rootLabel(name, id) : labelBelow(above.id, id)),
      parent,
      children: [],
      file,
      files: typeof end === 'string' ? 1 : end.total,
    });
    above?.children.push(at);
    if (file !== undefined) nodeOf[file] = at;
    if (typeof end === 'string') continue;
    for (const child of [...end.folders, ...end.files].toReversed())
      pending.push({ from: child, parent: at });
  }
  return { nodes, nodeOf };
}

interface Draft extends MapTreeNode {
  readonly children: number[];
}

/** A folder with nothing but one folder in it, or one file, is what it holds. */
function endOfChain(folder: FolderNode): FolderNode | string {
  let end = folder;
  while (end.files.length === 0 && end.folders.length === 1) end = end.folders[0]!;
  // The workspace stays a folder, be there but one file in it.
  return end.total === 1 && folder.path !== '' ? end.files[0]! : end;
}

function rootLabel(name: string, id: string): string {
  return id === '' ? name : `${name}/${id}`;
}

function labelBelow(parent: string, id: string): string {
  return parent === '' ? id : id.startsWith(`${parent}/`) ? id.slice(parent.length + 1) : basename(id);
}

/** Signs that break a line or turn the direction of what follows would let a name pass for another. */
function printable(label: string): string {
  return label.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** Plain order of the text: stable on every machine. */
function comparePaths(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
