/** A linear map of the model with what the adapter adds to it, and the derivatives of both. */

import type { PlannedTensor } from '../../core/training/llamaPlan.ts';
import type { LoraMap } from '../../core/training/loraLayout.ts';
import type { Compute } from './compute.ts';
import { throwIfStopped } from './throwIfStopped.ts';

export interface LinearForward {
  readonly tensor: PlannedTensor;
  readonly inputs: number;
  readonly outputs: number;
  readonly tokens: number;
  /** False: as without the adapter. */
  readonly adapted: boolean;
}

export interface LinearBackward {
  readonly tensor: PlannedTensor;
  readonly inputs: number;
  readonly gradients: number;
  /** What the derivative by the inputs is added to; undefined where nobody needs it. */
  readonly sums: number | undefined;
  readonly tokens: number;
}

/** Of a part, so that a stop is seen soon. */
const MOST_OPERATIONS = 1.5e9;
/** Type, values a block, bytes a block. */
const PLAIN = [0, 1, 4] as const;
const COLUMNS = 256;
const ROWS = 32;

/** outputs = inputs × Wᵀ + scale × (inputs × Aᵀ) × Bᵀ. */
export async function linear(compute: Compute, given: LinearForward): Promise<void> {
  const { crew, weights } = compute;
  const { tensor, inputs, outputs, tokens, adapted } = given;
  const { type, inputs: width, outputs: height } = tensor;
  await weights.eachPart(tensor, mostRows(tensor, tokens), ({ address, firstRow, rows }) => {
    throwIfStopped(compute.signal);
    const block = [type.id, type.block, type.bytes, address, width];
    const places = [inputs, width * 4, outputs + firstRow * 4, height * 4, tokens, 0];
    crew.run('forward', [...block, ...places], { count: rows, grain: ROWS });
  });
  const map = adapted ? compute.adapter.maps.get(tensor.name) : undefined;
  if (map === undefined) return;
  withNarrow(compute, map, given, ({ narrow, rank, b }) => {
    const product = [...PLAIN, b, rank, narrow, rank * 4, outputs, height * 4, tokens, 1];
    crew.run('forward', product, { count: height, grain: ROWS });
  });
}

/** Adds to the derivatives of A and B, and to those of the inputs. */
export async function linearBackward(compute: Compute, given: LinearBackward): Promise<void> {
  const { crew, weights } = compute;
  const { tensor, gradients, sums, tokens } = given;
  const { type, inputs: width, outputs: height } = tensor;
  if (sums !== undefined)
    await weights.eachPart(tensor, mostRows(tensor, tokens), ({ address, firstRow, rows }) => {
      throwIfStopped(compute.signal);
      const block = [type.id, type.block, type.bytes, address, rows, width];
      const places = [gradients + firstRow * 4, height * 4, 4, sums, width * 4, tokens];
      crew.run('backwardColumns', [...block, ...places], { count: width, grain: COLUMNS });
    });
  const map = compute.adapter.maps.get(tensor.name);
  if (map !== undefined) adapterBackward(compute, map, given);
}

function adapterBackward(compute: Compute, map: LoraMap, given: LinearBackward): void {
  const { crew, memory, adapter } = compute;
  const { inputs, gradients, sums, tokens } = given;
  const { inputs: width, outputs: height } = map;
  withNarrow(compute, map, given, ({ narrow, rank, a, b, scale }) => {
    const ofB = adapter.gradients + map.b * 4;
    const ofA = adapter.gradients + map.a * 4;
    // By B: gradientsᵀ × narrow.
    const byB = [...PLAIN, narrow, tokens, rank, gradients, 4, height * 4, ofB, rank * 4];
    crew.run('backwardSums', byB, { count: height });
    // By what is narrow: gradients × B, scaled as `narrow` is.
    const byNarrow = memory.takeFloats(tokens * rank);
    memory.floats(byNarrow, tokens * rank).fill(0);
    const back = [...PLAIN, b, height, rank, gradients, height * 4, 4, byNarrow, rank * 4];
    crew.run('backwardSums', back, { count: tokens });
    scaleBy(memory.floats(byNarrow, tokens * rank), scale);
    // By A: byNarrowᵀ × inputs; by the inputs: byNarrow × A.
    const byA = [...PLAIN, inputs, tokens, width, byNarrow, 4, rank * 4, ofA, width * 4, rank];
    crew.run('backwardColumns', byA, { count: width, grain: COLUMNS });
    if (sums === undefined) return;
    const byInputs = [...PLAIN, a, rank, width, byNarrow, rank * 4, 4, sums, width * 4, tokens];
    crew.run('backwardColumns', byInputs, { count: width, grain: COLUMNS });
  });
}

interface Narrow {
  /** scale × inputs × Aᵀ. */
  readonly narrow: number;
  readonly rank: number;
  readonly a: number;
  readonly b: number;
  readonly scale: number;
}

function withNarrow(
  { crew, memory, adapter }: Compute,
  map: LoraMap,
  { inputs, tokens }: { readonly inputs: number; readonly tokens: number },
  use: (narrow: Narrow) => void,
): void {
  const { rank, alpha } = adapter.layout;
  const mark = memory.mark();
  const narrow = memory.takeFloats(tokens * rank);
  const a = adapter.parameters + map.a * 4;
  const b = adapter.parameters + map.b * 4;
  const product = [...PLAIN, a, map.inputs, inputs, map.inputs * 4, narrow, rank * 4, tokens, 0];
  crew.run('forward', product, { count: rank, grain: ROWS });
  const scale = alpha / rank;
  scaleBy(memory.floats(narrow, tokens * rank), scale);
  use({ narrow, rank, a, b, scale });
  memory.release(mark);
}

function scaleBy(numbers: Float32Array, factor: number): void {
  for (let at = 0; at < numbers.length; at += 1) numbers[at]! *= factor;
}

function mostRows({ inputs }: PlannedTensor, tokens: number): number {
  return MOST_OPERATIONS / (2 * inputs * tokens);
}
