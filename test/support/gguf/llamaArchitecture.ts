/** The llama architecture's key-values and tensors, by its measures. */

import type { GgufValue } from '../../../src/core/gguf/ggufHead.ts';
import type { TensorType } from './tensorTypes.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { GgufFile, GgufTensor } from './writeGguf.ts';

export interface LlamaShape {
  readonly layers: number;
  readonly embedding: number;
  readonly feedForward: number;
  readonly heads: number;
  readonly kvHeads: number;
  /** Embedding ÷ heads by default. */
  readonly headLength?: number;
  /** What it was trained on, as the file says. */
  readonly contextLength: number;
  /** Without a matrix of its own, the head is the table of tokens. */
  readonly tied?: boolean;
  /** Key-values of the llama architecture beyond these measures, without `llama.`. */
  readonly more?: Readonly<Record<string, GgufValue>>;
}

export interface LlamaFile {
  readonly name: string;
  readonly shape: LlamaShape;
  readonly vocabulary: Vocabulary;
  /** Of the matrices; vectors are always F32. */
  readonly type: TensorType;
  /** Asked once for each tensor, by its name. */
  values(name: string, shape: readonly number[]): Float32Array;
}

export function llamaFile({ name, shape, vocabulary, type, values }: LlamaFile): GgufFile {
  const tensors = tensorShapes(shape, vocabulary.tokens.length).map(
    ([tensor, dimensions]): GgufTensor => ({
      name: tensor,
      type: dimensions.length === 1 ? 'F32' : type,
      shape: dimensions,
      values: () => values(tensor, dimensions),
    }),
  );
  return { metadata: { ...metadataOf(name, shape, type), ...vocabulary.metadata }, tensors };
}

/** `general.file_type` as llama.cpp counts. */
const FILE_TYPES: Readonly<Record<TensorType, number>> = { F32: 0, F16: 1, Q4_0: 2, Q8_0: 7 };

function metadataOf(name: string, shape: LlamaShape, type: TensorType): Record<string, GgufValue> {
  return {
    'general.architecture': 'llama',
    'general.name': name,
    'general.license': 'cc0-1.0',
    'general.file_type': FILE_TYPES[type],
    'general.quantization_version': 2,
    'llama.context_length': shape.contextLength,
    'llama.embedding_length': shape.embedding,
    'llama.block_count': shape.layers,
    'llama.feed_forward_length': shape.feedForward,
    'llama.attention.head_count': shape.heads,
    'llama.attention.head_count_kv': shape.kvHeads,
    'llama.attention.layer_norm_rms_epsilon': { float: 1e-5 },
    'llama.rope.dimension_count': headLengthOf(shape),
    ...(shape.headLength === undefined ? {} : headLengths(shape.headLength)),
    'llama.rope.freq_base': { float: 10_000 },
    ...Object.fromEntries(Object.entries(shape.more ?? {}).map(([key, value]) => [`llama.${key}`, value])),
  };
}

function tensorShapes(shape: LlamaShape, vocabulary: number): [string, readonly number[]][] {
  const { embedding, feedForward, heads, kvHeads } = shape;
  const [wide, kv] = [headLengthOf(shape) * heads, headLengthOf(shape) * kvHeads];
  const layer = (at: number): [string, readonly number[]][] => [
    [`blk.${at}.attn_norm.weight`, [embedding]],
    [`blk.${at}.attn_q.weight`, [embedding, wide]],
    [`blk.${at}.attn_k.weight`, [embedding, kv]],
    [`blk.${at}.attn_v.weight`, [embedding, kv]],
    [`blk.${at}.attn_output.weight`, [wide, embedding]],
    [`blk.${at}.ffn_norm.weight`, [embedding]],
    [`blk.${at}.ffn_gate.weight`, [embedding, feedForward]],
    [`blk.${at}.ffn_up.weight`, [embedding, feedForward]],
    [`blk.${at}.ffn_down.weight`, [feedForward, embedding]],
  ];
  const output: [string, readonly number[]] = ['output.weight', [embedding, vocabulary]];
  return [
    ['token_embd.weight', [embedding, vocabulary]],
    ...Array.from({ length: shape.layers }, (_, at) => layer(at)).flat(),
    ['output_norm.weight', [embedding]],
    ...(shape.tied ? [] : [output]),
  ];
}

function headLengthOf({ embedding, heads, headLength }: LlamaShape): number {
  return headLength ?? embedding / heads;
}

function headLengths(length: number): Record<string, GgufValue> {
  return { 'llama.attention.key_length': length, 'llama.attention.value_length': length };
}
