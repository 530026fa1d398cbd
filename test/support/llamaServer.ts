/** A server of OpenAI's interface on loopback with real llama.cpp behind it, as llama.cpp's own server answers. */
import type { ServerResponse } from 'node:http';
import { codeOf } from '../../src/base/codedError.ts';
import type { GenerateRequest, Prompt, Turn } from '../../src/core/model/generation.ts';
import type { TextEngine } from '../../src/core/ports/textEngine.ts';
import {
  json,
  type Received,
  type Script,
  type ScriptedServer,
  stream,
  withServer,
} from './scriptedServer.ts';

export interface LlamaServerOptions {
  /** Asked for with every request, where there is one. */
  readonly key?: string;
  /** Any free one by default. */
  readonly port?: number;
}

export function withLlamaServer<T>(
  engine: TextEngine,
  use: (server: ScriptedServer) => Promise<T>,
  { key, port }: LlamaServerOptions = {},
): Promise<T> {
  const script: Script = async (received, response) => {
    if (key !== undefined && received.headers.authorization !== `Bearer ${key}`)
      return json(response, 401, { error: { message: 'Invalid API Key', code: 401 } });
    const route = ROUTES[received.path];
    if (route === undefined) return json(response, 404, { error: { message: 'File Not Found' } });
    await route(engine, received, response);
  };
  return withServer(script, use, port);
}

type Route = (engine: TextEngine, received: Received, response: ServerResponse) => Promise<void>;

const ROUTES: Readonly<Record<string, Route>> = {
  '/v1/models': async (engine, _, response) => {
    const models = await engine.models();
    json(response, 200, {
      object: 'list',
      data: models.map(({ name }) => ({ id: name, owned_by: 'llamacpp' })),
    });
  },
  '/props': async (engine, _, response) => {
    const [model] = await engine.models();
    json(response, 200, { default_generation_settings: { n_ctx: model?.contextTokens } });
  },
  '/tokenize': async (engine, { body }, response) => {
    const count = await engine.countTokens(String(body?.content));
    json(response, 200, { tokens: Array.from({ length: count }, (_, at) => at) });
  },
  '/v1/chat/completions': (engine, received, response) =>
    write(engine, received, response, {
      prompt: { kind: 'chat', turns: received.body?.messages as readonly Turn[] },
      piece: (content) => ({ choices: [{ index: 0, delta: { content }, finish_reason: null }] }),
      end: (reason) => ({ choices: [{ index: 0, delta: {}, finish_reason: reason }] }),
    }),
  '/v1/completions': (engine, received, response) =>
    write(engine, received, response, {
      prompt: { kind: 'text', text: String(received.body?.prompt) },
      piece: (text) => ({ choices: [{ index: 0, text, finish_reason: null }] }),
      end: (reason) => ({ choices: [{ index: 0, text: '', finish_reason: reason }] }),
    }),
  '/infill': (engine, received, response) => {
    const { input_prefix: before, input_suffix: after } = received.body as Readonly<Record<string, string>>;
    return write(engine, received, response, {
      prompt: { kind: 'infill', before: before ?? '', after: after ?? '' },
      piece: (content) => ({ content, stop: false }),
      end: (reason) => ({ content: '', stop: true, stop_type: reason === 'length' ? 'limit' : 'eos' }),
    });
  },
};

interface Wording {
  readonly prompt: Prompt;
  piece(text: string): object;
  end(reason: 'stop' | 'length'): object;
}

async function write(
  engine: TextEngine,
  { body = {} }: Received,
  response: ServerResponse,
  { prompt, piece, end }: Wording,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    const generated = await engine.generate(requestOf(body, prompt), {
      signal: gone.signal,
      onText: (text) => stream(response, piece(text)),
    });
    const usage = { prompt_tokens: generated.promptTokens, completion_tokens: generated.outputTokens };
    stream(response, end(generated.finish), { choices: [], usage }, '[DONE]');
    response.end();
  } catch (error) {
    const type = codeOf(error) === 'prompt-too-long' ? 'exceed_context_size_error' : 'server_error';
    const failure = { error: { code: 400, type, message: `${type}: ${(error as Error).message}` } };
    if (response.headersSent) stream(response, failure);
    else json(response, 400, failure);
    response.end();
  }
}

function requestOf(body: Readonly<Record<string, unknown>>, prompt: Prompt): GenerateRequest {
  const format = body.response_format as { readonly json_schema?: { readonly schema: object } } | undefined;
  const schema = format?.json_schema?.schema;
  return {
    prompt,
    maxTokens: Number(body.max_tokens ?? body.n_predict ?? 128),
    ...(typeof body.model === 'string' && { model: body.model }),
    ...(typeof body.temperature === 'number' && { temperature: body.temperature }),
    ...(typeof body.seed === 'number' && { seed: body.seed }),
    ...(Array.isArray(body.stop) && { stop: body.stop as readonly string[] }),
    ...(schema !== undefined && { schema }),
  };
}
