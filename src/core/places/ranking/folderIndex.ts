/** The folders of a workspace and what lies in them, made ready to be asked where a name belongs. */
import { basename, dirname } from '../../../base/paths.ts';
import { wordsOf } from '../../edit/fileNaming.ts';
import { singular } from '../singular.ts';
import { type NameShape, nameShape } from './nameShape.ts';

export interface IndexedFile {
  readonly path: string;
  readonly shape: NameShape;
  /** Position of its folder. */
  readonly folder: number;
}

export interface IndexedFolder {
  /** Empty for the workspace itself. */
  readonly path: string;
  readonly segments: readonly string[];
  /** Words of each segment, in the singular. */
  readonly segmentWords: readonly (readonly string[])[];
  readonly pathWords: ReadonlySet<string>;
  /** The last segment in lower case. */
  readonly leaf: string;
  readonly files: readonly number[];
  readonly names: ReadonlySet<string>;
}

export interface FolderIndex {
  readonly files: readonly IndexedFile[];
  readonly folders: readonly IndexedFolder[];
  readonly folderAt: ReadonlyMap<string, number>;
  /** Files by what their names have: what can be looked up is never searched for. */
  readonly byWord: ReadonlyMap<string, readonly number[]>;
  readonly byRole: ReadonlyMap<string, readonly number[]>;
  readonly byFirst: ReadonlyMap<string, readonly number[]>;
  readonly byTail: ReadonlyMap<string, readonly number[]>;
  readonly byEnding: ReadonlyMap<string, readonly number[]>;
  readonly byExtension: ReadonlyMap<string, readonly number[]>;
  readonly byCore: ReadonlyMap<string, readonly number[]>;
  readonly byName: ReadonlyMap<string, readonly number[]>;
  /** Number of folders that have a word in their own last segment. */
  readonly byLeafWord: ReadonlyMap<string, readonly number[]>;
}

/** @param paths of all files, workspace-relative. @param spoken of files that are not there, and that others speak of. */
export function folderIndex(paths: readonly string[], spoken: readonly string[] = []): FolderIndex {
  const folderAt = new Map<string, number>();
  const files = [...paths, ...spoken].map((path): IndexedFile => {
    const folder = dirname(path);
    if (!folderAt.has(folder)) folderAt.set(folder, folderAt.size);
    return { path, shape: nameShape(basename(path)), folder: folderAt.get(folder)! };
  });
  const inFolder: number[][] = [...folderAt].map(() => []);
  for (const [at, { folder }] of files.entries()) inFolder[folder]!.push(at);
  const folders = [...folderAt].map(([path, at]) => indexedFolder(path, inFolder[at]!, files, paths.length));
  const by = (keysOf: (shape: NameShape) => readonly string[]) =>
    lookup(files.map(({ shape }) => keysOf(shape)));
  return {
    files,
    folders,
    folderAt,
    byWord: by(({ words }) => words),
    byRole: by(({ role }) => [role]),
    byFirst: by(({ core }) => [core[0] ?? '']),
    byTail: by(({ core }) => [tailOf(core)]),
    byEnding: by(({ ending }) => [ending]),
    byExtension: by(({ extension }) => [extension]),
    byCore: by(({ core }) => [core.join(' ')]),
    byName: by(({ name }) => [name]),
    byLeafWord: lookup(folders.map(({ segmentWords }) => segmentWords.at(-1) ?? [])),
  };
}

/** The last two words: `add-account-repository` and `load-account-repository` have one. */
export function tailOf(core: readonly string[]): string {
  return core.length < 2 ? '' : core.slice(-2).join(' ');
}

/** Inverse document frequency over files and the last segments of folders. */
export function rarity({ files, byWord, byLeafWord }: FolderIndex, word: string): number {
  const having = (byWord.get(word)?.length ?? 0) + (byLeafWord.get(word)?.length ?? 0);
  return Math.log(1 + files.length / (1 + having));
}

function indexedFolder(
  path: string,
  own: readonly number[],
  files: readonly IndexedFile[],
  there: number,
): IndexedFolder {
  const segments = path === '' ? [] : path.split('/');
  const segmentWords = segments.map((segment) => wordsOf(segment).map(singular));
  return {
    path,
    segments,
    segmentWords,
    pathWords: new Set(segmentWords.flat()),
    leaf: segments.at(-1)?.toLowerCase() ?? '',
    files: own,
    names: new Set(own.filter((at) => at < there).map((at) => files[at]!.shape.name)),
  };
}

function lookup(keys: readonly (readonly string[])[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [at, own] of keys.entries())
    for (const key of new Set(own)) {
      if (key === '') continue;
      const list = found.get(key);
      if (list === undefined) found.set(key, [at]);
      else list.push(at);
    }
  return found;
}
