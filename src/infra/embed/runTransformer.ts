/** An encoder as its authors publish it: an ONNX graph and a `tokenizer.json`. */
import './noTelemetry.ts';

import { InferenceSession } from 'onnxruntime-node';
import type { EmbedSpec, RunModel } from './embedMessages.ts';
import { type EncoderTokens, encoderTokens } from './encoderInputs.ts';
import { type Hidden, pooledHidden } from './pooledHidden.ts';

type TransformerSpec = Extract<EmbedSpec, { kind: 'transformer' }>;

const ROWS_A_BATCH = 8;
export async function runTransformer(spec: TransformerSpec): Promise<RunModel> {
  const tokens = await encoderTokens(spec.tokenizerFile, spec.maxTokens);
  const session = await InferenceSession.create(spec.modelFile, {
    intraOpNumThreads: spec.threads,
    interOpNumThreads: 1,
  });
  return async (texts, kind) => {
    const prefix = kind === 'query' ? spec.queryPrefix : spec.passagePrefix;
    const rows = texts.map((text) => tokens.tokensOf(prefix + text));
    const order = rows.map((_, row) => row).sort((a, b) => rows[a]!.length - rows[b]!.length);
    const vectors: Float32Array[] = [];
    for (let from = 0; from < order.length; from += ROWS_A_BATCH) {
      const chosen = order.slice(from, from + ROWS_A_BATCH);
      const hidden = await hiddenOf(
        session,
        tokens,
        chosen.map((row) => rows[row]!),
      );
      chosen.forEach((row, at) => {
        vectors[row] = pooledHidden(hidden, at, { length: rows[row]!.length, pooling: spec.pooling });
      });
    }
    return joined(vectors);
  };
}

async function hiddenOf(
  session: InferenceSession,
  tokens: EncoderTokens,
  rows: readonly (readonly number[])[],
): Promise<Hidden> {
  const outputs = await session.run(tokens.inputs(session, rows));
  const output = outputs.last_hidden_state ?? outputs[session.outputNames[0]!];
  if (output === undefined || output.type !== 'float32') throw new Error('The model gives no vectors.');
  return { shape: output.dims, values: output.data as Float32Array };
}

function joined(vectors: readonly Float32Array[]): Float32Array {
  const dimensions = vectors[0]?.length ?? 0;
  const all = new Float32Array(vectors.length * dimensions);
  vectors.forEach((vector, at) => {
    all.set(vector, at * dimensions);
  });
  return all;
}
