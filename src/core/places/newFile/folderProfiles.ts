/** What the files of each folder are called: the ground on which a new name is placed. */
import { grouped } from '../../../base/grouped.ts';
import { basename, dirname, extname } from '../../../base/paths.ts';
import { wordsOf } from '../../edit/fileNaming.ts';
import { folderIndex } from '../ranking/folderIndex.ts';
import type { PlacingGround } from '../ranking/placeName.ts';
import type { Forest } from '../ranking/trees.ts';
import { singular } from '../singular.ts';
import type { Neighbour } from './newFile.ts';

export interface FolderProfile {
  readonly folder: string;
  readonly files: readonly NamedFile[];
  /** Words of the path; a later segment stands nearer. */
  readonly pathWords: ReadonlySet<string>;
  /** Files of the folder by a word of their names. */
  readonly nameWords: ReadonlyMap<string, number>;
}

export interface NamedFile {
  readonly path: string;
  readonly words: readonly string[];
  readonly test: boolean;
}

export interface Profiles {
  readonly folders: readonly FolderProfile[];
  /** Number of folders that have a word in their path or in a name: the fewer, the more it says. */
  readonly spread: ReadonlyMap<string, number>;
  /** Files that import a file. */
  readonly usersOf: ReadonlyMap<string, readonly string[]>;
  readonly ranking: PlacingGround;
}

/** Names that say what a file is to its folder, not what it is about. */
const PLAIN: ReadonlySet<string> = new Set(['index', 'init', 'main', 'mod', 'lib', 'types', 'utils']);

export function profilesOf(
  files: readonly Neighbour[],
  usersOf: Profiles['usersOf'],
  forest: Forest,
): Profiles {
  const byFolder = grouped(files, ({ path }) => dirname(path));
  const folders = [...byFolder].map(([folder, own]) => profileOf(folder, own));
  const spread = new Map<string, number>();
  for (const { pathWords, nameWords } of folders)
    for (const word of new Set([...pathWords, ...nameWords.keys()]))
      spread.set(word, (spread.get(word) ?? 0) + 1);
  const ranking = { index: folderIndex(files.map(({ path }) => path)), wanted: new Map(), forest };
  return { folders, spread, usersOf, ranking };
}

/** Words of a file's name, the ending left out: `order.service.spec.ts` → order service spec. */
export function nameWords(path: string): readonly string[] {
  const name = basename(path);
  return wordsOf(name.slice(0, name.length - extname(name).length)).map(singular);
}

function profileOf(folder: string, own: readonly Neighbour[]): FolderProfile {
  const files = own.map(({ path, test }) => ({ path, test, words: nameWords(path) }));
  return {
    folder,
    files,
    pathWords: new Set(wordsOf(folder).map(singular)),
    nameWords: counted(files.flatMap(({ words }) => [...new Set(words)].filter((word) => !PLAIN.has(word)))),
  };
}

function counted(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
