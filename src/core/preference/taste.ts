/**
 * What a developer can be expected to think of an offer, learned from what became of earlier ones: a Gaussian process over the
 * likeness of offers (Rasmussen and Williams, Gaussian Processes for Machine Learning, algorithm 2.1). One part of the likeness is common to all projects and one is each project's own, so that a new project starts from
 * what is known and comes to its own mind. Old episodes become noisier with each later one of their project, and not with time spent
 * elsewhere (the discounting of Russac et al., Weighted Linear Bandits for Non-Stationary Environments, NeurIPS 2019): tastes may
 * change, but nothing is forgotten for being away.
 */
import { backward, cholesky, forward } from './cholesky.ts';
import { likeness, likenessBy, type Placed, type Term } from './likeness.ts';

/** What became of an offer. */
export interface Outcome extends Placed {
  /** In [0, 1]. */
  readonly reward: number;
  /** Standard deviation of the reward. */
  readonly uncertainty: number;
  /** Number of later outcomes in its project. */
  readonly age: number;
}

export interface Expectation {
  /** Expected reward; it may leave [0, 1] a little. */
  readonly mean: number;
  /** Standard deviation. */
  readonly deviation: number;
}

/** Expected of what nothing is known of. */
const BEFORE = 0.55;
/** Share of its weight that an outcome loses with each later one of its project. */
const FADING = 0.01;
/** Variance of what one offer gives besides its traits: moods, details. */
const CHANCE = 0.15;

export class Taste {
  readonly #outcomes: readonly Outcome[];
  readonly #lower: Float64Array;
  /** (K + noise)⁻¹ (rewards − what was expected before). */
  readonly #weights: Float64Array;

  /** @param outcomes at most some hundreds: the cost grows with their third power. */
  constructor(outcomes: readonly Outcome[]) {
    this.#outcomes = outcomes;
    const size = outcomes.length;
    const matrix = new Float64Array(size * size);
    for (let row = 0; row < size; row++) {
      for (let column = 0; column <= row; column++) {
        matrix[row * size + column] = likeness(outcomes[row]!, outcomes[column]!);
      }
      const { uncertainty, age } = outcomes[row]!;
      matrix[row * size + row]! += (CHANCE + uncertainty ** 2) / (1 - FADING) ** age;
    }
    this.#lower = cholesky(matrix, size);
    const rewards = outcomes.map(({ reward }) => reward - BEFORE);
    this.#weights = backward(this.#lower, size, forward(this.#lower, size, rewards));
  }

  expect(offers: readonly Placed[]): Expectation[] {
    return offers.map((offer) => {
      const near = this.#likenesses(offer);
      const known = forward(this.#lower, near.length, near);
      const variance = likeness(offer, offer) - dot(known, known);
      return { mean: this.#mean(near), deviation: Math.sqrt(Math.max(0, variance)) };
    });
  }

  /** By how much one term moves the expectation. */
  effectOf(term: Term, offer: Placed): number {
    let effect = 0;
    for (const [index, outcome] of this.#outcomes.entries()) {
      effect += this.#weights[index]! * likenessBy(term, offer, outcome);
    }
    return effect;
  }

  /** Number of outcomes that a term finds like the offer, of whatever project. */
  behind(term: Term, { traits }: Placed): number {
    return this.#outcomes.filter((outcome) => term.of(traits, outcome.traits) > 0).length;
  }

  #likenesses(offer: Placed): Float64Array {
    return Float64Array.from(this.#outcomes, (outcome) => likeness(offer, outcome));
  }

  #mean(near: Float64Array): number {
    return BEFORE + dot(near, this.#weights);
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
