/** A BERT-like embedding model (mean pooling) with seeded random weights: equal texts have equal vectors, like words near ones. */

import { seeded } from '../../../src/base/seeded.ts';
import type { GgufValue } from '../../../src/core/gguf/ggufHead.ts';
import { gaussians } from './gaussians.ts';
import { type GgufTensor, writeGguf } from './writeGguf.ts';

const SIZE = { layers: 2, embedding: 64, feedForward: 128, heads: 4, context: 512 };
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
/** `▁` begins a word, as llama.cpp's converter writes it. */
const TOKENS = [
  '[PAD]',
  '[UNK]',
  '[CLS]',
  '[SEP]',
  '[MASK]',
  ...LETTERS,
  ...LETTERS.map((each) => `▁${each}`),
];

export function writeEmbeddingModel(path: string, seed = 1): void {
  const random = seeded(seed);
  const { layers, embedding, feedForward, context } = SIZE;
  const matrix = (name: string, inputs: number, outputs: number, deviation: number): GgufTensor => ({
    name: `${name}.weight`,
    type: 'F32',
    shape: [inputs, outputs],
    values: () => gaussians(inputs * outputs, deviation, random),
  });
  const vector = (name: string, length: number, value: number): GgufTensor => ({
    name,
    type: 'F32',
    shape: [length],
    values: () => new Float32Array(length).fill(value),
  });
  const norm = (name: string) => [
    vector(`${name}.weight`, embedding, 1),
    vector(`${name}.bias`, embedding, 0),
  ];
  const linear = (name: string, inputs: number, outputs: number) => [
    matrix(name, inputs, outputs, 0.5 / Math.sqrt(inputs)),
    vector(`${name}.bias`, outputs, 0),
  ];
  const layer = (at: number) => [
    ...['attn_q', 'attn_k', 'attn_v', 'attn_output'].flatMap((map) =>
      linear(`blk.${at}.${map}`, embedding, embedding),
    ),
    ...norm(`blk.${at}.attn_output_norm`),
    ...linear(`blk.${at}.ffn_up`, embedding, feedForward),
    ...linear(`blk.${at}.ffn_down`, feedForward, embedding),
    ...norm(`blk.${at}.layer_output_norm`),
  ];
  writeGguf(path, {
    metadata,
    tensors: [
      matrix('token_embd', embedding, TOKENS.length, 1),
      matrix('token_types', embedding, 2, 0.01),
      matrix('position_embd', embedding, context, 0.05),
      ...norm('token_embd_norm'),
      ...Array.from({ length: layers }, (_, at) => layer(at)).flat(),
    ],
  });
}

const metadata: Readonly<Record<string, GgufValue>> = {
  'general.architecture': 'bert',
  'general.name': 'Random embedder',
  'general.file_type': 0,
  'bert.context_length': SIZE.context,
  'bert.embedding_length': SIZE.embedding,
  'bert.block_count': SIZE.layers,
  'bert.feed_forward_length': SIZE.feedForward,
  'bert.attention.head_count': SIZE.heads,
  'bert.attention.layer_norm_epsilon': { float: 1e-12 },
  'bert.attention.causal': false,
  'bert.pooling_type': 1,
  'tokenizer.ggml.model': 'bert',
  'tokenizer.ggml.pre': 'default',
  'tokenizer.ggml.token_type_count': 2,
  'tokenizer.ggml.tokens': { strings: TOKENS },
  'tokenizer.ggml.scores': { floats: TOKENS.map(() => 0) },
  'tokenizer.ggml.token_type': { integers: TOKENS.map((_, at) => (at < 5 ? 3 : 1)) },
  'tokenizer.ggml.bos_token_id': 2,
  'tokenizer.ggml.eos_token_id': 3,
  'tokenizer.ggml.unknown_token_id': 1,
  'tokenizer.ggml.seperator_token_id': 3,
  'tokenizer.ggml.padding_token_id': 0,
  'tokenizer.ggml.mask_token_id': 4,
};
