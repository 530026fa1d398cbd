/** A vector a token in bytes, and how bags of tokens become vectors without any runtime. */
import type { TokenBags } from './tokenBags.ts';

/** Value `j` of token `i` is `values[i * dimensions + j] * scales[i]`; a vector's length is how much its token counts. */
export interface QuantizedTable {
  readonly dimensions: number;
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

/** Sum of weight × vector over a bag, made length 1; all zero for a bag without tokens. */
export function pooled(
  { dimensions, values, scales }: QuantizedTable,
  bags: TokenBags,
  bag: number,
): Float32Array {
  const sum = new Float64Array(dimensions);
  for (let at = bags.offsets[bag]!; at < bags.offsets[bag + 1]!; at++) {
    const id = bags.ids[at]!;
    const share = bags.weights[at]! * scales[id]!;
    const from = id * dimensions;
    for (let d = 0; d < dimensions; d++) sum[d]! += share * values[from + d]!;
  }
  return unit(sum);
}

function unit(sum: Float64Array): Float32Array {
  let square = 0;
  for (const value of sum) square += value * value;
  const norm = Math.max(Math.sqrt(square), 1e-12);
  return Float32Array.from(sum, (value) => value / norm);
}
