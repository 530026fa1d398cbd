/** What servers say of their models. All answer `/v1/models`; what else they tell, and where, differs by make. */
import * as v from 'valibot';
import type { TextModel } from '../model/generation.ts';

export type ServerMake = 'llama.cpp' | 'vllm' | 'lmstudio' | 'ollama' | 'other';

export interface ServerModels {
  readonly make: ServerMake;
  readonly models: readonly TextModel[];
}

const MOST_MODELS = 1000;
const tokens = v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))), undefined);

const LISTING = v.object({
  data: v.array(
    v.object({
      id: v.string(),
      owned_by: v.nullish(v.string()),
      /** vLLM */
      max_model_len: tokens,
      /** OpenRouter and others */
      context_length: tokens,
    }),
  ),
});

/** Undefined for what is no list of models. */
export function readModels(json: unknown): ServerModels | undefined {
  const parsed = v.safeParse(LISTING, json);
  if (!parsed.success) return undefined;
  const listed = parsed.output.data.slice(0, MOST_MODELS);
  const make = makeOf(listed.map(({ owned_by }) => owned_by ?? ''));
  return {
    make,
    models: listed.map(({ id, max_model_len, context_length }) => {
      const contextTokens = max_model_len ?? context_length;
      return { name: id, ...(contextTokens !== undefined && { contextTokens }), can: abilities(make, id) };
    }),
  };
}

/** By the owner that each of them enters for the models that it serves. */
function makeOf(owners: readonly string[]): ServerMake {
  if (owners.includes('llamacpp')) return 'llama.cpp';
  if (owners.includes('vllm')) return 'vllm';
  if (owners.includes('organization_owner')) return 'lmstudio';
  return owners.includes('library') ? 'ollama' : 'other';
}

/** Embedding models stand in the same list; nothing but the name tells them apart everywhere. */
const EMBEDS = /(^|[^a-z])(embed|embedding|embeddings|bge|e5|gte|minilm|rerank\w*)([^a-z]|$)/i;

function abilities(make: ServerMake, name: string): TextModel['can'] {
  const chat = !EMBEDS.test(name);
  // Tried: who refuses them is asked another way.
  return { chat, infill: chat && make === 'llama.cpp', schema: chat, tools: chat };
}

const PROPS = v.object({ default_generation_settings: v.object({ n_ctx: tokens }) });

/** llama.cpp's `/props`: the context that it was started with, for the one model that it serves. */
export function withProps({ make, models }: ServerModels, props: unknown): ServerModels {
  const parsed = v.safeParse(PROPS, props);
  const contextTokens = parsed.success ? parsed.output.default_generation_settings.n_ctx : undefined;
  if (contextTokens === undefined) return { make, models };
  return { make, models: models.map((model) => ({ ...model, contextTokens })) };
}

const STUDIO = v.object({
  data: v.array(
    v.object({
      id: v.string(),
      type: v.fallback(v.optional(v.string()), undefined),
      loaded_context_length: tokens,
      max_context_length: tokens,
    }),
  ),
});

/** LM Studio's `/api/v0/models`: kinds of models and what they hold. */
export function withStudio({ make, models }: ServerModels, studio: unknown): ServerModels {
  const parsed = v.safeParse(STUDIO, studio);
  const told = new Map(parsed.success ? parsed.output.data.map((each) => [each.id, each]) : []);
  return {
    make,
    models: models.map((model) => {
      const { type, loaded_context_length, max_context_length } = told.get(model.name) ?? {};
      const contextTokens = loaded_context_length ?? max_context_length;
      const can = type === 'embeddings' ? { chat: false, infill: false, schema: false } : model.can;
      return { ...model, can, ...(contextTokens !== undefined && { contextTokens }) };
    }),
  };
}

const SHOWN = v.object({
  capabilities: v.fallback(v.array(v.string()), []),
  parameters: v.fallback(v.optional(v.string()), undefined),
});

/** Ollama's `/api/show` of one model. Its context is what the model file sets; otherwise only the server knows. */
export function withShown(model: TextModel, shown: unknown): TextModel {
  const parsed = v.safeParse(SHOWN, shown);
  if (!parsed.success) return model;
  const { capabilities, parameters } = parsed.output;
  const context = /^num_ctx\s+(\d+)$/m.exec(parameters ?? '')?.[1];
  const known = capabilities.length > 0;
  const can = {
    chat: known ? capabilities.includes('completion') : model.can.chat,
    infill: capabilities.includes('insert'),
    schema: known ? capabilities.includes('completion') : model.can.schema,
    tools: known ? capabilities.includes('tools') : model.can.tools === true,
  };
  return { ...model, can, ...(context !== undefined && { contextTokens: Number(context) }) };
}
