/** Writes an encoder with attention and a byte-level tokenizer, as CodeBERT's kin are published, and says what it must give. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { floats, longs, onnxModel } from '../../models/train/onnx/onnxModel.ts';

const DIMENSIONS = 16;
/** As RoBERTa numbers them. */
const SPECIALS = ['<s>', '<pad>', '</s>', '<unk>'];
/** In the letters that byte-level tokenizers have for bytes: `Ġ` is a space, `Ã¼` an ü. */
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz', 'Ġ', 'Ã', '¼'];
const MERGES = [
  ['r', 'e'],
  ['re', 'a'],
  ['rea', 'd'],
  ['f', 'i'],
  ['fi', 'l'],
  ['fil', 'e'],
  ['Ġ', 'file'],
] as const;
const WORDS = [...SPECIALS, ...LETTERS, ...MERGES.map((pair) => pair.join(''))];
const table = Float32Array.from(
  { length: WORDS.length * DIMENSIONS },
  (_, at) => Math.sin(at * 2.3 + 1) * 0.7,
);

export interface AttentiveEncoder {
  readonly dimensions: number;
  /** Ids of these pieces between the marks of beginning and end. */
  tokensOf(...pieces: readonly string[]): readonly number[];
  /** What comes of the tokens, a vector each: themselves and what they attend to. */
  hiddenOf(tokens: readonly number[]): readonly (readonly number[])[];
}

export function writeAttentiveEncoder(folder: string): AttentiveEncoder {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'model.onnx'), graph());
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer()));
  const vector = (token: number) => [...table.subarray(token * DIMENSIONS, (token + 1) * DIMENSIONS)];
  return {
    dimensions: DIMENSIONS,
    tokensOf: (...pieces) => ['<s>', ...pieces, '</s>'].map((piece) => WORDS.indexOf(piece)),
    hiddenOf(tokens) {
      const all = tokens.map(vector);
      return all.map((own) => {
        const shares = softmax(all.map((other) => sum(own.map((value, d) => value * other[d]!))));
        return own.map((value, d) => value + sum(all.map((other, at) => shares[at]! * other[d]!)));
      });
    },
  };
}

/** x + softmax(x xᵀ, where the mask is 1) x. */
function graph(): Uint8Array {
  const tokens = { type: 'int64', shape: ['n', 'k'] } as const;
  const node = (op: string, inputs: readonly string[], output: string, attributes = {}) => ({
    op,
    inputs,
    outputs: [output],
    attributes,
  });
  return onnxModel({
    name: 'attentive encoder',
    inputs: { input_ids: tokens, attention_mask: tokens },
    outputs: { last_hidden_state: { type: 'float32', shape: ['n', 'k', DIMENSIONS] } },
    constants: {
      table: { type: 'float32', shape: [WORDS.length, DIMENSIONS], data: table },
      one: floats([1]),
      never: floats([-1e9]),
      middle: longs([1]),
    },
    nodes: [
      node('Gather', ['table', 'input_ids'], 'x'),
      node('Transpose', ['x'], 'turned', { perm: [0, 2, 1] }),
      node('MatMul', ['x', 'turned'], 'scores'),
      node('Cast', ['attention_mask'], 'mask', { to: 1 }),
      node('Sub', ['one', 'mask'], 'filling'),
      node('Mul', ['filling', 'never'], 'hidden'),
      node('Unsqueeze', ['hidden', 'middle'], 'bias'),
      node('Add', ['scores', 'bias'], 'masked'),
      node('Softmax', ['masked'], 'shares', { axis: 2 }),
      node('MatMul', ['shares', 'x'], 'seen'),
      node('Add', ['x', 'seen'], 'last_hidden_state'),
    ],
  });
}

function tokenizer() {
  const special = (content: string) => ({
    ...{ id: WORDS.indexOf(content), content, special: true },
    ...{ single_word: false, lstrip: false, rstrip: false, normalized: false },
  });
  return {
    version: '1.0',
    added_tokens: SPECIALS.map(special),
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    post_processor: {
      type: 'RobertaProcessing',
      sep: ['</s>', WORDS.indexOf('</s>')],
      cls: ['<s>', WORDS.indexOf('<s>')],
      trim_offsets: true,
      add_prefix_space: false,
    },
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: '<unk>',
      continuing_subword_prefix: '',
      end_of_word_suffix: '',
      fuse_unk: false,
      byte_fallback: false,
      vocab: Object.fromEntries(WORDS.map((word, id) => [word, id])),
      merges: MERGES.map((pair) => pair.join(' ')),
    },
  };
}

function softmax(values: readonly number[]): number[] {
  const raised = values.map((value) => Math.exp(value - Math.max(...values)));
  return raised.map((value) => value / sum(raised));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
