/** What encoders with a `tokenizer.json` are given: rows of tokens, cut and filled up. */
import './noTelemetry.ts';

import { readFile } from 'node:fs/promises';
import { Tokenizer } from '@huggingface/tokenizers';
import { type InferenceSession, Tensor } from 'onnxruntime-node';

/** No tokenizer makes fewer tokens of that many letters of code, so that the rest of a long text is not even looked at. */
const LETTERS_A_TOKEN = 16;
const PADDING = ['[PAD]', '<pad>'];

export interface EncoderTokens {
  /** Cut to the limit, the closing token kept. */
  tokensOf(text: string): readonly number[];
  /** Only the inputs that the model has. */
  inputs(
    session: InferenceSession,
    rows: readonly (readonly number[])[],
  ): Record<string, InstanceType<typeof Tensor>>;
}

export async function encoderTokens(tokenizerFile: string, maxTokens: number): Promise<EncoderTokens> {
  const tokenizer = new Tokenizer(JSON.parse(await readFile(tokenizerFile, 'utf8')), {});
  const padding = PADDING.map((token) => tokenizer.token_to_id(token)).find((id) => id !== undefined) ?? 0;
  return {
    tokensOf(text) {
      const { ids } = tokenizer.encode(text.slice(0, maxTokens * LETTERS_A_TOKEN));
      return ids.length <= maxTokens ? ids : [...ids.slice(0, maxTokens - 1), ids.at(-1)!];
    },
    inputs(session, rows) {
      const all = {
        input_ids: filled(rows, (row, at) => row[at] ?? padding),
        attention_mask: filled(rows, (row, at) => (at < row.length ? 1 : 0)),
        token_type_ids: filled(rows, () => 0),
      };
      return Object.fromEntries(Object.entries(all).filter(([name]) => session.inputNames.includes(name)));
    },
  };
}

function filled(
  rows: readonly (readonly number[])[],
  value: (row: readonly number[], at: number) => number,
): InstanceType<typeof Tensor> {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const values = rows.flatMap((row) => Array.from({ length: width }, (_, at) => BigInt(value(row, at))));
  return new Tensor('int64', BigInt64Array.from(values), [rows.length, width]);
}
