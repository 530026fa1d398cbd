/** A llama model with an adapter in 64-bit floats, written for reading: what the kernels are held against. */
import { closeSync, openSync, readSync } from 'node:fs';
import type { LlamaPlan, PlannedTensor } from '../../src/core/training/llamaPlan.ts';
import type { LoraLayout } from '../../src/core/training/loraLayout.ts';
import type { ReadText } from '../../src/core/training/tokenExamples.ts';

type Row = readonly number[];

export interface ReferenceModel {
  readonly plan: LlamaPlan;
  readonly layout: LoraLayout;
  /** Of the file, whose tensors are all F32. */
  readonly modelPath: string;
}

/** Σ factor × −log share over the expected tokens, as a function of the adapter's weights. */
export function referenceLoss(
  { plan, layout, modelPath }: ReferenceModel,
  texts: readonly ReadText[],
  factors: readonly ArrayLike<number>[],
): (parameters: Float64Array) => number {
  const tensors = readAll(plan, modelPath);
  return (parameters) => {
    const linear = (tensor: PlannedTensor, inputs: Row): Row => {
      const plain = product(tensors.get(tensor.name)!, inputs);
      const map = layout.maps.find(({ name }) => name === tensor.name);
      if (map === undefined) return plain;
      const { rank, alpha } = layout;
      const a = parameters.subarray(map.a, map.a + rank * map.inputs);
      const b = parameters.subarray(map.b, map.b + rank * map.outputs);
      const added = product(b, product(a, inputs));
      return plain.map((value, at) => value + (alpha / rank) * added[at]!);
    };
    const norm = (tensor: PlannedTensor, inputs: Row): Row => {
      const weights = tensors.get(tensor.name)!;
      const mean = inputs.reduce((sum, value) => sum + value * value, 0) / inputs.length;
      return inputs.map((value, at) => (value * weights[at]!) / Math.sqrt(mean + plan.epsilon));
    };
    const table = tensors.get(plan.tokens.name)!;
    let loss = 0;
    texts.forEach(({ tokens, expected }, text) => {
      let rows: Row[] = tokens.map((id) => [
        ...table.subarray(id * plan.embedding, (id + 1) * plan.embedding),
      ]);
      for (const layer of plan.layers) {
        const normed = rows.map((row) => norm(layer.attn_norm, row));
        const queries = normed.map((row, at) => rotated(plan, linear(layer.attn_q, row), at));
        const keys = normed.map((row, at) => rotated(plan, linear(layer.attn_k, row), at));
        const values = normed.map((row) => linear(layer.attn_v, row));
        const attended = queries.map((query, at) => attend(plan, query, keys.slice(0, at + 1), values));
        rows = rows.map((row, at) => added(row, linear(layer.attn_output, attended[at]!)));
        rows = rows.map((row) => {
          const inputs = norm(layer.ffn_norm, row);
          const [gates, ups] = [linear(layer.ffn_gate, inputs), linear(layer.ffn_up, inputs)];
          const gated = gates.map((gate, at) => (gate / (1 + Math.exp(-gate))) * ups[at]!);
          return added(row, linear(layer.ffn_down, gated));
        });
      }
      expected.rows.forEach((row, at) => {
        const logits = linear(plan.output, norm(plan.norm, rows[row]!));
        const most = Math.max(...logits);
        const normal = most + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - most), 0));
        loss += factors[text]![at]! * (normal - logits[expected.tokens[at]!]!);
      });
    });
    return loss;
  };
}

function attend(plan: LlamaPlan, query: Row, keys: readonly Row[], values: readonly Row[]): Row {
  const { heads, kvHeads, headLength } = plan;
  return Array.from({ length: heads }, (_, head) => {
    const own = query.slice(head * headLength, (head + 1) * headLength);
    const from = Math.floor((head * kvHeads) / heads) * headLength;
    const part = (row: Row) => row.slice(from, from + headLength);
    const scores = keys.map(
      (key) => part(key).reduce((sum, value, at) => sum + value * own[at]!, 0) / Math.sqrt(headLength),
    );
    const most = Math.max(...scores);
    const shares = scores.map((score) => Math.exp(score - most));
    const all = shares.reduce((sum, share) => sum + share, 0);
    return own.map((_, at) =>
      shares.reduce((sum, share, key) => sum + (share / all) * part(values[key]!)[at]!, 0),
    );
  }).flat();
}

function rotated({ headLength, rotary, rope }: LlamaPlan, vector: Row, position: number): Row {
  const turned = [...vector];
  for (let head = 0; head < vector.length; head += headLength)
    for (let pair = 0; pair < rotary / 2; pair += 1) {
      const angle = position * rope.base ** ((-2 * pair) / rotary);
      const [x, y] = [vector[head + 2 * pair]!, vector[head + 2 * pair + 1]!];
      turned[head + 2 * pair] = x * Math.cos(angle) - y * Math.sin(angle);
      turned[head + 2 * pair + 1] = x * Math.sin(angle) + y * Math.cos(angle);
    }
  return turned;
}

function product(matrix: Float64Array, inputs: Row): Row {
  const width = inputs.length;
  return Array.from({ length: matrix.length / width }, (_, row) => {
    let sum = 0;
    for (let at = 0; at < width; at += 1) sum += matrix[row * width + at]! * inputs[at]!;
    return sum;
  });
}

const added = (a: Row, b: Row): Row => a.map((value, at) => value + b[at]!);

function readAll(plan: LlamaPlan, path: string): ReadonlyMap<string, Float64Array> {
  const file = openSync(path, 'r');
  try {
    const tensors = [
      plan.tokens,
      plan.norm,
      plan.output,
      ...plan.layers.flatMap((layer) => Object.values(layer)),
    ];
    return new Map(
      tensors.map(({ name, offset, bytes }) => {
        const values = new Float32Array(bytes / 4);
        readSync(file, values, 0, bytes, offset);
        return [name, Float64Array.from(values)];
      }),
    );
  } finally {
    closeSync(file);
  }
}
