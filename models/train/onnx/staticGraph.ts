/**
 * The shipped kind of model: a bag of tokens → the sum of its tokens' vectors, of length 1.
 *
 * Inputs `ids` int32 [n, k] and `weights` float32 [n, k], rows filled up with weight 0; output `vectors` float32 [n, d], all zero for a
 * bag without weight. The table is int8 with one scale a token; a token's length is how much it counts.
 */
import { floats, longs, onnxModel } from './onnxModel.ts';

export interface QuantizedTable {
  readonly tokens: number;
  readonly dimensions: number;
  /** Row by row. */
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

export function staticGraph({ tokens, dimensions, values, scales }: QuantizedTable): Uint8Array {
  return onnxModel({
    name: 'bag of tokens',
    inputs: {
      ids: { type: 'int32', shape: ['n', 'k'] },
      weights: { type: 'float32', shape: ['n', 'k'] },
    },
    outputs: { vectors: { type: 'float32', shape: ['n', dimensions] } },
    constants: {
      table: { type: 'int8', shape: [tokens, dimensions], data: values },
      scales: { type: 'float32', shape: [tokens], data: scales },
      middle: longs([1]),
      tiny: floats([1e-12]),
    },
    nodes: [
      { op: 'Gather', inputs: ['table', 'ids'], outputs: ['bytes'] },
      { op: 'Cast', inputs: ['bytes'], outputs: ['rows'], attributes: { to: 1 } },
      { op: 'Gather', inputs: ['scales', 'ids'], outputs: ['rowScales'] },
      { op: 'Mul', inputs: ['weights', 'rowScales'], outputs: ['shares'] },
      { op: 'Unsqueeze', inputs: ['shares', 'middle'], outputs: ['row'] },
      { op: 'MatMul', inputs: ['row', 'rows'], outputs: ['sums'] },
      { op: 'Squeeze', inputs: ['sums', 'middle'], outputs: ['sum'] },
      { op: 'ReduceL2', inputs: ['sum'], outputs: ['length'], attributes: { axes: [1], keepdims: 1 } },
      { op: 'Max', inputs: ['length', 'tiny'], outputs: ['norm'] },
      { op: 'Div', inputs: ['sum', 'norm'], outputs: ['vectors'] },
    ],
  });
}
