/** What a GGUF file is good for, by its header. */
import { basename } from 'node:path';
import { CodedError } from '../../base/codedError.ts';
import type { GgufHeader } from '../../core/gguf/parseGguf.ts';

export type GgufKind = 'writer' | 'embedder' | 'adapter' | 'other';

/** They read a text whole and cannot go on with it. */
const ENCODERS = /bert|^t5encoder$|^gemma-embedding$/;
/** Of `general.architecture`s that are neither: pictures, speech, parts of larger models. */
const OTHERS = /^(?:clip|whisper|wavtokenizer-dec|mmproj)$/;

export function kindOf({ metadata }: GgufHeader): GgufKind {
  const architecture = String(metadata.get('general.architecture') ?? '');
  if (metadata.get('general.type') === 'adapter') return 'adapter';
  if (OTHERS.test(architecture) || metadata.get('general.type') === 'mmproj') return 'other';
  const pooling = Number(metadata.get(`${architecture}.pooling_type`) ?? 0);
  return ENCODERS.test(architecture) || pooling > 0 ? 'embedder' : 'writer';
}

/** Throws `engine-unavailable` where the model writes no text. */
export function mustWrite(path: string, header: GgufHeader): void {
  const kind = kindOf(header);
  if (kind === 'writer') return;
  const what = {
    embedder: 'is an embedding model: it turns texts into vectors and writes none',
    adapter: 'is a LoRA adapter: it changes a model and is none itself',
    other: 'is no model that writes text',
  }[kind];
  throw new CodedError(
    'engine-unavailable',
    `${basename(path)} ${what}. Choose a model for chat, like CodeLlama Instruct.`,
  );
}

/** Throws `engine-failed` where the adapter was made for another model. */
export function mustSuit(
  adapterPath: string,
  adapter: GgufHeader,
  model: GgufHeader,
  modelName: string,
): void {
  const wrong = (why: string) =>
    new CodedError(
      'engine-failed',
      `The adapter ${basename(adapterPath)} does not suit ${modelName}: ${why}. Choose one that was trained for it.`,
    );
  if (kindOf(adapter) !== 'adapter') throw wrong('it is no LoRA adapter');
  const architectures = [adapter, model].map(({ metadata }) => metadata.get('general.architecture'));
  if (architectures[0] !== architectures[1])
    throw wrong(`it is for ${architectures[0]}, the model is ${architectures[1]}`);
  const shapes = new Map(model.tensors.map(({ name, shape }) => [name, shape]));
  for (const { name, shape } of adapter.tensors) {
    const [, map, side] = /^(.*)\.lora_([ab])$/.exec(name) ?? [];
    const own = map === undefined ? undefined : shapes.get(map);
    if (map !== undefined && own === undefined) throw wrong(`the model has no ${map}`);
    // Token embeddings are looked up, not multiplied: their two halves lie the other way round.
    if (own === undefined || map === 'token_embd.weight') continue;
    const [theirs, ours] = side === 'a' ? [shape[0], own[0]] : [shape[1], own[1]];
    if (theirs !== ours) throw wrong(`${map} has ${ours} values where the adapter has ${theirs}`);
  }
}

/** Tokens that the model was trained on. */
export function trainedContext({ metadata }: GgufHeader): number | undefined {
  const length = metadata.get(`${metadata.get('general.architecture')}.context_length`);
  return typeof length === 'number' && length > 0 ? length : undefined;
}

/** Whether the vocabulary has marks for what comes before and after. */
export function canInfill({ metadata }: GgufHeader): boolean {
  const has = (...keys: readonly string[]) =>
    keys.some((key) => metadata.has(`tokenizer.ggml.${key}_token_id`));
  return has('prefix', 'fim_pre') && has('suffix', 'fim_suf');
}
