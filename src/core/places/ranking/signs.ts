/**
 * What speaks for each folder when a name is to be placed: a column of numbers a sign, one a folder. Signs are shares and rarities, never
 * words, so that weights learned on some repositories hold on others.
 */

import { companionVotes } from './companions.ts';
import type { FolderIndex } from './folderIndex.ts';
import { rarity, tailOf } from './folderIndex.ts';
import type { NameShape } from './nameShape.ts';
import { sameNames } from './sameNames.ts';
import { similarities } from './similarity.ts';
import { templateVotes } from './templates.ts';

/** A column a sign. */
export type Signs = Readonly<Record<string, Float64Array>>;

export function signsOf(index: FolderIndex, shape: NameShape): Signs {
  const { folders } = index;
  const column = (value: (at: number) => number) => Float64Array.from(folders, (_, at) => value(at));
  const constant = (value: number) => column(() => value);
  const sizes = column((at) => folders[at]!.files.length);
  const role = votes(index, index.byRole.get(shape.role));
  const tail = votes(index, index.byTail.get(tailOf(shape.core)));
  const first = votes(index, index.byFirst.get(shape.core[0] ?? ''));
  const ending = votes(index, index.byEnding.get(shape.ending));
  const extension = votes(index, index.byExtension.get(shape.extension));
  const similar = similarities(index, shape);
  const template = templateVotes(index, shape);
  const companion = companionVotes(index, shape);
  const same = sameNames(index, shape);
  const subject = votes(
    index,
    shape.subject.flatMap((word) => (isCommon(index, word) ? [] : (index.byWord.get(word) ?? []))),
  );
  const per = (some: Float64Array) => column((at) => some[at]! / sizes[at]!);
  const count = (test: (other: NameShape) => boolean) =>
    column((at) => {
      let found = 0;
      for (const file of folders[at]!.files) if (test(index.files[file]!.shape)) found++;
      return found / sizes[at]!;
    });
  return {
    role: shareOf(role),
    roleInside: per(role),
    roleCount: role.map(Math.log1p),
    tail: shareOf(tail),
    tailInside: per(tail),
    first: shareOf(first),
    firstInside: per(first),
    ending: shareOf(ending),
    endingInside: per(ending),
    extensionInside: per(extension),
    best: similar.best,
    bestOfBest: similar.best.map((value) => (similar.top === 0 ? 0 : value / similar.top)),
    mean: similar.mean,
    mass: shareOf(similar.mass),
    massNear: shareOf(nearby(index, similar.mass)),
    letters: similar.letters,
    leafWords: leafWords(index, shape),
    leafWhole: leafWhole(index, shape),
    pathWords: pathWords(index, shape, false),
    subjectNear: shareOf(nearby(index, subject)),
    subjectInside: per(subject),
    roleLeaf: byLeaf(index, shareOf(role)),
    tailLeaf: byLeaf(index, shareOf(tail)),
    endingLeaf: byLeaf(index, shareOf(ending)),
    leafCount: byLeaf(index, constant(1)).map(Math.log1p),
    below: below(index, constant(1)).map(Math.log1p),
    nameBelow: below(index, votes(index, index.byName.get(shape.name))).map((value) => Math.min(value, 3)),
    nameAbove: above(index, votes(index, index.byName.get(shape.name))).map((value) => Math.min(value, 3)),
    nameDepth: nameDepth(index, shape),
    covered: pathWords(index, shape, true),
    templates: shareOf(template.votes),
    templateShare: template.votes.map((vote) => vote / Math.max(1, template.peers)),
    companions: shareOf(companion.votes),
    companionBest: companion.best,
    neighbours: same.like,
    sameLeaf: same.leaf,
    sameSiblings: same.siblings,
    sameStyle: count(({ style }) => style === shape.style),
    sameTest: count(({ test }) => test === shape.test),
    sameNumbered: count(({ numbered }) => numbered === shape.numbered),
    sameInterface: count((other) => other.interface === shape.interface),
    sameLength: count(({ core }) => Math.abs(core.length - shape.core.length) <= 0),
    size: sizes.map(Math.log1p),
    sizeShare: shareOf(sizes),
    depth: column((at) => folders[at]!.segments.length / 10),
    queryWords: constant(shape.core.length / 5),
    queryRole: constant(Math.log1p(total(role))),
    queryTop: constant(similar.top),
    queryTest: constant(Number(shape.test)),
    queryFolders: constant(Math.log1p(folders.length)),
    queryCompanions: constant(Math.log1p(total(companion.votes))),
    querySame: constant(Math.log1p(index.byName.get(shape.name)?.length ?? 0)),
  };
}

export function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function shareOf(values: Float64Array): Float64Array {
  const whole = total(values);
  return whole === 0 ? values : values.map((value) => value / whole);
}

function votes({ files, folders }: FolderIndex, voters: readonly number[] = []): Float64Array {
  const found = new Float64Array(folders.length);
  for (const at of voters) found[files[at]!.folder]!++;
  return found;
}

/** What a folder's parent and the folders beside and below it have. */
function nearby({ folders }: FolderIndex, mass: Float64Array): Float64Array {
  const byPrefix = new Map<string, number>();
  for (const [at, { segments }] of folders.entries())
    if (mass[at]! > 0)
      for (let depth = 1; depth <= segments.length; depth++) {
        const prefix = segments.slice(0, depth).join('/');
        byPrefix.set(prefix, (byPrefix.get(prefix) ?? 0) + mass[at]!);
      }
  return Float64Array.from(folders, ({ path, segments }) => {
    const parent = segments.slice(0, -1).join('/');
    return (byPrefix.get(parent) ?? 0) + (byPrefix.get(path) ?? 0);
  });
}

/** Words in more than a tenth of all names are no subject. */
function isCommon({ byWord, files }: FolderIndex, word: string): boolean {
  return (byWord.get(word)?.length ?? 0) > files.length / 10;
}

/** What all folders of the same last segment have. */
function byLeaf({ folders }: FolderIndex, values: Float64Array): Float64Array {
  const sums = new Map<string, number>();
  for (const [at, { leaf }] of folders.entries()) sums.set(leaf, (sums.get(leaf) ?? 0) + values[at]!);
  return Float64Array.from(folders, ({ leaf }) => sums.get(leaf)!);
}

/** What the folders below have. */
function below({ folders }: FolderIndex, values: Float64Array): Float64Array {
  const sums = new Map<string, number>();
  for (const [at, { segments }] of folders.entries())
    for (let depth = 0; depth < segments.length; depth++) {
      const prefix = segments.slice(0, depth).join('/');
      sums.set(prefix, (sums.get(prefix) ?? 0) + values[at]!);
    }
  return Float64Array.from(folders, ({ path }) => sums.get(path) ?? 0);
}

/** What the folders above have. */
function above({ folders, folderAt }: FolderIndex, values: Float64Array): Float64Array {
  return Float64Array.from(folders, ({ segments }) => {
    let sum = 0;
    for (let depth = 0; depth < segments.length; depth++) {
      const at = folderAt.get(segments.slice(0, depth).join('/'));
      if (at !== undefined) sum += values[at]!;
    }
    return sum;
  });
}

/** How much deeper or less deep than the files of the very same name. */
function nameDepth({ folders, files, byName }: FolderIndex, { name }: NameShape): Float64Array {
  const depths = (byName.get(name) ?? []).map((at) => folders[files[at]!.folder]!.segments.length);
  if (depths.length === 0) return new Float64Array(folders.length).fill(-9);
  const mean = depths.reduce((sum, depth) => sum + depth, 0) / depths.length;
  return Float64Array.from(folders, ({ segments }) => segments.length - mean);
}

/** How much of a name's last words a folder is called: 1 for `controllers` and `order.controller`. */
function leafWords({ folders }: FolderIndex, { core, role }: NameShape): Float64Array {
  const own = new Set(core);
  return Float64Array.from(folders, ({ segmentWords }) => {
    const leaf = segmentWords.at(-1) ?? [];
    if (leaf.length === 0) return 0;
    const shared = leaf.filter((word) => own.has(word)).length / leaf.length;
    return leaf.at(-1) === role || leaf[0] === role ? shared + 1 : shared;
  });
}

/** The folder is called as the file is, or the file as the folder. */
function leafWhole({ folders }: FolderIndex, { core }: NameShape): Float64Array {
  const whole = core.join(' ');
  return Float64Array.from(folders, ({ segmentWords }) => {
    const leaf = (segmentWords.at(-1) ?? []).join(' ');
    if (leaf === '' || whole === '') return 0;
    if (leaf === whole) return 1;
    if (whole.startsWith(`${leaf} `)) return 0.7;
    return whole.endsWith(` ${leaf}`) ? 0.6 : 0;
  });
}

/** Share of a name's words, rare ones counting more, that a path has, or a path and the names in it. */
function pathWords(index: FolderIndex, { words }: NameShape, named: boolean): Float64Array {
  const own = [...new Set(words)];
  const rarities = own.map((word) => rarity(index, word));
  const whole = rarities.reduce((sum, value) => sum + value, 0) || 1;
  const found = new Float64Array(index.folders.length);
  for (const [at, word] of own.entries()) {
    const having = new Set(
      named ? (index.byWord.get(word) ?? []).map((file) => index.files[file]!.folder) : [],
    );
    for (const [folder, { pathWords: path }] of index.folders.entries())
      if (path.has(word) || having.has(folder)) found[folder]! += rarities[at]! / whole;
  }
  return found;
}
