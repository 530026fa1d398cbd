/**
 * Weighs the definitions against each other: a multinomial logistic regression over the features of a neighbourhood
 * (`test/eval/design/train.ts` fits it). Names are no features.
 */
import weights from './rankerWeights.json' with { type: 'json' };

export interface RankerWeights {
  readonly features: readonly string[];
  /** Names of patterns, and `None`. */
  readonly classes: readonly string[];
  readonly bias: readonly number[];
  /** A row a class, a column a feature, in thousandths. */
  readonly weights: readonly (readonly number[])[];
}

const SCALE = 1000;

/** Probability of each class, by its name; they add up to 1. */
export function rank(
  features: readonly number[],
  model: RankerWeights = weights,
): ReadonlyMap<string, number> {
  const scores = model.classes.map((_, row) => {
    const line = model.weights[row]!;
    let sum = model.bias[row]!;
    for (let at = 0; at < features.length; at++) if (features[at] !== 0) sum += features[at]! * line[at]!;
    return sum / SCALE;
  });
  const odds = probabilities(scores);
  return new Map(model.classes.map((name, row) => [name, odds[row]!]));
}

/** Of scores, each e to the power of itself, so that they add up to 1. */
export function probabilities(scores: readonly number[]): readonly number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
