/** The parts of a folder that could be layers: its sub-folders, those of a dominant one in its stead. */
import { extname } from '../../base/paths.ts';
import type { LayerPlace } from '../model/layer.ts';
import { type FolderNode, filesBelow, folderTree } from '../modules/folderTree.ts';
import { isContainerName } from '../modules/groupFolders.ts';

export interface Unit {
  readonly place: LayerPlace;
  readonly files: readonly string[];
}

export interface Units {
  /** Folder that they are the parts of, without the folders that hold nothing else. */
  readonly scope: string;
  readonly basis: 'packages' | 'folders' | 'files';
  readonly units: readonly Unit[];
}

/** Share of the files from which on a folder is taken apart itself. */
const DOMINANT = 0.5;
/** So many files directly in a folder are looked at one by one: some start everything, others serve everybody. */
const FEW_FILES = 12;
/** A flat folder of up to so many files is ordered by file. */
const FLAT_FILES = 60;
const MAX_UNITS = 120;

/** Containers by name that are as often a layer of their own, beside others. */
const MAY_BE_A_LAYER = new Set(['app', 'cmd', 'main', 'lib', 'projects']);

/** Folders that are about the code, not part of it, by the habits of all ecosystems: near the root, and not below the sources. */
const BESIDE =
  /^(?:(?!(?:src|lib|source|app|main)\/)[^/]+\/){0,2}(?:t|docs?|documentation|docs_src|dev-docs|buildSrc|build-logic|examples?|samples?|demos?|benchmarks?|benches|playgrounds?|scripts|tools?|website|vendor|third_party|thirdparty|deps|node_modules|\.[^/]+)\//i;
/** At any depth: code of others, and changes of a schema in the order of their dates. */
const ELSEWHERE = /(?:^|\/)(?:migrations|db\/migrate|_?vendor(?:ed)?|third[_-]?party)\//;
const BESIDE_FILE =
  /(?:^|\/)(?:\.[^/]+|(?:setup|conftest|noxfile|gulpfile|gruntfile|[\w.-]+\.config)\.\w+|[\w.-]+\.gradle\.kts)$/i;

/** True for files that a layering leaves out: they may use everything and nobody uses them. */
export function isBeside(path: string): boolean {
  return BESIDE.test(path) || ELSEWHERE.test(path) || BESIDE_FILE.test(path);
}

/**
 * @param files sorted; all below `folder`.
 * @param fine takes folders apart that hold most of the files, whatever they are called.
 */
export function unitsOf(files: readonly string[], folder: string, fine: boolean): Units {
  const tree = folderTree(files);
  const root = descend(tree.get(folder) ?? tree.get('')!);
  const units = takeApart(root, fine);
  const folders = units.filter((unit) => unit.place.kind === 'folder');
  if (folders.length >= 2) return { scope: root.path, basis: 'folders', units };
  const flat = filesBelow(root).length <= FLAT_FILES ? units.flatMap(byFile) : units;
  return { scope: root.path, basis: 'files', units: flat };
}

/** Past folders that hold one folder only. */
function descend(node: FolderNode): FolderNode {
  let at = node;
  while (at.files.length === 0 && at.folders.length === 1) at = at.folders[0]!;
  return at;
}

function takeApart(root: FolderNode, fine: boolean): Unit[] {
  const done: Unit[] = [];
  const pending: FolderNode[] = [];
  const open = (node: FolderNode) => {
    done.push(...direct(node));
    pending.push(...node.folders.map(descend));
  };
  open(root);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const large = node.total > root.total * DOMINANT;
    const opens =
      (fine && large) || (isContainerName(node.name) && (large || !MAY_BE_A_LAYER.has(node.name)));
    if (opens && node.folders.length >= 2 && pending.length + done.length < MAX_UNITS) open(node);
    else done.push({ place: { path: node.path, kind: 'folder' }, files: filesBelow(node).sort() });
  }
  return done.sort((a, b) => (a.place.path < b.place.path ? -1 : 1));
}

function direct(node: FolderNode): Unit[] {
  if (node.files.length === 0) return [];
  const unit: Unit = { place: { path: node.path, kind: 'direct' }, files: node.files };
  return node.files.length <= FEW_FILES ? byFile(unit) : [unit];
}

/** A header and the source that defines it are one. */
function byFile({ files }: Unit): Unit[] {
  const pairs = groupBy(files, (path) => (isCFamily(path) ? path.slice(0, -extname(path).length) : path));
  return [...pairs].map(([path, members]) => ({
    place: members.length === 1 ? { path: members[0]!, kind: 'file' } : { path: `${path}.*`, kind: 'file' },
    files: members,
  }));
}

function isCFamily(path: string): boolean {
  return /^\.(?:c|h|cc|hh|cpp|hpp|cxx|hxx)$/.test(extname(path));
}

/** Places that a role's folders must recur in, and the share of the files that must lie in such folders. */
const MIN_PLACES = 3;
const MIN_COVERED = 0.5;

/**
 * Folders of one name in many places (`orders/domain`, `billing/domain`), as one unit a name: how slices are built inside.
 * Undefined where that is not how the folder is organised.
 */
export function roleUnits(files: readonly string[], scope: string): readonly Unit[] | undefined {
  const places = placesByName(files, scope);
  const names = new Set(
    [...places].filter(([, parents]) => parents.size >= MIN_PLACES).map(([name]) => name),
  );
  const found = groupBy(files, (path) => foldersIn(path, scope).find((name) => names.has(name)) ?? '');
  const roles = [...found].flatMap(([name, members]) => {
    const spread = new Set(members.map((path) => path.slice(0, path.lastIndexOf(`/${name}/`))));
    return name !== '' && spread.size >= MIN_PLACES ? [{ name, members }] : [];
  });
  const covered = roles.reduce((sum, { members }) => sum + members.length, 0);
  if (roles.length < 2 || covered < files.length * MIN_COVERED) return undefined;
  return roles
    .map(({ name, members }): Unit => ({ place: { path: name, kind: 'named' }, files: members }))
    .sort((a, b) => (a.place.path < b.place.path ? -1 : 1));
}

function placesByName(files: readonly string[], scope: string): ReadonlyMap<string, ReadonlySet<string>> {
  const places = new Map<string, Set<string>>();
  for (const path of files) {
    let parent = scope;
    for (const name of foldersIn(path, scope)) {
      const known = places.get(name);
      if (known === undefined) places.set(name, new Set([parent]));
      else known.add(parent);
      parent = `${parent}/${name}`;
    }
  }
  return places;
}

/** Names of the folders between the scope and the file, outermost first; containers say nothing. */
function foldersIn(path: string, scope: string): string[] {
  const below = scope === '' ? path : path.slice(scope.length + 1);
  return below
    .split('/')
    .slice(0, -1)
    .filter((name) => !isContainerName(name));
}

function groupBy(paths: readonly string[], keyOf: (path: string) => string): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const key = keyOf(path);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [path]);
    else known.push(path);
  }
  return groups;
}
