/** A SentencePiece vocabulary as CodeLlama has it: specials, all bytes, pieces, and the tokens of infill and chat. */
import type { GgufValue } from '../../../src/core/gguf/ggufHead.ts';

const KIND = { normal: 1, unknown: 2, control: 3, byte: 6 } as const;

export interface Vocabulary {
  readonly tokens: readonly string[];
  readonly metadata: Readonly<Record<string, GgufValue>>;
  /** Ids of the tokens that end a text or begin one. */
  readonly ends: readonly number[];
  /** Throws for a token that there is not. */
  id(token: string): number;
}

/** What ends the prompt of a chat in `CHAT_TEMPLATE`, and nothing else. */
export const ANSWER = '<|answer|>';
export const ASK = '<|ask|>';
export const MIDDLE = '▁<MID>';

/** Each turn between special tokens; `<|answer|>` is where the model goes on. */
export const CHAT_TEMPLATE = `{{ bos_token }}{% for message in messages %}{% if message['role'] == 'assistant' %}${ANSWER}{{ message['content'] }}{{ eos_token }}{% elif message['role'] == 'system' %}<|rules|>{{ message['content'] }}{% else %}${ASK}{{ message['content'] }}{% endif %}{% endfor %}{% if add_generation_prompt %}${ANSWER}{% endif %}`;

export interface VocabularyOptions {
  /** Pieces as SentencePiece writes them: `▁` for a space. */
  readonly pieces: readonly string[];
  readonly infill?: boolean;
  /** False: the file has none. */
  readonly chatTemplate?: string | false;
  /** Unused tokens, for a vocabulary of a real size. */
  readonly size?: number;
}

export function vocabulary(options: VocabularyOptions): Vocabulary {
  const { pieces, infill = true, chatTemplate = CHAT_TEMPLATE, size = 0 } = options;
  const bytes = Array.from({ length: 256 }, (_, byte) => `<0x${hex(byte)}>`);
  const controls = [...(infill ? ['▁<PRE>', '▁<SUF>', MIDDLE, '▁<EOT>'] : []), '<|rules|>', ASK, ANSWER];
  const named = ['<unk>', '<s>', '</s>', ...bytes, ...pieces, ...controls];
  const unused = Array.from({ length: Math.max(0, size - named.length) }, (_, at) => `▁unused${at}`);
  const tokens = [...named, ...unused];
  const ids = new Map(tokens.map((token, id) => [token, id]));
  const id = (token: string) => {
    const found = ids.get(token);
    if (found === undefined) throw new Error(`no token ${token}`);
    return found;
  };
  const isControl = new Set(['<s>', '</s>', ...controls]);
  const kind = (token: string, at: number) => {
    if (at === 0) return KIND.unknown;
    if (isControl.has(token)) return KIND.control;
    return at < 259 ? KIND.byte : KIND.normal;
  };
  const ends = ['<unk>', '<s>', '</s>', ...(infill ? ['▁<EOT>'] : [])].map(id);
  return { tokens, ends, id, metadata: { ...metadataOf(), ...infillIds(), ...template() } };

  function metadataOf(): Record<string, GgufValue> {
    return {
      'tokenizer.ggml.model': 'llama',
      'tokenizer.ggml.tokens': { strings: tokens },
      // Longer pieces first, as if they were the more frequent.
      'tokenizer.ggml.scores': { floats: tokens.map((token) => (token.length > 1 ? token.length : 0)) },
      'tokenizer.ggml.token_type': { integers: tokens.map(kind) },
      'tokenizer.ggml.bos_token_id': 1,
      'tokenizer.ggml.eos_token_id': 2,
      'tokenizer.ggml.unknown_token_id': 0,
      'tokenizer.ggml.add_bos_token': true,
      'tokenizer.ggml.add_space_prefix': false,
    };
  }

  function infillIds(): Record<string, GgufValue> {
    if (!infill) return {};
    return {
      'tokenizer.ggml.prefix_token_id': id('▁<PRE>'),
      'tokenizer.ggml.suffix_token_id': id('▁<SUF>'),
      'tokenizer.ggml.middle_token_id': id(MIDDLE),
      'tokenizer.ggml.eot_token_id': id('▁<EOT>'),
    };
  }

  function template(): Record<string, GgufValue> {
    return chatTemplate === false ? {} : { 'tokenizer.chat_template': chatTemplate };
  }
}

export function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
