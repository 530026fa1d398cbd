/** How good what is learned is on texts that it did not learn from: a fold at a time is left out, with all that is kin to it. */

import { POLARITIES } from '../../../src/core/model/sentiment.ts';
import { featureRow } from '../../../src/core/sentiment/featureRow.ts';
import type { Features } from '../../../src/core/sentiment/features.ts';
import { polarityScores } from '../../../src/core/sentiment/feelingTable.ts';
import { learnTable } from './learnTable.ts';
import { type Labelled, SETS } from './sets.ts';

/** @returns a line a set: its name and macro F1. */
export function crossValidate(
  texts: readonly Labelled[],
  features: readonly Features[],
  folds: number,
): string[] {
  const judged = new Array<number>(texts.length);
  for (let fold = 0; fold < folds; fold++) {
    const isLearned = texts.map(({ kin }) => kin % folds !== fold);
    const table = learnTable(
      texts.filter((_, at) => isLearned[at]),
      features.filter((_, at) => isLearned[at]),
    );
    texts.forEach((_, at) => {
      if (!isLearned[at])
        judged[at] = likeliest(polarityScores(table, featureRow(features[at]!, table.keys)));
    });
  }
  return SETS.map((set, register) => {
    const rows = texts.flatMap((text, at) =>
      text.register === register ? [[text.polarity, judged[at]!] as const] : [],
    );
    return `${set}: macro F1 ${macroF1(rows).toFixed(4)} of ${rows.length} texts`;
  });
}

function likeliest(scores: Float32Array): number {
  return scores.indexOf(Math.max(...scores));
}

function macroF1(rows: readonly (readonly [gold: number, judged: number])[]): number {
  const each = POLARITIES.map((_, polarity) => {
    const right = rows.filter(([gold, judged]) => gold === polarity && judged === polarity).length;
    const wrong = rows.filter(([gold, judged]) => (gold === polarity) !== (judged === polarity)).length;
    return (2 * right) / Math.max(1, 2 * right + wrong);
  });
  return each.reduce((a, b) => a + b) / each.length;
}
