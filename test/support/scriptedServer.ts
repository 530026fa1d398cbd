/** A server on loopback that does exactly what a test says, byte by byte if need be. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** Parsed JSON; undefined without a body. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

export type Script = (received: Received, response: ServerResponse) => void | Promise<void>;

export interface ScriptedServer {
  readonly url: string;
  readonly received: readonly Received[];
  /** From now on. */
  play(script: Script): void;
}

export const MODELS = { object: 'list', data: [{ id: 'tiny', owned_by: 'someone' }] };

/** Lists one model; what else is asked goes to the script. */
export function withModels(script: Script, models: object = MODELS): Script {
  return (received, response) =>
    received.path === '/v1/models' ? json(response, 200, models) : script(received, response);
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** The head of a stream, and events; it stays open. */
export function stream(response: ServerResponse, ...events: readonly unknown[]): void {
  if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events)
    response.write(`data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`);
}

export function delta(content: string): object {
  return { choices: [{ index: 0, delta: { content }, finish_reason: null }] };
}

export function finish(reason: string): object {
  return { choices: [{ index: 0, delta: {}, finish_reason: reason }] };
}

/** A whole answer of these pieces. */
export function answer(response: ServerResponse, ...pieces: readonly string[]): void {
  const usage = { choices: [], usage: { prompt_tokens: 7, completion_tokens: pieces.length } };
  stream(response, ...pieces.map(delta), finish('stop'), usage, '[DONE]');
  response.end();
}

/** Ends with `use`, whatever is still open. */
export async function withServer<T>(
  script: Script,
  use: (server: ScriptedServer) => Promise<T>,
  usedPort = 0,
): Promise<T> {
  let playing = script;
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const asked: Received = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
    received.push(asked);
    await playing(asked, response);
  });
  await new Promise<void>((resolve) => server.listen(usedPort, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await use({
      url: `http://127.0.0.1:${port}`,
      received,
      play: (next) => {
        playing = next;
      },
    });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
