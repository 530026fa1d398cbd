/** A server's models, with what it tells of them in the places of its make. */
import { CodedError } from '../../../base/codedError.ts';
import type { ServerConfiguration } from '../../../core/model/engines.ts';
import type { TextModel } from '../../../core/model/generation.ts';
import {
  readModels,
  type ServerModels,
  withProps,
  withShown,
  withStudio,
} from '../../../core/openai/serverModels.ts';
import type { ServerLink } from './serverLink.ts';

/** Ollama is asked of each model on its own. */
const MOST_SHOWN = 8;

/** The configured one first. Rejects with `engine-unavailable`. */
export async function lookUpModels(
  link: ServerLink,
  { name, model, contextTokens }: ServerConfiguration,
  signal?: AbortSignal,
): Promise<ServerModels> {
  const asked = signal && { signal };
  const read = readModels(await link.json({ path: '/v1/models', ...asked }));
  if (read === undefined)
    throw new CodedError(
      'engine-unavailable',
      `“${name}” does not list its models at /v1/models. Check its \`url\`: it must speak the interface of OpenAI.`,
    );
  const { make, models } = await withDetails(link, read, signal);
  if (model !== undefined && !models.some((each) => each.name === model))
    throw new CodedError(
      'engine-unavailable',
      `“${name}” does not have the model ${model} that \`groundplan.servers\` names; it has ${
        models
          .map((each) => each.name)
          .slice(0, 5)
          .join(', ') || 'none'
      }.`,
    );
  const first = (each: TextModel) => (each.name === model ? 0 : 1);
  const sized = models.map((each) => (contextTokens === undefined ? each : { ...each, contextTokens }));
  return { make, models: sized.sort((a, b) => first(a) - first(b)) };
}

/** Details are a help, and their absence is no failure. */
async function withDetails(
  link: ServerLink,
  read: ServerModels,
  signal?: AbortSignal,
): Promise<ServerModels> {
  const ask = (path: string, body?: object) =>
    link.json({ path, ...(body && { body }), ...(signal && { signal }) }).catch((error) => {
      if (signal?.aborted) throw error;
      return undefined;
    });
  switch (read.make) {
    case 'llama.cpp':
      return withProps(read, await ask('/props'));
    case 'lmstudio':
      return withStudio(read, await ask('/api/v0/models'));
    case 'ollama': {
      const shown = await Promise.all(
        read.models.map(async (model, at) =>
          at < MOST_SHOWN ? withShown(model, await ask('/api/show', { model: model.name })) : model,
        ),
      );
      return { ...read, models: shown };
    }
    case 'vllm':
    case 'other':
      return read;
  }
}
