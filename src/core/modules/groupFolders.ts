/** Which folders of a package are modules of their own. */
import { extname } from '../../base/paths.ts';
import type { DependencyGraph } from '../model/graph.ts';
import { areCommunities } from './communities.ts';
import type { FileGroup } from './fileGroup.ts';
import { type FolderNode, filesBelow, folderTree } from './folderTree.ts';
import type { FolderOf } from './headerHomes.ts';
import type { SourcePackage } from './packages.ts';
import type { Rooms } from './rooms.ts';
import { isSupporting } from './supporting.ts';

/** Folders that only hold the folders that matter, by the habits of build tools and project templates. */
const CONTAINERS = new Set(
  'src source sources lib libs app apps packages crates pkg internal cmd main java kotlin scala python php projects'.split(
    ' ',
  ),
);

export interface Grouping {
  readonly folderOf: FolderOf;
  readonly rooms: Rooms;
  readonly graph: DependencyGraph;
  /** The package holds most of the workspace: it is taken apart however small it is. */
  readonly dominant: boolean;
}

export function groupFolders(
  pack: SourcePackage,
  { rooms, dominant, folderOf, graph }: Grouping,
): FileGroup[] {
  const tree = folderTree(pack.files, folderOf);
  if (isGo(pack)) return goPackages(pack, tree);
  const count = pack.files.length;
  const asOne = () => [group(pack, pack.root, pack.files)];
  if (!dominant && count <= rooms.small) return asOne();
  const parts = partsOf(tree.get(pack.root)!, { container: true, room: rooms.folder, root: pack.root });
  const opens =
    dominant ||
    count > rooms.package ||
    areCommunities(
      parts.map((part) => part.files),
      graph,
    );
  return opens
    ? parts.map(({ outermost, path, files }) => ({ ...group(pack, path, files), outermost }))
    : asOne();
}

interface Part {
  readonly outermost: string;
  readonly path: string;
  readonly files: readonly string[];
}

/** Folders of libraries that others wrote: each of them is one part, whatever it looks like inside. */
const VENDORED = new Set(
  'deps vendor third_party third-party thirdparty 3rdparty 3rd_party extern external externals'.split(' '),
);

interface Opening {
  /** It only holds the folders that matter. */
  readonly container: boolean;
  /** Files of a folder that stays whole. */
  readonly room: number;
  /** Of the package. */
  readonly root: string;
}

function partsOf(top: FolderNode, opening: Opening): Part[] {
  const { node, container } = descend(top, opening.container);
  if (VENDORED.has(node.name)) return [...ownFiles(node), ...node.folders.map((folder) => whole(folder))];
  if (node.folders.length === 0 || !(container || node.total > opening.room)) return [whole(node, top)];
  const parts = ownFiles(node);
  for (const folder of node.folders) {
    if (node.path === opening.root && isSupporting(folder.name)) parts.push(whole(folder));
    else parts.push(...partsOf(folder, { ...opening, container: container && isContainer(folder) }));
  }
  return parts;
}

/** Past folders that hold one folder and nothing else. */
function descend(
  top: FolderNode,
  container: boolean,
): { readonly node: FolderNode; readonly container: boolean } {
  let [node, opens] = [top, container];
  while (node.files.length === 0 && node.folders.length === 1) {
    node = node.folders[0]!;
    opens ||= isContainer(node);
  }
  return { node, container: opens };
}

function whole(node: FolderNode, { path }: FolderNode = node): Part {
  return { outermost: path, path: node.path, files: filesBelow(node) };
}

function ownFiles({ path, files }: FolderNode): Part[] {
  return files.length > 0 ? [{ outermost: path, path, files }] : [];
}

function isContainer(node: FolderNode): boolean {
  return isContainerName(node.name);
}

export function isContainerName(folder: string): boolean {
  return CONTAINERS.has(folder.toLowerCase());
}

/** Where `go mod vendor` puts one module: host, owner and repository (https://go.dev/ref/mod#vendoring). */
const GO_VENDORED = /^(?:.*?\/)?vendor\/[^/]+\.[^/]+\/[^/]+(?:\/[^/]+)?/;

/** A Go folder is a package by the language's own rule: https://go.dev/ref/spec#Packages. */
function goPackages(pack: SourcePackage, tree: ReadonlyMap<string, FolderNode>): FileGroup[] {
  const packages = new Map<string, string[]>();
  for (const { path, files } of tree.values()) {
    if (files.length === 0) continue;
    const name = GO_VENDORED.exec(path)?.[0] ?? path;
    packages.set(name, [...(packages.get(name) ?? []), ...files]);
  }
  return [...packages].map(([path, files]) => ({ ...group(pack, path, files), mergeable: false }));
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
