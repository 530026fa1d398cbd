/** From an encoder's output, a vector a token, to one vector a text. */
import type { Pooling } from '../../core/embed/embeddingModel.ts';

export interface Hidden {
  /** `[texts, tokens, dimensions]`, or `[texts, dimensions]` where the model has pooled already. */
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Of length 1. @param length tokens of this text, the rest being filling. */
export function pooledHidden(
  { shape, values }: Hidden,
  row: number,
  { length, pooling }: { readonly length: number; readonly pooling: Pooling },
): Float32Array {
  const dimensions = shape.at(-1)!;
  if (shape.length === 2) return unit(values.slice(row * dimensions, (row + 1) * dimensions));
  if (shape.length !== 3)
    throw new Error(`The model gives an output of ${shape.length} axes; 2 or 3 were expected.`);
  const tokens = shape[1]!;
  const [from, to] = { mean: [0, length], first: [0, 1], last: [length - 1, length] }[pooling] as [
    number,
    number,
  ];
  const sum = new Float32Array(dimensions);
  for (let token = from; token < to; token++) {
    const start = (row * tokens + token) * dimensions;
    for (let d = 0; d < dimensions; d++) sum[d]! += values[start + d]!;
  }
  return unit(sum);
}

function unit(vector: Float32Array): Float32Array {
  const norm = Math.max(Math.sqrt(vector.reduce((square, value) => square + value * value, 0)), 1e-12);
  return vector.map((value) => value / norm);
}
