/**
 * The shipped model of feelings: features of a text → probabilities of negative, neutral, positive.
 *
 * Inputs `ids` int32 [n, k] and `weights` float32 [n, k], rows filled up with weight 0; output `scores` float32 [n, 3]. `keys` are the
 * features' hashes, which no node reads: whoever makes the ids does.
 */
import { COLUMNS, type FeelingTable, OUTPUTS, REGISTERS } from '../../../src/core/sentiment/feelingTable.ts';
import { longs, onnxModel } from './onnxModel.ts';

export function feelingsGraph({ keys, values, scales, bias }: FeelingTable): Uint8Array {
  return onnxModel({
    name: 'feelings',
    inputs: {
      ids: { type: 'int32', shape: ['n', 'k'] },
      weights: { type: 'float32', shape: ['n', 'k'] },
    },
    outputs: { scores: { type: 'float32', shape: ['n', OUTPUTS] } },
    constants: {
      keys: {
        type: 'int32',
        shape: [keys.length],
        data: new Int32Array(keys.buffer, keys.byteOffset, keys.length),
      },
      table: { type: 'int8', shape: [keys.length, COLUMNS], data: values },
      scales: { type: 'float32', shape: [keys.length], data: scales },
      bias: { type: 'float32', shape: [OUTPUTS], data: bias },
      middle: longs([1]),
      last: longs([2]),
      parts: longs([REGISTERS, OUTPUTS, REGISTERS * OUTPUTS]),
      blocks: longs([-1, REGISTERS, OUTPUTS]),
    },
    nodes: [
      { op: 'Gather', inputs: ['table', 'ids'], outputs: ['bytes'] },
      { op: 'Cast', inputs: ['bytes'], outputs: ['rows'], attributes: { to: 1 } },
      { op: 'Gather', inputs: ['scales', 'ids'], outputs: ['rowScales'] },
      { op: 'Mul', inputs: ['weights', 'rowScales'], outputs: ['shares'] },
      { op: 'Unsqueeze', inputs: ['shares', 'middle'], outputs: ['row'] },
      { op: 'MatMul', inputs: ['row', 'rows'], outputs: ['sums'] },
      { op: 'Squeeze', inputs: ['sums', 'middle'], outputs: ['sum'] },
      {
        op: 'Split',
        inputs: ['sum', 'parts'],
        outputs: ['register', 'shared', 'own'],
        attributes: { axis: 1 },
      },
      { op: 'Softmax', inputs: ['register'], outputs: ['gates'], attributes: { axis: 1 } },
      { op: 'Unsqueeze', inputs: ['gates', 'last'], outputs: ['gate'] },
      { op: 'Reshape', inputs: ['own', 'blocks'], outputs: ['block'] },
      { op: 'Mul', inputs: ['gate', 'block'], outputs: ['gated'] },
      { op: 'ReduceSum', inputs: ['gated', 'middle'], outputs: ['mixed'], attributes: { keepdims: 0 } },
      { op: 'Add', inputs: ['shared', 'mixed'], outputs: ['told'] },
      { op: 'Add', inputs: ['told', 'bias'], outputs: ['logits'] },
      { op: 'Softmax', inputs: ['logits'], outputs: ['scores'], attributes: { axis: 1 } },
    ],
  });
}
