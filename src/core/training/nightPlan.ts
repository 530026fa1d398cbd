/**
 * What a language is trained on in one night: what is new, and of what was trained on before as much as keeps old habits, by reward,
 * surprise and age (after Schaul et al., Prioritized Experience Replay, ICLR 2016), with a share for every project.
 */
import { grouped } from '../../base/grouped.ts';
import { shortHash } from '../../base/hash.ts';
import { adapterLanguage } from '../adapters/chooseAdapter.ts';
import { LANGUAGES } from '../languages/languages.ts';
import { GENERIC } from '../model/adapter.ts';
import type { LearningExample } from '../model/textExample.ts';
import { fairShares } from '../replay/fairShares.ts';

/** Enough to find an example again, and to see that it still says the same. */
export interface ChosenExample {
  readonly key: string;
  /** Its reward when it was chosen: an interrupted training goes on with the same. */
  readonly weight: number;
  readonly replayed: boolean;
}

export interface LanguagePlan {
  readonly language: string;
  /** In the order in which they are trained on. */
  readonly examples: readonly ChosenExample[];
}

/** By the examples' ids: how often an adapter that was trained on one was refused. */
export type TrainedBefore = ReadonlyMap<string, number>;

/** Texts that a night on two cores can read. */
const MOST_EXAMPLES = 400;
/** Of them, what stays free for old ones where there are more new ones than fit. */
const OLD_SHARE = 0.25;
const HALF_LIFE_MS = 90 * 24 * 3_600_000;

/** As adapters are called; what is written in no language that is read here belongs to the generic one. */
export function byAdapter(
  examples: readonly LearningExample[],
): ReadonlyMap<string, readonly LearningExample[]> {
  const groups = grouped(examples, ({ language: written }) => {
    const language = adapterLanguage(written);
    return LANGUAGES.some(({ id }) => id === language) ? language : GENERIC;
  });
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @param examples of one language. */
export function planLanguage(
  language: string,
  examples: readonly LearningExample[],
  { before, nowMs }: { readonly before: TrainedBefore; readonly nowMs: number },
): LanguagePlan {
  const keyed = [...new Map(examples.map((each) => [exampleKey(each), each]))]
    .map(([key, example]) => ({ key, example, refused: before.get(example.id) ?? 0 }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const fresh = keyed.filter(({ example }) => !before.has(example.id));
  const old = keyed.filter(({ example }) => before.has(example.id));
  const choice = (capacity: number) => ({
    capacity,
    groupOf: ({ example }: Keyed) => example.project,
    priority: (each: Keyed) => priority(each, nowMs),
  });
  const forOld = Math.min(old.length, Math.floor(MOST_EXAMPLES * OLD_SHARE));
  const chosen = fairShares(fresh, choice(MOST_EXAMPLES - forOld));
  const replayed = new Set(fairShares(old, choice(MOST_EXAMPLES - chosen.length)));
  return {
    language,
    examples: [...chosen, ...replayed].map((each) => ({
      key: each.key,
      weight: each.example.weight,
      replayed: replayed.has(each),
    })),
  };
}

/** Those of a plan that are still there and still say the same, as they were chosen. */
export function plannedExamples<E extends LearningExample>(
  { examples }: LanguagePlan,
  there: readonly E[],
): readonly E[] {
  const byKey = new Map(there.map((each) => [exampleKey(each), each]));
  return examples.flatMap(({ key, weight }) => {
    const found = byKey.get(key);
    return found === undefined ? [] : [{ ...found, weight }];
  });
}

/** Another one once it says something else. */
export function exampleKey({ id, language, prompt, turns, accepted, rejected }: LearningExample): string {
  const said = JSON.stringify([language, prompt, turns ?? null, accepted, rejected ?? null]);
  return `${id} ${shortHash(`a${said}`)}${shortHash(`b${said}`)}`;
}

/** The example's id, out of its key. */
export function idIn(key: string): string {
  return key.slice(0, key.lastIndexOf(' '));
}

interface Keyed {
  readonly key: string;
  readonly example: LearningExample;
  readonly refused: number;
}

/** What taught most: a clear verdict, a surprise, and lately; half as much each time that it led to nothing. */
function priority({ example, refused }: Keyed, nowMs: number): number {
  const clarity = 2 * Math.abs(example.weight - 0.5);
  const ageMs = Math.max(0, nowMs - example.atMs);
  return (0.2 + clarity + example.surprise) * 0.5 ** (ageMs / HALF_LIFE_MS) * 0.5 ** refused;
}
