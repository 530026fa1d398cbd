/** The developer's preference as far as it is known: what came of offers, and what that lets expect of the next. */
import type { Episode } from '../model/feedback.ts';
import { rewardOf } from '../reward/rewardOf.ts';
import { type Candidate, type Choice, choose } from './choose.ts';
import { decidedReasons, decidedShift, type TraitDecisions } from './decidedTaste.ts';
import type { Placed } from './likeness.ts';
import { type Remembered, replay } from './replay.ts';
import { type Expectation, Taste } from './taste.ts';
import { type TraitEffect, traitEffects } from './traitEffects.ts';

export interface PreferenceOptions {
  readonly worth?: number;
  /** Outcomes that are kept in mind. */
  readonly capacity?: number;
  /** What people have decided of single traits. */
  readonly decisions?: TraitDecisions;
}

/** Why an offer can be expected to be liked or not: a trait with what it adds. */
export interface TraitReason {
  readonly term: string;
  readonly value: string;
  readonly effect: number;
}

/** What hardly moves anything is not told. */
const LEAST_EFFECT = 0.005;

const CAPACITY = 300;

export class Preference {
  readonly #options: PreferenceOptions;
  /** By id of the offer, in the order of showing. */
  readonly #episodes = new Map<string, Episode>();
  #taste: Taste | undefined;

  constructor(episodes: Iterable<Episode> = [], options: PreferenceOptions = {}) {
    this.#options = options;
    for (const each of episodes) this.#episodes.set(each.offer.id, each);
  }

  /** An episode with all that is known of it now: late signals come in the same way as the first. */
  record(episode: Episode): void {
    this.#episodes.set(episode.offer.id, episode);
    this.#taste = undefined;
  }

  /** The same candidates get the same answer as long as nothing is recorded. */
  choose<C extends Candidate>(candidates: readonly C[], most?: number): Choice<C> {
    const { worth } = this.#options;
    return choose(candidates, (offers) => offers.map((offer) => this.expect(offer)), {
      ...(worth === undefined ? {} : { worth }),
      ...(most === undefined ? {} : { most }),
    });
  }

  expect(offer: Placed): Expectation {
    const { mean, deviation } = this.taste.expect([offer])[0]!;
    const { decisions } = this.#options;
    return { mean: mean + (decisions ? decidedShift(offer, this.taste, decisions) : 0), deviation };
  }

  /** Traits that move the expectation, as decided, the weightiest first. */
  reasons(offer: Placed): TraitReason[] {
    return decidedReasons(offer, this.taste, this.#options.decisions)
      .filter(({ effect }) => Math.abs(effect) >= LEAST_EFFECT)
      .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  }

  /** What is learned trait by trait, without decisions. */
  effects(): TraitEffect[] {
    return traitEffects(this.#outcomes(), this.taste);
  }

  /** Built when it is asked for first after a change: some ten milliseconds. */
  get taste(): Taste {
    this.#taste ??= new Taste(this.#outcomes());
    return this.#taste;
  }

  /** That are kept in mind. */
  #outcomes(): Remembered[] {
    return replay(outcomesOf([...this.#episodes.values()]), this.#options.capacity ?? CAPACITY);
  }
}

/** Of those that said something, in their order. */
export function outcomesOf(episodes: readonly Episode[]): Remembered[] {
  const later = new Map<string, number>();
  const outcomes: Remembered[] = [];
  for (const episode of episodes.toReversed()) {
    const { value, uncertainty, parts } = rewardOf(episode);
    if (parts.length === 0) continue;
    const { project, traits, expected } = episode.offer;
    const age = later.get(project) ?? 0;
    later.set(project, age + 1);
    const surprise = Math.abs(value - expected);
    outcomes.push({ project, traits, reward: value, uncertainty, age, surprise });
  }
  return outcomes.reverse();
}
