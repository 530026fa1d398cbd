/** The shipped kind of model through ONNX Runtime, in batches of bags of about the same size. */
import './noTelemetry.ts';

import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { BagMaker, type TokenBags } from '../../core/embed/tokenBags.ts';
import type { RunModel } from './embedMessages.ts';
import { readVocabulary } from './staticFiles.ts';

const BAGS_A_BATCH = 32;

export async function runStatic(folder: string): Promise<RunModel> {
  const maker = new BagMaker(await readVocabulary(folder));
  const session = await InferenceSession.create(join(folder, 'model.onnx'), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    enableCpuMemArena: false,
  });
  return async (texts) => {
    const bags = maker.bagsOf(texts);
    const sizeOf = (bag: number) => bags.offsets[bag + 1]! - bags.offsets[bag]!;
    const order = texts.map((_, bag) => bag).sort((a, b) => sizeOf(a) - sizeOf(b));
    let all = new Float32Array();
    for (let from = 0; from < order.length; from += BAGS_A_BATCH) {
      const chosen = order.slice(from, from + BAGS_A_BATCH);
      const { vectors } = await session.run(inputs(bags, chosen, Math.max(1, sizeOf(chosen.at(-1)!))));
      const data = vectors!.data as Float32Array;
      const dimensions = data.length / chosen.length;
      if (all.length === 0) all = new Float32Array(texts.length * dimensions);
      chosen.forEach((bag, at) => {
        all.set(data.subarray(at * dimensions, (at + 1) * dimensions), bag * dimensions);
      });
    }
    return all;
  };
}

/** @param width of the largest of them. */
function inputs({ ids, weights, offsets }: TokenBags, chosen: readonly number[], width: number) {
  const rowIds = new Int32Array(chosen.length * width);
  const rowWeights = new Float32Array(chosen.length * width);
  chosen.forEach((bag, at) => {
    rowIds.set(ids.subarray(offsets[bag]!, offsets[bag + 1]!), at * width);
    rowWeights.set(weights.subarray(offsets[bag]!, offsets[bag + 1]!), at * width);
  });
  const shape = [chosen.length, width];
  return { ids: new Tensor('int32', rowIds, shape), weights: new Tensor('float32', rowWeights, shape) };
}
