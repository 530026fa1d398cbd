/** A layer of the llama architecture: attention, then a gated feed-forward, each behind an RMS norm and added to what came in. */
import type { PlannedLayer, PlannedTensor } from '../../core/training/llamaPlan.ts';
import type { Batch, Compute } from './compute.ts';
import { linear, linearBackward } from './linear.ts';

export interface LayerForward {
  readonly layer: PlannedLayer;
  readonly batch: Batch;
  readonly inputs: number;
  readonly adapted: boolean;
}

/** Addresses of what a layer works out on its way, a row a token. */
interface Steps {
  readonly normed: number;
  readonly normedInverses: number;
  readonly queries: number;
  readonly keys: number;
  readonly values: number;
  readonly attended: number;
  readonly middle: number;
  readonly middleNormed: number;
  readonly middleInverses: number;
  readonly gates: number;
  readonly ups: number;
  readonly gated: number;
}

/** @param outputs may be where the inputs are. */
export async function layerForward(compute: Compute, given: LayerForward, outputs: number): Promise<void> {
  const { memory, plan, crew } = compute;
  const { layer, batch, adapted } = given;
  const mark = memory.mark();
  const steps = await stepsOf(compute, given);
  const length = batch.tokens * plan.embedding;
  const down = memory.takeFloats(length);
  await linear(compute, {
    tensor: layer.ffn_down,
    inputs: steps.gated,
    outputs: down,
    tokens: batch.tokens,
    adapted,
  });
  crew.run('addTo', [down, steps.middle], { count: length });
  copy(compute, down, outputs, length);
  memory.release(mark);
}

/**
 * Works the layer's steps out anew, then changes `gradients`, which come by its outputs, to those by its inputs; where `toInputs` is
 * false, they are left undefined, and less is computed.
 */
export async function layerBackward(
  compute: Compute,
  given: Omit<LayerForward, 'adapted'>,
  { gradients, toInputs }: { readonly gradients: number; readonly toInputs: boolean },
): Promise<void> {
  const { memory } = compute;
  const mark = memory.mark();
  const steps = await stepsOf(compute, { ...given, adapted: true });
  await feedForwardBackward(compute, given, steps, gradients);
  await attentionBackward(compute, given, steps, { gradients, toInputs });
  memory.release(mark);
}

async function stepsOf(compute: Compute, given: LayerForward): Promise<Steps> {
  const { plan, memory, crew } = compute;
  const { layer, batch, inputs, adapted } = given;
  const { tokens } = batch;
  const map = async (tensor: PlannedTensor, from: number) => {
    const outputs = memory.takeFloats(tokens * tensor.outputs);
    await linear(compute, { tensor, inputs: from, outputs, tokens, adapted });
    return outputs;
  };
  const [normed, normedInverses] = rmsNorm(compute, layer.attn_norm, inputs, tokens);
  const queries = await map(layer.attn_q, normed);
  const keys = await map(layer.attn_k, normed);
  const values = await map(layer.attn_v, normed);
  rotate(compute, batch, { queries, keys, direction: 1 });
  const attended = memory.takeFloats(tokens * plan.heads * plan.headLength);
  eachText(compute, batch, ({ wide, narrow, tokens: length }) => {
    const places = [queries + wide, keys + narrow, values + narrow, attended + wide];
    crew.run('attend', [...places, length, ...heads(compute)], { count: plan.heads });
  });
  const middle = await map(layer.attn_output, attended);
  crew.run('addTo', [middle, inputs], { count: tokens * plan.embedding });
  const [middleNormed, middleInverses] = rmsNorm(compute, layer.ffn_norm, middle, tokens);
  const gates = await map(layer.ffn_gate, middleNormed);
  const ups = await map(layer.ffn_up, middleNormed);
  const gated = memory.takeFloats(tokens * plan.feedForward);
  crew.run('swiglu', [gates, ups, gated], { count: tokens * plan.feedForward });
  return {
    normed,
    normedInverses,
    queries,
    keys,
    values,
    attended,
    middle,
    middleNormed,
    middleInverses,
    gates,
    ups,
    gated,
  };
}

async function feedForwardBackward(
  compute: Compute,
  { layer, batch }: Omit<LayerForward, 'adapted'>,
  steps: Steps,
  gradients: number,
): Promise<void> {
  const { memory, plan, crew } = compute;
  const { tokens } = batch;
  const mark = memory.mark();
  const byGated = zeros(compute, tokens * plan.feedForward);
  await linearBackward(compute, {
    tensor: layer.ffn_down,
    inputs: steps.gated,
    gradients,
    sums: byGated,
    tokens,
  });
  crew.run('swigluBackward', [byGated, steps.gates, steps.ups], { count: tokens * plan.feedForward });
  const byNormed = zeros(compute, tokens * plan.embedding);
  const back = (tensor: PlannedTensor, from: number) =>
    linearBackward(compute, { tensor, inputs: steps.middleNormed, gradients: from, sums: byNormed, tokens });
  await back(layer.ffn_gate, steps.gates);
  await back(layer.ffn_up, steps.ups);
  const weights = compute.vectors.get(layer.ffn_norm.name)!;
  const places = [byNormed, steps.middle, weights, steps.middleInverses, gradients, plan.embedding];
  crew.run('rmsNormBackward', places, { count: tokens });
  memory.release(mark);
}

async function attentionBackward(
  compute: Compute,
  { layer, batch, inputs }: Omit<LayerForward, 'adapted'>,
  steps: Steps,
  { gradients, toInputs }: { readonly gradients: number; readonly toInputs: boolean },
): Promise<void> {
  const { plan, crew } = compute;
  const { tokens } = batch;
  const width = plan.heads * plan.headLength;
  const narrowWidth = plan.kvHeads * plan.headLength;
  const byAttended = zeros(compute, tokens * width);
  await linearBackward(compute, {
    tensor: layer.attn_output,
    inputs: steps.attended,
    gradients,
    sums: byAttended,
    tokens,
  });
  const byQueries = zeros(compute, tokens * width);
  const byKeys = zeros(compute, tokens * narrowWidth);
  const byValues = zeros(compute, tokens * narrowWidth);
  eachText(compute, batch, ({ wide, narrow, tokens: length }) => {
    const read = [steps.queries + wide, steps.keys + narrow, steps.values + narrow, byAttended + wide];
    const written = [byQueries + wide, byKeys + narrow, byValues + narrow];
    crew.run('attendBackward', [...read, ...written, length, ...heads(compute)], { count: plan.kvHeads });
  });
  rotate(compute, batch, { queries: byQueries, keys: byKeys, direction: -1 });
  const byNormed = toInputs ? zeros(compute, tokens * plan.embedding) : undefined;
  const back = (tensor: PlannedTensor, from: number) =>
    linearBackward(compute, { tensor, inputs: steps.normed, gradients: from, sums: byNormed, tokens });
  await back(layer.attn_q, byQueries);
  await back(layer.attn_k, byKeys);
  await back(layer.attn_v, byValues);
  if (byNormed === undefined) return;
  const weights = compute.vectors.get(layer.attn_norm.name)!;
  const places = [byNormed, inputs, weights, steps.normedInverses, gradients, plan.embedding];
  crew.run('rmsNormBackward', places, { count: tokens });
}

/** Addresses of the vectors and of what each was divided by. */
export function rmsNorm(
  { crew, memory, plan, vectors }: Compute,
  norm: PlannedTensor,
  inputs: number,
  tokens: number,
): readonly [number, number] {
  const outputs = memory.takeFloats(tokens * plan.embedding);
  const inverses = memory.takeFloats(tokens);
  const places = [inputs, vectors.get(norm.name)!, outputs, inverses, plan.embedding, plan.epsilon];
  crew.run('rmsNorm', places, { count: tokens });
  return [outputs, inverses];
}

interface Rotation {
  readonly queries: number;
  readonly keys: number;
  readonly direction: 1 | -1;
}

function rotate({ crew, plan, turns }: Compute, batch: Batch, { queries, keys, direction }: Rotation): void {
  const each = (vectors: number, count: number) => {
    const shape = [count, plan.headLength, plan.rotary / 2, direction];
    crew.run('rotate', [vectors, batch.positions, turns, ...shape], { count: batch.tokens });
  };
  each(queries, plan.heads);
  each(keys, plan.kvHeads);
}

/** Bytes before a text's rows, as long as queries and as long as keys. */
interface TextPlace {
  readonly wide: number;
  readonly narrow: number;
  readonly tokens: number;
}

function eachText({ plan }: Compute, batch: Batch, use: (place: TextPlace) => void): void {
  for (const { first, tokens } of batch.texts)
    use({
      wide: first * plan.heads * plan.headLength * 4,
      narrow: first * plan.kvHeads * plan.headLength * 4,
      tokens,
    });
}

const heads = ({ plan }: Compute) => [
  plan.heads,
  plan.heads / plan.kvHeads,
  plan.headLength,
  1 / Math.sqrt(plan.headLength),
];

export function zeros({ memory }: Compute, length: number): number {
  const address = memory.takeFloats(length);
  memory.floats(address, length).fill(0);
  return address;
}

function copy({ memory }: Compute, from: number, to: number, length: number): void {
  memory.floats(to, length).set(memory.floats(from, length));
}
