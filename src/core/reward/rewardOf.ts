/**
 * The reward of an offer: how sure one can be that it was worth showing.
 *
 * Each signal is a number of tries (its strength) with a share of successes (its value), and the reward is the mean of the Beta
 * distribution that a uniform prior and these tries give: (1 + Σ sᵢvᵢ) / (2 + Σ sᵢ); its uncertainty is that distribution's standard
 * deviation (Gelman et al., Bayesian Data Analysis, 2.4). So acceptance alone is not yet positive, what lasts outweighs what was
 * clicked, and what a person felt decides between near equals only.
 */
import type { Episode } from '../model/feedback.ts';
import { signalsOf } from './signals.ts';

/** Over this, an offer counts as a good one. */
export const POSITIVE = 0.7;

export interface RewardPart {
  /** What was seen, for a person: `kept 80 % after 10 min`. */
  readonly signal: string;
  /** In [0, 1]. */
  readonly value: number;
  /** In tries. */
  readonly strength: number;
  /** By how much the reward would differ without it. */
  readonly effect: number;
}

export interface Reward {
  /** In [0, 1]; 0.5 when nothing was seen. */
  readonly value: number;
  /** Standard deviation, at most 0.29. */
  readonly uncertainty: number;
  readonly positive: boolean;
  /** What made it, the weightiest first. */
  readonly parts: readonly RewardPart[];
}

export function rewardOf(episode: Episode): Reward {
  const signals = signalsOf(episode.actions);
  const value = meanOf(signals);
  const tries = 2 + signals.reduce((sum, { strength }) => sum + strength, 0);
  const parts = signals
    .map((signal) => ({ ...signal, effect: value - meanOf(signals.filter((other) => other !== signal)) }))
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  const uncertainty = Math.sqrt((value * (1 - value)) / (tries + 1));
  return { value, uncertainty, positive: value > POSITIVE, parts };
}

function meanOf(signals: readonly { readonly value: number; readonly strength: number }[]): number {
  let successes = 1;
  let tries = 2;
  for (const { value, strength } of signals) {
    successes += value * strength;
    tries += strength;
  }
  return successes / tries;
}
