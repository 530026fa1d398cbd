/**
 * A classifier as its authors publish it, an ONNX graph with a head for labels and a `tokenizer.json`: texts → the numbers of their readings.
 * Code, quotes and the like are taken from a text first, as for the model that ships.
 */
import { InferenceSession } from 'onnxruntime-node';
import { softmax } from '../../core/sentiment/feelingTable.ts';
import { withEmotions } from '../../core/sentiment/judgeInPlace.ts';
import { labelScores } from '../../core/sentiment/labelScores.ts';
import { spoken } from '../../core/sentiment/plainText.ts';
import { judged, NUMBERS, unread } from '../../core/sentiment/readings.ts';
import { tokensOf } from '../../core/sentiment/tokens.ts';
import { unreadable } from '../../core/sentiment/unreadable.ts';
import type { EmbedSpec, RunModel } from '../embed/embedMessages.ts';
import { encoderTokens } from '../embed/encoderInputs.ts';

type LabelsSpec = Extract<EmbedSpec, { kind: 'labels' }>;

const ROWS_A_BATCH = 8;

export async function runLabels(spec: LabelsSpec): Promise<RunModel> {
  const encoder = await encoderTokens(spec.tokenizerFile, spec.maxTokens);
  const session = await InferenceSession.create(spec.modelFile, {
    intraOpNumThreads: spec.threads,
    interOpNumThreads: 1,
  });
  return async (texts) => {
    const numbers = new Float32Array(texts.length * NUMBERS);
    const asked: { readonly at: number; readonly row: readonly number[] }[] = [];
    texts.forEach((text, at) => {
      const why = unreadable(tokensOf(text));
      if (why !== undefined) numbers.set(unread(why), at * NUMBERS);
      else asked.push({ at, row: encoder.tokensOf(spoken(text)) });
    });
    asked.sort((a, b) => a.row.length - b.row.length);
    for (let from = 0; from < asked.length; from += ROWS_A_BATCH) {
      const batch = asked.slice(from, from + ROWS_A_BATCH);
      const rows = batch.map(({ row }) => row);
      const logits = logitsOf(
        await session.run(encoder.inputs(session, rows)),
        spec.labels.length * rows.length,
      );
      batch.forEach(({ at }, row) => {
        const own = logits.slice(row * spec.labels.length, (row + 1) * spec.labels.length);
        numbers.set(numbersOf(spec, texts[at]!, own), at * NUMBERS);
      });
    }
    return numbers;
  };
}

function logitsOf(outputs: InferenceSession.OnnxValueMapType, wanted: number): Float32Array {
  const output = outputs.logits ?? Object.values(outputs)[0];
  if (output?.type !== 'float32' || output.data.length !== wanted)
    throw new Error('The model has other labels than its entry says. Download it again.');
  return output.data as Float32Array;
}

function numbersOf({ labels, outputs }: LabelsSpec, text: string, logits: Float32Array): readonly number[] {
  const probabilities =
    outputs === 'one'
      ? softmax(Float64Array.from(logits))
      : logits.map((logit) => 1 / (1 + Math.exp(-logit)));
  const { scores, emotions } = labelScores(labels, probabilities);
  return emotions === undefined ? withEmotions(tokensOf(text), scores) : judged(scores, emotions);
}
