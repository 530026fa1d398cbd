/**
 * The shipped model's sums without any runtime: a row of weights a feature, summed, and a softmax. What register a text is of (a comment,
 * a question, an issue, a review) is guessed from the same features; how words weigh is partly the register's own.
 *
 * Columns: `REGISTERS` logits of the register, the polarities' shared logits, then the polarities' once a register.
 */

export const REGISTERS = 4;
export const OUTPUTS = 3;
export const COLUMNS = REGISTERS + OUTPUTS + REGISTERS * OUTPUTS;

/** Weight `c` of feature `keys[f]` is `values[f * COLUMNS + c] * scales[f]`. */
export interface FeelingTable {
  /** Ascending hashes of the features that were learned. */
  readonly keys: Uint32Array;
  readonly values: Int8Array;
  readonly scales: Float32Array;
  /** Added to each polarity's logit: a rare one has to be told sooner than by its likelihood. */
  readonly bias: Float32Array;
}

/** Features of one text: rows of the table and how much of each. */
export interface FeatureRow {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
}

/** Probabilities of negative, neutral, positive. */
export function polarityScores(
  { values, scales, bias }: FeelingTable,
  { ids, weights }: FeatureRow,
): Float32Array {
  const sums = new Float64Array(COLUMNS);
  ids.forEach((id, at) => {
    const share = weights[at]! * scales[id]!;
    const from = id * COLUMNS;
    for (let column = 0; column < COLUMNS; column++) sums[column]! += share * values[from + column]!;
  });
  const registers = softmax(sums.subarray(0, REGISTERS));
  const logits = Float64Array.from({ length: OUTPUTS }, (_, output) => {
    let logit = bias[output]! + sums[REGISTERS + output]!;
    registers.forEach((share, register) => {
      logit += share * sums[REGISTERS + OUTPUTS * (1 + register) + output]!;
    });
    return logit;
  });
  return Float32Array.from(softmax(logits));
}

export function softmax(logits: Float64Array): Float64Array {
  const most = logits.reduce((a, b) => Math.max(a, b));
  const powers = logits.map((logit) => Math.exp(logit - most));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / sum);
}
