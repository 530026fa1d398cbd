/** What a GGUF file says of itself, for a person: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md. */
import type { ModelFacts } from '../model/textModels.ts';

export interface GgufSource {
  readonly metadata: ReadonlyMap<string, string | number | boolean>;
  readonly tensors: readonly { readonly name: string; readonly shape: readonly number[] }[];
  readonly fileBytes: number;
}

export function ggufFacts({ metadata, tensors, fileBytes }: GgufSource): ModelFacts {
  const architecture = String(metadata.get('general.architecture') ?? 'unknown');
  const number = (key: string) => {
    const value = metadata.get(key);
    return typeof value === 'number' && value > 0 ? value : undefined;
  };
  const text = (key: string) => {
    const value = metadata.get(key);
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, LONGEST) : undefined;
  };
  return {
    architecture,
    name: text('general.name'),
    licence: text('general.license'),
    quantization: QUANTIZATIONS[Number(metadata.get('general.file_type'))] ?? 'unknown',
    parameters: tensors.reduce((sum, { shape }) => sum + shape.reduce((all, each) => all * each, 1), 0),
    contextTokens: number(`${architecture}.context_length`),
    layers: number(`${architecture}.block_count`),
    hasChatTemplate: metadata.has('tokenizer.chat_template'),
    // Encoders pool their output, or may look ahead.
    embeds:
      metadata.has(`${architecture}.pooling_type`) ||
      metadata.get(`${architecture}.attention.causal`) === false,
    bytes: fileBytes,
  };
}

/** Names come from a file that anyone may have written. */
const LONGEST = 100;

/** `LLAMA_FTYPE` of llama.cpp. */
const QUANTIZATIONS: Readonly<Record<number, string>> = {
  0: 'F32',
  1: 'F16',
  2: 'Q4_0',
  3: 'Q4_1',
  7: 'Q8_0',
  8: 'Q5_0',
  9: 'Q5_1',
  10: 'Q2_K',
  11: 'Q3_K_S',
  12: 'Q3_K_M',
  13: 'Q3_K_L',
  14: 'Q4_K_S',
  15: 'Q4_K_M',
  16: 'Q5_K_S',
  17: 'Q5_K_M',
  18: 'Q6_K',
  19: 'IQ2_XXS',
  20: 'IQ2_XS',
  21: 'Q2_K_S',
  22: 'IQ3_XS',
  23: 'IQ3_XXS',
  24: 'IQ1_S',
  25: 'IQ4_NL',
  26: 'IQ3_S',
  27: 'IQ3_M',
  28: 'IQ2_S',
  29: 'IQ2_M',
  30: 'IQ4_XS',
  31: 'IQ1_M',
  32: 'BF16',
};
