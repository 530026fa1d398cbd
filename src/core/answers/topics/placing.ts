/** Where a new file would go: beside those that are named or work alike. */
import { basename, dirname, extname } from '../../../base/paths.ts';
import { wordsOf } from '../../edit/fileNaming.ts';
import type { SourceFile } from '../../model/architectureModel.ts';
import { ASIDE } from '../aside.ts';
import type { AnswerGround } from '../ground.ts';
import type { AnswerPage } from '../page.ts';
import { capital, code, count, listed, share } from '../words.ts';
import type { Topic } from './topic.ts';

export const placing: Topic = {
  name: 'placing',
  fits: ({ lower }) =>
    /\bwhere (should|would|do|does|can|could|must|to) ?(i|we|it|one|a|an|the|my|new)?\b.*\b(put|place|go|goes|add|create|belong|belongs|live|write|implement|store)\b|\bwhich (folder|module|directory|package) (should|would|is right|fits)|\bhow (do|should|would|can) (i|we) add (a|an|another|new)\b|\b(add|adding) a new\b/.test(
      lower,
    ),
  write(page, ground, { lower }) {
    place(page, ground, lower);
  },
};

/** A folder, and the files in it that are of the kind. */
export interface Home {
  readonly folder: string;
  readonly files: readonly SourceFile[];
  readonly word: string;
}

const FILLER = new Set(
  'where should would could put place new file files add create goes another class module component code function thing this that here belong with for the and into does must write implement live store kind handles handle how which folder directory package'.split(
    ' ',
  ),
);

/** @returns whether a place was found. */
export function place(page: AnswerPage, ground: AnswerGround, lower: string): readonly Home[] {
  const words = kindWords(lower);
  const homes = homesOf(ground, words);
  if (homes.length === 0) {
    page.para(
      words.length === 0
        ? 'Say what the new file is to be, as in “where would a new repository go?”.'
        : `No file here is called after ${listed(words.map((word) => `“${word}”`))}, so nothing shows where one would go. These are the folders with most files:`,
    );
    page.list(
      largestFolders(ground).map(
        ([folder, files]) =>
          `${code(`${folder}/`)}, ${count(files.length, 'file')}${page.at(files[0]!.path)}`,
      ),
      6,
    );
    return [];
  }
  const [best, ...others] = homes;
  if (
    best!.files.length === 1 &&
    others.every(({ files }) => files.length === 1 || ASIDE.test(files[0]!.path))
  ) {
    const [only] = best!.files;
    page.para(
      `${capital(best!.word)} code stands in ${code(only!.path)} today, so begin there${page.at(only!.path)}. No folder gathers several files of the kind.`,
    );
    return homes;
  }
  const all = homes.reduce((sum, home) => sum + home.files.length, 0);
  page.para(
    `Put it in ${code(best!.folder === '' ? './' : `${best!.folder}/`)}: ${count(best!.files.length, 'file')} called after “${best!.word}” ${best!.files.length === 1 ? 'stands' : 'stand'} there${others.length > 0 ? ` (${share(best!.files.length, all)} of them)` : ''}.`,
  );
  page.list(
    best!.files.map(({ path }) => `${code(path)}${page.at(path)}`),
    4,
  );
  habits(page, ground, best!);
  if (others.length > 0)
    page.para(
      `Others of the kind are in ${listed(others.slice(0, 3).map(({ folder, files }) => `${code(`${folder}/`)} (${files.length})${page.at(files[0]!.path)}`))}.`,
    );
  page.follow(`What is ${best!.folder}?`, 'Which layers are there?');
  return homes;
}

function kindWords(lower: string): string[] {
  const words = lower.match(/[a-z][a-z]+/g) ?? [];
  return [
    ...new Set(
      words.filter((word) => word.length > 2 && !FILLER.has(word)).flatMap((word) => [word, singular(word)]),
    ),
  ];
}

export function singular(word: string): string {
  return word
    .replace(/ies$/, 'y')
    .replace(/(?<=(s|x|ch|sh))es$/, '')
    .replace(/(?<!s)s$/, '');
}

/** Folders with files, or themselves, called after one of the words; the last word of a name says most of what a file is. */
export function homesOf({ model }: AnswerGround, words: readonly string[]): Home[] {
  const wanted = new Set(words);
  const found = new Map<string, { files: SourceFile[]; word: string; score: number }>();
  for (const file of model.files) {
    if (file.test) continue;
    const named = wordsOf(basename(file.path).replace(/\.[^.]+$/, '')).map((word) =>
      singular(word.toLowerCase()),
    );
    const folder = singular(basename(dirname(file.path)).toLowerCase());
    const last = named.at(-1) ?? '';
    const word = wanted.has(last)
      ? last
      : (named.find((each) => wanted.has(each)) ?? (wanted.has(folder) ? folder : undefined));
    if (word === undefined) continue;
    const home = found.get(dirname(file.path)) ?? { files: [], word, score: 0 };
    home.files.push(file);
    home.score +=
      ((word === last ? 2 : 1) + (wanted.has(folder) ? 2 : 0) + Math.min(2, file.centrality / 2)) *
      (ASIDE.test(file.path) ? 0.1 : 1);
    found.set(dirname(file.path), home);
  }
  return [...found]
    .sort((x, y) => y[1].score - x[1].score || (x[0] < y[0] ? -1 : 1))
    .map(([folder, { files, word }]) => ({
      folder,
      word,
      files: files.toSorted((x, y) => y.centrality - x.centrality),
    }));
}

function habits(page: AnswerPage, { model }: AnswerGround, { files }: Home): void {
  const names = files.map(({ path }) => basename(path));
  const endings = new Map<string, number>();
  for (const name of names) endings.set(endingOf(name), (endings.get(endingOf(name)) ?? 0) + 1);
  const [ending] = [...endings].sort((x, y) => y[1] - x[1])[0] ?? [''];
  const uses = new Map<string, { n: number; path: string; line: number }>();
  for (const { path } of files)
    for (const at of model.graph.out[model.graph.indexOf.get(path) ?? -1] ?? []) {
      const edge = model.graph.edges[at]!;
      const known = uses.get(edge.to) ?? { n: 0, path, line: edge.line };
      uses.set(edge.to, { ...known, n: known.n + 1 });
    }
  const usual = [...uses].filter(([, { n }]) => files.length > 1 && n > files.length / 2);
  page.para(
    files.length > 1 && ending !== '' && ending !== extname(names[0]!)
      ? `Its name would end in ${code(ending)}, as those do.`
      : undefined,
    usual.length > 0
      ? `Most of them use ${listed(
          usual.map(([path, { path: from, line }]) => `${code(path)}${page.at(from, line)}`),
          3,
        )}.`
      : undefined,
  );
}

/** `.controller.ts`, `Repository.java`, `_service.py`. */
function endingOf(name: string): string {
  const dotted = /\.[a-z-]+\.\w+$/i.exec(name)?.[0];
  if (dotted !== undefined) return dotted;
  return /([A-Z][a-z]+|[-_][a-z]+)\.\w+$/.exec(name)?.[0] ?? extname(name);
}

function largestFolders({ model }: AnswerGround): (readonly [string, readonly SourceFile[]])[] {
  const folders = new Map<string, SourceFile[]>();
  for (const file of model.files) {
    if (file.test) continue;
    folders.set(dirname(file.path), [...(folders.get(dirname(file.path)) ?? []), file]);
  }
  return [...folders].filter(([folder]) => folder !== '').sort((x, y) => y[1].length - x[1].length);
}
