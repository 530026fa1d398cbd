/** A request as servers of OpenAI's interface take it. What a server has refused before is left out or said otherwise. */
import type { GenerateRequest, ToolRound, Turn } from '../model/generation.ts';
import { schemaInWords } from '../routing/schemaInWords.ts';
import type { Concession } from './concessions.ts';
import type { ServerMake } from './serverModels.ts';

export interface ServerRequest {
  /** Behind the server's address. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Asking {
  readonly request: GenerateRequest;
  readonly model: string;
  readonly make: ServerMake;
  readonly conceded: ReadonlySet<Concession>;
  /** Of llama.cpp's server: the number of the adapter that is to be applied; all others are not. */
  readonly lora?: number | undefined;
}

export function requestBody(asking: Asking): ServerRequest {
  const { prompt } = asking.request;
  switch (prompt.kind) {
    case 'chat':
      return {
        path: '/v1/chat/completions',
        body: {
          ...shared(asking),
          ...shape(asking),
          ...offer(asking),
          messages: [
            ...messages(prompt.turns, asking),
            ...(asking.request.tools?.rounds.flatMap(roundMessages) ?? []),
          ],
        },
      };
    case 'text':
      return { path: '/v1/completions', body: { ...shared(asking), ...shape(asking), prompt: prompt.text } };
    case 'infill':
      return infill(prompt.before, prompt.after, asking);
  }
}

/** llama.cpp puts the parts together as the model was trained; elsewhere it is a completion with a suffix. */
function infill(before: string, after: string, asking: Asking): ServerRequest {
  const { max_tokens, ...rest } = shared(asking);
  if (asking.make === 'llama.cpp') {
    const body = { ...rest, n_predict: max_tokens, input_prefix: before, input_suffix: after };
    return { path: '/infill', body };
  }
  return { path: '/v1/completions', body: { ...rest, max_tokens, prompt: before, suffix: after } };
}

function shared({ request, model, conceded, lora }: Asking) {
  const { maxTokens, temperature, seed, stop } = request;
  return {
    model,
    stream: true,
    ...(!conceded.has('no-stream-options') && { stream_options: { include_usage: true } }),
    [conceded.has('completion-tokens') ? 'max_completion_tokens' : 'max_tokens']: maxTokens,
    ...(temperature !== undefined && !conceded.has('no-temperature') && { temperature }),
    ...(seed !== undefined && !conceded.has('no-seed') && { seed }),
    ...(stop !== undefined && stop.length > 0 && { stop }),
    ...(lora !== undefined && { lora: [{ id: lora, scale: 1 }] }),
  } as Readonly<Record<string, unknown>> & { readonly max_tokens?: number };
}

function shape({ request: { schema }, conceded }: Asking): Readonly<Record<string, unknown>> {
  if (schema === undefined || conceded.has('no-schema')) return {};
  if (conceded.has('any-json')) return { response_format: { type: 'json_object' } };
  const json_schema = { name: 'answer', strict: true, schema };
  return { response_format: { type: 'json_schema', json_schema } };
}

/** A server that does not take the schema is told it in words. */
function messages(turns: readonly Turn[], { request: { schema }, conceded }: Asking): readonly Turn[] {
  if (schema === undefined || !(conceded.has('any-json') || conceded.has('no-schema'))) return turns;
  const words = schemaInWords(schema);
  const [first, ...rest] = turns;
  if (first?.role === 'system') return [{ role: 'system', content: `${first.content}\n\n${words}` }, ...rest];
  return [{ role: 'system', content: words }, ...turns];
}

function offer({ request: { tools } }: Asking): Readonly<Record<string, unknown>> {
  if (tools === undefined || tools.offered.length === 0) return {};
  return {
    tools: tools.offered.map(({ name, description, inputSchema }) => ({
      type: 'function',
      function: { name, description, parameters: inputSchema },
    })),
    tool_choice: tools.mayCall ? 'auto' : 'none',
  };
}

function roundMessages({ text, calls, results }: ToolRound): readonly object[] {
  const called = calls.map(({ id, name, arguments: given }) => ({
    id,
    type: 'function',
    function: { name, arguments: typeof given === 'string' ? given : JSON.stringify(given) },
  }));
  return [
    { role: 'assistant', content: text, tool_calls: called },
    ...calls.map(({ id }, at) => ({ role: 'tool', tool_call_id: id, content: results[at] ?? '' })),
  ];
}
