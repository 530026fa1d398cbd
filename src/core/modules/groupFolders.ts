/** Which folders of a package are modules of their own. */
import { extname } from '../../base/paths.ts';
import type { FileGroup } from './fileGroup.ts';
import { type FolderNode, filesBelow, folderTree } from './folderTree.ts';
import type { SourcePackage } from './packages.ts';

/** Files from which on a folder with sub-folders is taken apart. */
export const LARGE_FOLDER = 60;

/** Folders that only hold the folders that matter, by the habits of build tools and project templates. */
const CONTAINERS = new Set(
  'src source sources lib libs app apps packages crates pkg internal cmd main java kotlin scala python php projects'.split(
    ' ',
  ),
);

/** @param dominant the package that holds most of the workspace: it is taken apart however small it is. */
export function groupFolders(pack: SourcePackage, dominant: boolean): FileGroup[] {
  const tree = folderTree(pack.files);
  if (isGo(pack)) return goPackages(pack, tree);
  if (!dominant && pack.files.length <= LARGE_FOLDER) return [group(pack, pack.root, pack.files)];
  const groups: FileGroup[] = [];
  explore(tree.get(pack.root)!, true, (path, files) => groups.push(group(pack, path, files)));
  return groups;
}

function explore(node: FolderNode, container: boolean, found: (path: string, files: string[]) => void): void {
  const [first] = node.folders;
  const opens = first !== undefined && (container || node.total > LARGE_FOLDER);
  if (first !== undefined && node.files.length === 0 && node.folders.length === 1) {
    explore(first, container || isContainer(first), found);
  } else if (!opens) {
    found(node.path, filesBelow(node));
  } else {
    if (node.files.length > 0) found(node.path, node.files);
    for (const folder of node.folders) explore(folder, container && isContainer(folder), found);
  }
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
