/**
 * Weighs the patterns against each other for a workspace so small that it is judged as a whole: a multinomial logistic regression over how well
 * the definitions fit and what the code says and does (`test/eval/design/trainWorkspace.ts` fits it). It orders what is told; it proves nothing.
 */
import { probabilities } from './ranker.ts';
import type { Tokens } from './tokens.ts';
import { tokenValues } from './tokenValues.ts';

export interface WorkspaceWeights {
  /** Names of patterns, and `None`. */
  readonly classes: readonly string[];
  /** In twentieths, as all weights here. */
  readonly bias: readonly number[];
  readonly features: readonly string[];
  /** A row a feature, a column a class. */
  readonly featureWeights: readonly (readonly number[])[];
  readonly tokens: readonly string[];
  /** A row a token, a column a class. */
  readonly tokenWeights: readonly (readonly number[])[];
}

/** Weights are whole numbers of this part. */
export const SCALE = 20;

/** Probability of each class, by its name; they add up to 1. */
export function rankWorkspace(
  features: readonly number[],
  tokens: Tokens,
  model: WorkspaceWeights,
): ReadonlyMap<string, number> {
  const { at, values } = tokenValues(tokens, placesIn(model));
  const sums = [...model.bias];
  features.forEach((value, feature) => {
    if (value !== 0) addScaled(sums, model.featureWeights[feature]!, value);
  });
  at.forEach((token, index) => {
    addScaled(sums, model.tokenWeights[token]!, values[index]!);
  });
  const odds = probabilities(sums.map((sum) => sum / SCALE));
  return new Map(model.classes.map((name, row) => [name, odds[row]!]));
}

function addScaled(sums: number[], row: readonly number[], value: number): void {
  for (let at = 0; at < sums.length; at++) sums[at]! += value * row[at]!;
}

const places = new WeakMap<WorkspaceWeights, ReadonlyMap<string, number>>();

function placesIn(model: WorkspaceWeights): ReadonlyMap<string, number> {
  const known = places.get(model) ?? new Map(model.tokens.map((token, at) => [token, at]));
  places.set(model, known);
  return known;
}
