/** Questions of where a file belongs when little of a project is there and another one was learned, as rows of signs. */
import { basename, dirname } from '../../../src/base/paths.ts';
import { type Habits, habitsOf } from '../../../src/core/concepts/habits.ts';
import { leafKey } from '../../../src/core/concepts/leafName.ts';
import { type LeavesHere, leavesHere } from '../../../src/core/concepts/leavesHere.ts';
import { spokenLeaves } from '../../../src/core/concepts/spokenLeaves.ts';
import { transferSigns } from '../../../src/core/concepts/transferSigns.ts';
import { folderIndex } from '../../../src/core/places/ranking/folderIndex.ts';
import { nameShape } from '../../../src/core/places/ranking/nameShape.ts';
import places from '../../../src/core/places/ranking/placeWeights.json' with { type: 'json' };
import type { Signs } from '../../../src/core/places/ranking/signs.ts';
import { mentionsOf, type Speaker, spokenFiles } from '../../../src/core/places/ranking/spokenFiles.ts';
import type { Random } from '../fit/random.ts';
import type { PlaceRows } from './placeRows.ts';

export interface Repository {
  readonly name: string;
  readonly paths: readonly string[];
  readonly habits: Habits;
  readonly language: string;
  readonly heldOut: boolean;
  /** What files import and use. */
  speakersAt(paths: readonly string[]): Promise<readonly Speaker[]>;
}

export interface TransferOptions {
  readonly repositories: readonly Repository[];
  readonly random: Random;
  /** A draw. */
  readonly questions: number;
  /** Choices of what is shown and who teaches, a repository. */
  readonly draws: number;
  readonly heldOut: boolean;
}

export interface TransferAsked {
  readonly rows: PlaceRows;
  /** The same questions with nothing learned; of those held out only. */
  readonly without: PlaceRows;
  /** Also those of which no candidate is right. */
  readonly asked: number;
  /** How often the likeliest folder that is there is right, and one of the likeliest three. */
  readonly there: readonly [first: number, three: number];
}

const SHOWN_AT_MOST = 25;
const SHOWN_AT_LEAST = 8;
/** Of what is learned from, this share shows more, as a project does that is further on. */
const FURTHER_ON = 0.25;
const FURTHER_AT_MOST = 200;
/** Every second teacher is one of so many most similar, the others are any of the language. */
const SIMILAR = 8;

const NOTHING = habitsOf([]);

export async function rowsOf(options: TransferOptions): Promise<TransferAsked> {
  const { repositories, random, questions, draws, heldOut } = options;
  const [rows, without] = [new Rows(), new Rows()];
  const there: [number, number] = [0, 0];
  let asked = 0;
  for (const target of repositories.filter((each) => each.heldOut === heldOut))
    for (let draw = 0; draw < draws; draw++) {
      const teacher = teacherOf(target, options, draw % 2 === 0);
      if (teacher === undefined) continue;
      const shuffled = random.shuffle([...target.paths]);
      const shown = shuffled.slice(0, shownOf(target, options));
      const read = draw % 3 !== 2;
      const speakers = read ? await target.speakersAt(shown) : [];
      const spoken = spokenFiles(speakers);
      const said = spoken.map(({ path }) => path);
      const ground = { index: folderIndex(shown, said), wanted: new Map(), forest: places };
      const here = habitsOf([...shown, ...said]);
      const leaves = spokenLeaves(spoken, mentionsOf(speakers));
      const hidden = shuffled.slice(shown.length).filter((path) => leafKey(dirname(path)) !== '');
      for (const path of hidden.slice(0, questions)) {
        const shape = nameShape(basename(path));
        const leaf = leafKey(dirname(path));
        const placed = leavesHere(ground, basename(path));
        const rank = rankOf(placed, leaf);
        asked++;
        if (rank === 0) there[0]++;
        if (rank >= 0 && rank < 3) there[1]++;
        const question = { shape, here, placed, spoken: leaves };
        rows.add(transferSigns({ ...question, learned: teacher.habits }), leaf, target.name);
        if (heldOut) without.add(transferSigns({ ...question, learned: NOTHING }), leaf, target.name);
      }
    }
  return { rows: rows.done(), without: without.done(), asked, there };
}

/** That of most files; what lives together counts as one. */
export function languageOf(paths: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const ending = path.slice(path.lastIndexOf('.') + 1);
    const family = ending.replace(/^(?:[cm]?[jt]sx?|vue|svelte)$/, 'js').replace(/^kts?$/, 'java');
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

function teacherOf(target: Repository, options: TransferOptions, similar: boolean): Repository | undefined {
  const owner = target.name.split('/')[0];
  const others = options.repositories
    .filter((each) => each.language === target.language && each.name.split('/')[0] !== owner)
    .filter((each) => options.heldOut || !each.heldOut);
  if (!similar) return options.random.shuffle(others)[0];
  const ranked = others.sort((a, b) => likeness(b.habits, target.habits) - likeness(a.habits, target.habits));
  return options.random.shuffle(ranked.slice(0, SIMILAR))[0];
}

function likeness(a: Habits, b: Habits): number {
  let shared = 0;
  for (const [leaf, count] of a.leaves) shared += Math.min(count, b.leaves.get(leaf) ?? 0);
  return shared / Math.sqrt(a.files * b.files);
}

/** Number of files that are there. */
function shownOf({ paths }: Repository, { random, heldOut }: TransferOptions): number {
  if (!heldOut && random.next() < FURTHER_ON)
    return Math.min(FURTHER_AT_MOST, Math.round(paths.length * (0.2 + random.next() / 2)));
  return Math.max(SHOWN_AT_LEAST, Math.min(SHOWN_AT_MOST, Math.round(paths.length / 10)));
}

function rankOf({ chances }: LeavesHere, leaf: string): number {
  return [...chances].sort((a, b) => b[1] - a[1]).findIndex(([own]) => own === leaf);
}

class Rows {
  readonly #columns = new Map<string, number[]>();
  readonly #starts: number[] = [0];
  readonly #right: number[] = [];
  readonly #owners: string[] = [];

  add(
    { leaves, signs }: { readonly leaves: readonly string[]; readonly signs: Signs },
    leaf: string,
    owner: string,
  ): void {
    const answer = leaves.indexOf(leaf);
    if (answer < 0) return;
    for (const [sign, values] of Object.entries(signs)) {
      const column = this.#columns.get(sign) ?? [];
      this.#columns.set(sign, column);
      for (const value of values) column.push(value);
    }
    const start = this.#starts.at(-1)!;
    this.#right.push(start + answer);
    this.#starts.push(start + leaves.length);
    this.#owners.push(owner);
  }

  done(): PlaceRows {
    return {
      features: [...this.#columns.keys()],
      columns: [...this.#columns.values()].map((column) => Float64Array.from(column)),
      starts: this.#starts,
      right: this.#right,
      weights: this.#right.map(() => 1),
      repositories: this.#owners,
    };
  }
}
