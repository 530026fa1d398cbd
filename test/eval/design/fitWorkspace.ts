/** From cases to the weights of the ranker of small workspaces. */
import { FEATURES } from '../../../src/core/patterns/design/features.ts';
import { tokenValues } from '../../../src/core/patterns/design/tokenValues.ts';
import { SCALE, type WorkspaceWeights } from '../../../src/core/patterns/design/workspaceRanker.ts';
import { fitLogistic, sparse } from './fitLogistic.ts';
import type { Case } from './readCases.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Strength of the L2 term over all cases together. */
const PENALTY = 1;

export function fitWorkspace(cases: readonly Case[]): WorkspaceWeights {
  const tokens = vocabularyOf(cases);
  const places = new Map(tokens.map((token, at) => [token, at]));
  const rows = cases.map(({ features, tokens: own, label, weight = 1 }) => {
    const fits = sparse(features);
    const { at, values } = tokenValues(own, places);
    return {
      at: [...fits.at, ...at.map((each) => each + FEATURES.length)],
      values: [...fits.values, ...values],
      label,
      weight,
    };
  });
  const width = FEATURES.length + tokens.length;
  const { classes, bias, weights } = fitLogistic(rows, { width, penalty: PENALTY / cases.length });
  const rowOf = (feature: number) =>
    [...weights.subarray(feature * classes.length, (feature + 1) * classes.length)].map(scaled);
  return {
    classes,
    bias: [...bias].map(scaled),
    features: FEATURES,
    featureWeights: FEATURES.map((_, at) => rowOf(at)),
    tokens,
    tokenWeights: tokens.map((_, at) => rowOf(at + FEATURES.length)),
  };
}

/** Without a negative zero, which JSON does not know. */
function scaled(value: number): number {
  return Math.round(value * SCALE) + 0;
}
