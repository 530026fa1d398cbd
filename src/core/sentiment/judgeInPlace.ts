/** The shipped model without any runtime: text → the numbers of a reading. */
import { emotionsOf } from './emotions.ts';
import { featureRow } from './featureRow.ts';
import { featuresOfTokens } from './features.ts';
import { type FeatureRow, type FeelingTable, polarityScores } from './feelingTable.ts';
import { judged, unread } from './readings.ts';
import { type Token, tokensOf } from './tokens.ts';
import { unreadable } from './unreadable.ts';

export interface Prepared {
  readonly tokens: readonly Token[];
  readonly row: FeatureRow;
}

/** Ready for a model, or the numbers of a text that it is not asked about. */
export function prepared(text: string, keys: Uint32Array): Prepared | readonly number[] {
  const tokens = tokensOf(text);
  const why = unreadable(tokens);
  return why === undefined ? { tokens, row: featureRow(featuresOfTokens(tokens), keys) } : unread(why);
}

export function judgeInPlace(text: string, table: FeelingTable): readonly number[] {
  const ready = prepared(text, table.keys);
  return 'row' in ready ? withEmotions(ready.tokens, polarityScores(table, ready.row)) : ready;
}

/** @param scores of negative, neutral, positive */
export function withEmotions(tokens: readonly Token[], scores: ArrayLike<number>): readonly number[] {
  const [negative, neutral, positive] = [scores[0]!, scores[1]!, scores[2]!];
  return judged(scores, emotionsOf(tokens, { negative, neutral, positive }));
}
