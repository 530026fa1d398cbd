/**
 * The loss of a batch and its gradient as one graph, so that a fast runtime does the matrix products: symmetric InfoNCE (van den Oord
 * et al. 2018) over cosines, every other row of the batch being a wrong answer.
 *
 * Inputs `queries`, `passages` [n, d], not normalised; `mask` [n, n], 0 or a large negative number where a pair is no wrong answer;
 * `identity` [n, n]. Outputs `loss` [], `queryGradient`, `passageGradient` [n, d].
 */
import { type Constant, floats, longs, type OnnxNode, onnxModel } from './onnxModel.ts';

export function contrastGraph(dimensions: number, temperature: number): Uint8Array {
  const rows = { type: 'float32', shape: ['n', dimensions] } as const;
  const square = { type: 'float32', shape: ['n', 'n'] } as const;
  const constants: Record<string, Constant> = {
    warmth: floats([1 / temperature]),
    half: floats([0.5]),
    tiny: floats([1e-9]),
    rowAxis: longs([1]),
  };
  return onnxModel({
    name: 'contrast',
    inputs: { queries: rows, passages: rows, mask: square, identity: square },
    outputs: { loss: { type: 'float32', shape: [] }, queryGradient: rows, passageGradient: rows },
    constants,
    nodes: [
      ...normalise('queries', 'q'),
      ...normalise('passages', 'p'),
      node('Transpose', ['p'], 'pT', { perm: [1, 0] }),
      node('MatMul', ['q', 'pT'], 'cosines'),
      node('Mul', ['cosines', 'warmth'], 'warm'),
      node('Add', ['warm', 'mask'], 'scores'),
      node('Softmax', ['scores'], 'byQuery', { axis: 1 }),
      node('Softmax', ['scores'], 'byPassage', { axis: 0 }),
      node('Add', ['byQuery', 'byPassage'], 'both'),
      node('Mul', ['both', 'half'], 'mean'),
      node('Sub', ['mean', 'identity'], 'error'),
      node('Mul', ['error', 'warmth'], 'warmError'),
      node('MatMul', ['warmError', 'p'], 'toQ'),
      node('Transpose', ['warmError'], 'errorT', { perm: [1, 0] }),
      node('MatMul', ['errorT', 'q'], 'toP'),
      ...throughNorm('toQ', 'q', 'queryGradient'),
      ...throughNorm('toP', 'p', 'passageGradient'),
      node('Max', ['byQuery', 'tiny'], 'likely'),
      node('Log', ['likely'], 'logs'),
      node('Mul', ['logs', 'identity'], 'right'),
      node('ReduceSum', ['right'], 'sum', { keepdims: 0 }),
      node('Neg', ['sum'], 'loss'),
    ],
  });
}

function node(
  op: string,
  inputs: string[],
  output: string,
  attributes: OnnxNode['attributes'] = {},
): OnnxNode {
  return { op, inputs, outputs: [output], attributes };
}

function normalise(from: string, to: string): OnnxNode[] {
  return [
    node('ReduceL2', [from], `${to}Length`, { axes: [1], keepdims: 1 }),
    node('Max', [`${to}Length`, 'tiny'], `${to}Norm`),
    node('Div', [from, `${to}Norm`], to),
  ];
}

/** The part of the gradient along the unit vector changes only its length, which the cosine does not see. */
function throughNorm(gradient: string, unit: string, to: string): OnnxNode[] {
  return [
    node('Mul', [gradient, unit], `${to}Products`),
    node('ReduceSum', [`${to}Products`, 'rowAxis'], `${to}Along`, { keepdims: 1 }),
    node('Mul', [unit, `${to}Along`], `${to}Radial`),
    node('Sub', [gradient, `${to}Radial`], `${to}Across`),
    node('Div', [`${to}Across`, `${unit}Norm`], to),
  ];
}
