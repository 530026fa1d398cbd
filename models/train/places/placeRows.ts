/** The signs of every question as columns, a list of candidate folders each. */
import { type FolderIndex, folderIndex } from '../../../src/core/places/ranking/folderIndex.ts';
import { nameShape } from '../../../src/core/places/ranking/nameShape.ts';
import { type Signs, signsOf } from '../../../src/core/places/ranking/signs.ts';
import type { Random } from '../fit/random.ts';
import type { Rows } from './boost.ts';
import type { PlaceQuestion } from './holdOut.ts';

export interface PlaceRows extends Rows {
  readonly features: readonly string[];
  readonly repositories: readonly string[];
}

/** @param most candidates a question: the likely ones, and some of the rest; all without. */
export function placeRows(
  questions: readonly PlaceQuestion[],
  random: Random,
  most = Number.POSITIVE_INFINITY,
): PlaceRows {
  const columns = new Map<string, number[]>();
  const [starts, right, repositories]: [number[], number[], string[]] = [[0], [], []];
  const indexes = new Map<readonly string[], FolderIndex>();
  for (const { repository, name, folder, kept } of questions) {
    const index = indexes.get(kept) ?? folderIndex(kept);
    indexes.set(kept, index);
    const shape = nameShape(name);
    const answer = index.folderAt.get(folder)!;
    // Names that the folder has in other letters.
    if (index.folders[answer]!.names.has(shape.name)) continue;
    const signs = signsOf(index, shape);
    const open = index.folders.flatMap(({ names }, at) => (names.has(shape.name) ? [] : [at]));
    const candidates = open.length > most ? likely(signs, open, { answer, most, random }) : open;
    for (const [sign, values] of Object.entries(signs)) {
      const column = columns.get(sign) ?? [];
      columns.set(sign, column);
      for (const at of candidates) column.push(values[at]!);
    }
    const start = starts.at(-1)!;
    right.push(start + candidates.indexOf(answer));
    starts.push(start + candidates.length);
    repositories.push(repository);
  }
  return {
    features: [...columns.keys()],
    columns: [...columns.values()].map((column) => Float64Array.from(column)),
    starts,
    right,
    weights: weightsOf(repositories),
    repositories,
  };
}

interface Choice {
  readonly answer: number;
  readonly most: number;
  readonly random: Random;
}

function likely(signs: Signs, open: readonly number[], { answer, most, random }: Choice): readonly number[] {
  const sum = (at: number) =>
    ['mass', 'role', 'ending', 'companions', 'templates', 'neighbours', 'leafWords'].reduce(
      (all, sign) => all + signs[sign]![at]!,
      0,
    );
  const sorted = open.toSorted((a, b) => sum(b) - sum(a));
  const rest = random.shuffle(sorted.slice(most / 2)).slice(0, most / 2);
  return [...new Set([...sorted.slice(0, most / 2), ...rest, answer])];
}

/** A repository counts by the root of its number of questions. */
function weightsOf(repositories: readonly string[]): readonly number[] {
  const counts = new Map<string, number>();
  for (const each of repositories) counts.set(each, (counts.get(each) ?? 0) + 1);
  return repositories.map((each) => 4 / Math.sqrt(counts.get(each)!));
}
