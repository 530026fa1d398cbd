/** Which folders of a package are modules of their own. */
import { extname } from '../../base/paths.ts';
import type { FileGroup } from './fileGroup.ts';
import { type FolderNode, filesBelow, folderTree } from './folderTree.ts';
import type { FolderOf } from './headerHomes.ts';
import type { SourcePackage } from './packages.ts';
import type { Rooms } from './rooms.ts';

/** Folders that only hold the folders that matter, by the habits of build tools and project templates. */
const CONTAINERS = new Set(
  'src source sources lib libs app apps packages crates pkg internal cmd main java kotlin scala python php projects'.split(
    ' ',
  ),
);

export interface Grouping {
  readonly folderOf: FolderOf;
  readonly rooms: Rooms;
  /** The package holds most of the workspace: it is taken apart however small it is. */
  readonly dominant: boolean;
}

export function groupFolders(pack: SourcePackage, { rooms, dominant, folderOf }: Grouping): FileGroup[] {
  const tree = folderTree(pack.files, folderOf);
  if (isGo(pack)) return goPackages(pack, tree);
  if (!dominant && pack.files.length <= rooms.package) return [group(pack, pack.root, pack.files)];
  return partsOf(tree.get(pack.root)!, true, rooms.folder).map(({ path, files }) => group(pack, path, files));
}

interface Part {
  readonly path: string;
  readonly files: readonly string[];
}

/** Folders of libraries that others wrote: each of them is one part, whatever it looks like inside. */
const VENDORED = new Set(
  'deps vendor third_party third-party thirdparty 3rdparty 3rd_party extern external externals'.split(' '),
);

function partsOf(node: FolderNode, container: boolean, room: number): Part[] {
  const [first] = node.folders;
  const opens = first !== undefined && (container || node.total > room);
  if (first !== undefined && node.files.length === 0 && node.folders.length === 1)
    return partsOf(first, container || isContainer(first), room);
  if (VENDORED.has(node.name)) return vendored(node);
  if (!opens) return [{ path: node.path, files: filesBelow(node) }];
  const own = node.files.length > 0 ? [{ path: node.path, files: node.files }] : [];
  return [
    ...own,
    ...node.folders.flatMap((folder) => partsOf(folder, container && isContainer(folder), room)),
  ];
}

function vendored(node: FolderNode): Part[] {
  const own = node.files.length > 0 ? [{ path: node.path, files: node.files }] : [];
  return [...own, ...node.folders.map((folder) => ({ path: folder.path, files: filesBelow(folder) }))];
}

function isContainer(node: FolderNode): boolean {
  return isContainerName(node.name);
}

export function isContainerName(folder: string): boolean {
  return CONTAINERS.has(folder);
}

/** A Go folder is a package by the language's own rule: https://go.dev/ref/spec#Packages. */
function goPackages(pack: SourcePackage, tree: ReadonlyMap<string, FolderNode>): FileGroup[] {
  return [...tree.values()]
    .filter((node) => node.files.length > 0)
    .map((node) => ({ ...group(pack, node.path, node.files), mergeable: false }));
}

function isGo(pack: SourcePackage): boolean {
  const count = pack.files.reduce((sum, path) => sum + (extname(path) === '.go' ? 1 : 0), 0);
  return count * 2 > pack.files.length;
}

function group(pack: SourcePackage, path: string, files: readonly string[]): FileGroup {
  const whole = path === pack.root && pack.declared;
  return {
    path,
    origin: whole ? 'manifest' : 'folder',
    packageRoot: pack.root,
    files: [...files],
    mergeable: path !== pack.root,
  };
}
