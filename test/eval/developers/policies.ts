/** What decides which suggestion is shown: the product's preference, and what it is held against. */
import type { Episode, OfferTraits } from '../../../src/core/model/feedback.ts';
import { Preference } from '../../../src/core/preference/preference.ts';
import { Rejections, type Target } from '../../../src/core/preference/rejections.ts';
import { rewardOf } from '../../../src/core/reward/rewardOf.ts';
import type { Possible, Random } from './world.ts';

export interface Policy {
  /** Undefined when it is better to stay silent. */
  choose(candidates: readonly Possible[]): Possible | undefined;
  expected(candidate: Possible): number;
  /** Told again whenever more is known of the episode. */
  learn(episode: Episode): void;
  reject(candidate: Possible): void;
}

export type PolicyMaker = (random: Random) => Policy;

/** A reward from which on all but "no learning" speak. */
const WORTH = 0.5;

/** Rejected ids are left out, as every policy can do; their likes are not. */
function withoutRejected(decide: (candidates: readonly Possible[]) => Possible | undefined) {
  const rejected = new Set<string>();
  return {
    choose: (candidates: readonly Possible[]) =>
      decide(candidates.filter(({ suggestion }) => !rejected.has(suggestion))),
    reject: ({ suggestion }: Possible) => void rejected.add(suggestion),
  };
}

function best(candidates: readonly Possible[], value: (each: Possible) => number): Possible | undefined {
  return candidates.toSorted((a, b) => value(b) - value(a))[0];
}

/** Running means that late signals correct. */
class Means {
  readonly #sums = new Map<string, { sum: number; count: number }>();
  readonly #known = new Map<string, number>();
  learn(arm: string, episode: Episode): void {
    const { value, parts } = rewardOf(episode);
    if (parts.length === 0) return;
    const entry = this.#sums.get(arm) ?? { sum: 0, count: 0 };
    const before = this.#known.get(episode.offer.id);
    this.#sums.set(arm, {
      sum: entry.sum + value - (before ?? 0),
      count: entry.count + Number(before === undefined),
    });
    this.#known.set(episode.offer.id, value);
  }
  of(arm: string): number {
    const { sum, count } = this.#sums.get(arm) ?? { sum: 0, count: 0 };
    return (sum + 2 * 0.55) / (count + 2);
  }
}

function meansPolicy(random: Random, exploring: number): Policy {
  const means = new Means();
  const value = (each: Possible) => means.of(each.traits.kind);
  const decide = (candidates: readonly Possible[]) => {
    if (random() < exploring) return candidates[Math.floor(random() * candidates.length)];
    const found = best(candidates, value);
    return found !== undefined && value(found) >= WORTH ? found : undefined;
  };
  return {
    ...withoutRejected(decide),
    expected: value,
    learn: (episode) => means.learn(episode.offer.traits.kind, episode),
  };
}

function namesOf(traits: OfferTraits): string[] {
  const { kind, language, pattern, role, place, confidence } = traits;
  const pairs = place.map((each) => `${kind} in ${each}`);
  return [
    'all',
    kind,
    `language ${language}`,
    `pattern ${pattern}`,
    `role ${role}`,
    ...place,
    confidence,
    ...pairs,
  ];
}

/** Li et al., A Contextual-Bandit Approach to Personalized News Article Recommendation, WWW 2010: one model of all traits and kinds in places. */
class LinUcb {
  readonly #places = new Map<string, number>();
  readonly #episodes = new Map<string, { names: number[]; reward: number }>();
  #inverse: number[][] = [];
  #weights: number[] = [];
  #stale = true;

  learn(episode: Episode): void {
    const { value, parts } = rewardOf(episode);
    if (parts.length === 0) return;
    this.#episodes.set(episode.offer.id, { names: this.#indices(episode.offer.traits), reward: value });
    this.#stale = true;
  }

  score(traits: OfferTraits, width: number): number {
    const names = this.#indices(traits);
    if (this.#stale) this.#fit();
    let mean = 0.55;
    let variance = 0;
    for (const a of names) {
      mean += this.#weights[a] ?? 0;
      for (const b of names) variance += this.#inverse[a]?.[b] ?? Number(a === b);
    }
    return mean + width * Math.sqrt(variance);
  }

  #indices(traits: OfferTraits): number[] {
    return namesOf(traits).map((name) => {
      if (!this.#places.has(name)) this.#places.set(name, this.#places.size);
      return this.#places.get(name)!;
    });
  }

  /** Sherman and Morrison, one episode after the other. */
  #fit(): void {
    const size = this.#places.size;
    const inverse = Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (_, c) => Number(row === c)),
    );
    const b = new Array<number>(size).fill(0);
    for (const { names, reward } of this.#episodes.values()) {
      const column = inverse.map((row) => names.reduce((sum, at) => sum + row[at]!, 0));
      const scale = 1 + names.reduce((sum, at) => sum + column[at]!, 0);
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++) inverse[i]![j]! -= (column[i]! * column[j]!) / scale;
      for (const at of names) b[at]! += reward - 0.55;
    }
    this.#inverse = inverse;
    this.#weights = inverse.map((row) => row.reduce((sum, value, at) => sum + value * b[at]!, 0));
    this.#stale = false;
  }
}

function linUcb(width: number): Policy {
  const model = new LinUcb();
  const value = (each: Possible) => model.score(each.traits, width);
  const decide = (candidates: readonly Possible[]) => {
    const found = best(candidates, value);
    return found !== undefined && value(found) >= WORTH ? found : undefined;
  };
  const expected = (each: Possible) => model.score(each.traits, 0);
  return { ...withoutRejected(decide), expected, learn: (episode) => model.learn(episode) };
}

function product(): Policy {
  const preference = new Preference();
  const rejected: (Target & { readonly atMs: number })[] = [];
  const targetOf = ({ suggestion, project, subject, traits }: Possible): Target => ({
    suggestion,
    project,
    kind: traits.kind,
    subjects: [subject],
    sketch: [],
  });
  return {
    choose(candidates) {
      const rejections = new Rejections(rejected);
      const free = candidates.filter((each) => rejections.against(targetOf(each)) === undefined);
      return preference.choose(free, 1).shown[0];
    },
    expected: (candidate) => preference.expect(candidate).mean,
    learn: (episode) => preference.record(episode),
    reject: (candidate) => void rejected.push({ ...targetOf(candidate), atMs: 0 }),
  };
}

export const POLICIES: Readonly<Record<string, PolicyMaker>> = {
  'no learning': () => ({
    ...withoutRejected((candidates) => best(candidates, ({ traits }) => traits.score)),
    expected: () => 0.5,
    learn() {},
  }),
  'most popular': (random) => meansPolicy(random, 0),
  'epsilon-greedy': (random) => meansPolicy(random, 0.1),
  LinUCB: () => linUcb(0.15),
  Groundplan: () => product(),
};
