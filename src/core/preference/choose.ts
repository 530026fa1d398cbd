/**
 * Which offers are shown, in which order, and when it is better to stay silent: by the expected reward and a part of the doubt about
 * it (GP-UCB: Srinivas et al., Gaussian Process Optimization in the Bandit Setting, ICML 2010), so that what little is known of gets
 * its chance. There is no luck in it: as long as nothing new is learned, the answer is the same.
 */
import type { Placed } from './likeness.ts';
import type { Expectation } from './taste.ts';

export interface Candidate extends Placed {
  /** Stable id of the suggestion. */
  readonly suggestion: string;
}

export interface Choice<C extends Candidate> {
  /** The most promising first. */
  readonly shown: readonly C[];
  /** Those that are not worth an interruption; they may still be asked for. */
  readonly quiet: readonly C[];
}

export interface ChooseOptions {
  /** Lowest reward that is worth an interruption. */
  readonly worth?: number;
  readonly most?: number;
}

/** What an interruption costs, as a reward. */
const WORTH = 0.62;
/** Share of the doubt that counts in favour. */
const CURIOSITY = 0.5;

/** @param candidates without those that were rejected; equal ones keep their order. */
export function choose<C extends Candidate>(
  candidates: readonly C[],
  expect: (offers: readonly C[]) => readonly Expectation[],
  { worth = WORTH, most = Number.POSITIVE_INFINITY }: ChooseOptions = {},
): Choice<C> {
  const expectations = expect(candidates);
  const order = candidates
    .map((candidate, index) => ({ candidate, hope: hopeOf(expectations[index]!), index }))
    .sort((a, b) => b.hope - a.hope || a.index - b.index);
  const shown = order.filter(({ hope }) => hope >= worth).slice(0, most);
  const quiet = order.filter((each) => !shown.includes(each));
  return { shown: shown.map((each) => each.candidate), quiet: quiet.map((each) => each.candidate) };
}

function hopeOf({ mean, deviation }: Expectation): number {
  return mean + CURIOSITY * deviation;
}
