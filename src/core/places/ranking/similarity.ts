/** How like a name those in each folder are: by words, rare ones counting more, and by letters where words say nothing. */
import { type FolderIndex, rarity } from './folderIndex.ts';
import type { NameShape } from './nameShape.ts';

export interface Similarities {
  /** Of the most similar name in a folder, in [0, 1]. */
  readonly best: Float64Array;
  /** Of the three most similar ones. */
  readonly mean: Float64Array;
  /** All similar ones together, near ones counting far more. */
  readonly mass: Float64Array;
  /** Of the most similar one by groups of three letters. */
  readonly letters: Float64Array;
  /** The best of all. */
  readonly top: number;
}

/** A word's place in its name is part of it: the last one is the part that the file plays. */
const SAME_END = 0.35;

export function similarities(index: FolderIndex, shape: NameShape): Similarities {
  const { folders, files } = index;
  const size = folders.length;
  const [best, mean, mass] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const threes: number[][] = folders.map(() => []);
  const weights = new Map([...new Set(shape.words)].map((word) => [word, rarity(index, word)]));
  const own = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const near = new Set([...weights.keys()].flatMap((word) => index.byWord.get(word) ?? []));
  for (const at of near) {
    const file = files[at]!;
    const value = similarity(index, shape, file.shape, weights, own);
    best[file.folder] = Math.max(best[file.folder]!, value);
    mass[file.folder]! += value ** 3;
    threes[file.folder]!.push(value);
  }
  for (const [at, values] of threes.entries())
    mean[at] =
      values
        .sort((a, b) => b - a)
        .slice(0, 3)
        .reduce((sum, value) => sum + value, 0) / 3;
  return {
    best,
    mean,
    mass,
    letters: byLetters(index, shape),
    top: best.reduce((a, b) => Math.max(a, b), 0),
  };
}

function similarity(
  index: FolderIndex,
  shape: NameShape,
  other: NameShape,
  weights: ReadonlyMap<string, number>,
  own: number,
): number {
  let shared = 0;
  let theirs = 0;
  for (const word of new Set(other.words)) {
    const weight = weights.get(word) ?? rarity(index, word);
    theirs += weight;
    if (weights.has(word)) shared += weight;
  }
  const union = own + theirs - shared;
  const words = union === 0 ? 0 : shared / union;
  const end = other.role === shape.role && shape.role !== '' ? SAME_END : 0;
  const ending = other.ending === shape.ending ? 1 : other.extension === shape.extension ? 0.85 : 0.5;
  return (words * (1 - SAME_END) + end) * ending;
}

/** Dice's coefficient over groups of three letters; only the names of a bounded number of files a folder are read. */
const MOST_READ = 60;

function byLetters({ folders, files }: FolderIndex, { words }: NameShape): Float64Array {
  const own = trigrams(words.join(' '));
  return Float64Array.from(folders, (folder) => {
    let best = 0;
    for (const at of folder.files.slice(0, MOST_READ)) {
      const theirs = trigrams(files[at]!.shape.words.join(' '));
      let shared = 0;
      for (const each of theirs) if (own.has(each)) shared++;
      best = Math.max(best, (2 * shared) / (own.size + theirs.size || 1));
    }
    return best;
  });
}

const known = new Map<string, ReadonlySet<string>>();

function trigrams(text: string): ReadonlySet<string> {
  const before = known.get(text);
  if (before !== undefined) return before;
  const found = new Set<string>();
  const padded = ` ${text} `;
  for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3));
  if (known.size > 100_000) known.clear();
  known.set(text, found);
  return found;
}
