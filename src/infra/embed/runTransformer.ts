/** An encoder as its authors publish it: an ONNX graph and a `tokenizer.json`. */
import './noTelemetry.ts';

import { readFile } from 'node:fs/promises';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { EmbedSpec, RunModel } from './embedMessages.ts';
import { type Hidden, pooledHidden } from './pooledHidden.ts';

type TransformerSpec = Extract<EmbedSpec, { kind: 'transformer' }>;

const ROWS_A_BATCH = 8;
/** No tokenizer makes fewer tokens of that many letters of code, so that the rest of a long text is not even looked at. */
const LETTERS_A_TOKEN = 16;
const PADDING = ['[PAD]', '<pad>'];

export async function runTransformer(spec: TransformerSpec): Promise<RunModel> {
  const tokenizer = new Tokenizer(JSON.parse(await readFile(spec.tokenizerFile, 'utf8')), {});
  const padding = PADDING.map((token) => tokenizer.token_to_id(token)).find((id) => id !== undefined) ?? 0;
  const session = await InferenceSession.create(spec.modelFile, {
    intraOpNumThreads: spec.threads,
    interOpNumThreads: 1,
  });
  return async (texts, kind) => {
    const prefix = kind === 'query' ? spec.queryPrefix : spec.passagePrefix;
    const rows = texts.map((text) => tokensOf(tokenizer, prefix + text, spec.maxTokens));
    const order = rows.map((_, row) => row).sort((a, b) => rows[a]!.length - rows[b]!.length);
    const vectors: Float32Array[] = [];
    for (let from = 0; from < order.length; from += ROWS_A_BATCH) {
      const chosen = order.slice(from, from + ROWS_A_BATCH);
      const hidden = await hiddenOf(
        session,
        chosen.map((row) => rows[row]!),
        padding,
      );
      chosen.forEach((row, at) => {
        vectors[row] = pooledHidden(hidden, at, { length: rows[row]!.length, pooling: spec.pooling });
      });
    }
    return joined(vectors);
  };
}

/** Cut to the limit, the closing token kept. */
function tokensOf(tokenizer: Tokenizer, text: string, maxTokens: number): readonly number[] {
  const { ids } = tokenizer.encode(text.slice(0, maxTokens * LETTERS_A_TOKEN));
  return ids.length <= maxTokens ? ids : [...ids.slice(0, maxTokens - 1), ids.at(-1)!];
}

async function hiddenOf(
  session: InferenceSession,
  rows: readonly (readonly number[])[],
  padding: number,
): Promise<Hidden> {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const shape = [rows.length, width];
  const filled = (value: (row: readonly number[], at: number) => number) =>
    new Tensor(
      'int64',
      BigInt64Array.from(
        rows.flatMap((row) => Array.from({ length: width }, (_, at) => BigInt(value(row, at)))),
      ),
      shape,
    );
  const inputs = {
    input_ids: filled((row, at) => row[at] ?? padding),
    attention_mask: filled((row, at) => (at < row.length ? 1 : 0)),
    token_type_ids: filled(() => 0),
  };
  const wanted = Object.entries(inputs).filter(([name]) => session.inputNames.includes(name));
  const outputs = await session.run(Object.fromEntries(wanted));
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
