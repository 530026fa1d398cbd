/** Writes an encoder of one layer, a vector a token, with the tokenizer file that belongs to it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onnxModel } from '../../models/train/onnx/onnxModel.ts';

export const WORDS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'find', 'read', 'file', 'path'];

export function tinyEncoder(folder: string, dimensions: number): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'model.onnx'), graph(dimensions));
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer()));
}

function graph(dimensions: number): Uint8Array {
  const tokens = { type: 'int64', shape: ['n', 'k'] } as const;
  const table = Float32Array.from({ length: WORDS.length * dimensions }, (_, at) => Math.sin(at * 1.7) + 0.1);
  return onnxModel({
    name: 'tiny encoder',
    inputs: { input_ids: tokens, attention_mask: tokens },
    outputs: { last_hidden_state: { type: 'float32', shape: ['n', 'k', dimensions] } },
    constants: { table: { type: 'float32', shape: [WORDS.length, dimensions], data: table } },
    nodes: [{ op: 'Gather', inputs: ['table', 'input_ids'], outputs: ['last_hidden_state'] }],
  });
}

function tokenizer() {
  const special = (content: string) => ({
    ...{ id: WORDS.indexOf(content), content, special: true },
    ...{ single_word: false, lstrip: false, rstrip: false, normalized: false },
  });
  const piece = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  const token = (id: string) => ({ id, ids: [WORDS.indexOf(id)], tokens: [id] });
  return {
    version: '1.0',
    added_tokens: WORDS.slice(0, 4).map(special),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [piece('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, piece('[SEP]')],
      pair: [
        piece('[CLS]'),
        { Sequence: { id: 'A', type_id: 0 } },
        piece('[SEP]'),
        { Sequence: { id: 'B', type_id: 1 } },
      ],
      special_tokens: { '[CLS]': token('[CLS]'), '[SEP]': token('[SEP]') },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(WORDS.map((word, id) => [word, id])),
    },
  };
}
