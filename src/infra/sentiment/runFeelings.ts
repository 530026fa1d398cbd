/** The shipped model through ONNX Runtime: texts → the numbers of their readings, in batches of about the same size. */
import '../embed/noTelemetry.ts';

import { InferenceSession, Tensor } from 'onnxruntime-node';
import { OUTPUTS } from '../../core/sentiment/feelingTable.ts';
import { type Prepared, prepared, withEmotions } from '../../core/sentiment/judgeInPlace.ts';
import { NUMBERS } from '../../core/sentiment/readings.ts';
import type { RunModel } from '../embed/embedMessages.ts';
import { readFeelingTable } from './feelingFile.ts';

const TEXTS_A_BATCH = 32;
/** Errors only: it would otherwise tell that the keys are read by no node. */
const SEVERITY = 3;

export async function runFeelings(file: string): Promise<RunModel> {
  const { keys } = await readFeelingTable(file);
  const session = await InferenceSession.create(file, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    enableCpuMemArena: false,
    logSeverityLevel: SEVERITY,
  });
  return async (texts) => {
    const numbers = new Float32Array(texts.length * NUMBERS);
    const asked: { readonly at: number; readonly ready: Prepared }[] = [];
    texts.forEach((text, at) => {
      const ready = prepared(text, keys);
      if ('row' in ready) asked.push({ at, ready });
      else numbers.set(ready, at * NUMBERS);
    });
    asked.sort((a, b) => a.ready.row.ids.length - b.ready.row.ids.length);
    for (let from = 0; from < asked.length; from += TEXTS_A_BATCH) {
      const batch = asked.slice(from, from + TEXTS_A_BATCH);
      const { scores } = await session.run(inputs(batch.map(({ ready }) => ready)));
      const data = scores!.data as Float32Array;
      batch.forEach(({ at, ready }, row) => {
        numbers.set(
          withEmotions(ready.tokens, data.subarray(row * OUTPUTS, (row + 1) * OUTPUTS)),
          at * NUMBERS,
        );
      });
    }
    return numbers;
  };
}

function inputs(batch: readonly Prepared[]) {
  const width = Math.max(1, ...batch.map(({ row }) => row.ids.length));
  const ids = new Int32Array(batch.length * width);
  const weights = new Float32Array(batch.length * width);
  batch.forEach(({ row }, at) => {
    ids.set(row.ids, at * width);
    weights.set(row.weights, at * width);
  });
  const shape = [batch.length, width];
  return { ids: new Tensor('int32', ids, shape), weights: new Tensor('float32', weights, shape) };
}
