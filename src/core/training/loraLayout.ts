/**
 * Where the weights of an adapter lie, in one row of numbers (LoRA: Hu et al., 2021): each linear map W with inputs x also gives
 * (alpha ÷ rank) × B (A x), with A of rank × inputs and B of outputs × rank.
 */
import { seeded } from '../../base/seeded.ts';
import { type LlamaPlan, MAPS, type PlannedTensor } from './llamaPlan.ts';

export interface LoraMap {
  /** Of the tensor that it adds to. */
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
  /** Where A and B begin. */
  readonly a: number;
  readonly b: number;
}

export interface LoraLayout {
  readonly rank: number;
  readonly alpha: number;
  readonly maps: readonly LoraMap[];
  /** How many numbers all of it has. */
  readonly length: number;
}

export interface LoraChoice {
  readonly rank: number;
  readonly alpha: number;
  /** How many layers are trained, from the last one down. */
  readonly topLayers: number;
}

/**
 * The output head is among them unless it is the table of tokens. llama.cpp has no way to add to that as to a map: it refuses an adapter
 * of `output.weight`, which such a model lacks, and one of `token_embd.weight` in the shape of a map; in the shape of a look-up it loads
 * the adapter and ends its process at the first token, since it multiplies with it as a head as well.
 */
export function loraLayout(plan: LlamaPlan, { rank, alpha, topLayers }: LoraChoice): LoraLayout {
  const trained = plan.layers.slice(Math.max(0, plan.layers.length - topLayers));
  const tensors: readonly PlannedTensor[] = [
    ...trained.flatMap((layer) => MAPS.map((map) => layer[map])),
    ...(plan.tied ? [] : [plan.output]),
  ];
  let length = 0;
  const room = (numbers: number) => {
    length += numbers;
    return length - numbers;
  };
  const maps = tensors.map(({ name, inputs, outputs }) => ({
    name,
    inputs,
    outputs,
    a: room(rank * inputs),
    b: room(outputs * rank),
  }));
  return { rank, alpha, maps, length };
}

/** A uniform in ±1 ÷ √inputs, B nothing: the adapter begins as no change. */
export function initialLora(layout: LoraLayout, seed: number): Float32Array {
  const all = new Float32Array(layout.length);
  layout.maps.forEach(({ a, inputs }, at) => {
    const random = seeded(Math.imul(seed, 1_000_003) + at + 1);
    const bound = 1 / Math.sqrt(inputs);
    for (let index = a; index < a + layout.rank * inputs; index += 1) all[index] = (2 * random() - 1) * bound;
  });
  return all;
}
