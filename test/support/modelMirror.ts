/** A hub of models on loopback: files with ranges and validators, and every way in which servers misbehave. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Served {
  readonly body: Buffer;
  /** Default: strong, of the content. `null`: none. */
  readonly etag?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** How it is answered, by the number of the request, from 1; undefined is the honest way. */
  misbehaves?(count: number): Misbehaviour | undefined;
}

export type Misbehaviour =
  | { readonly kind: 'cut'; readonly afterBytes: number }
  | { readonly kind: 'stall'; readonly afterBytes: number }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'html' }
  | { readonly kind: 'noRanges' }
  | { readonly kind: 'elsewhere' };

export interface Mirror {
  readonly url: string;
  /** Method, path and range of each request, in order. */
  readonly asked: readonly string[];
  /** Authorization headers that came, by path. */
  readonly tokens: ReadonlyMap<string, string>;
  serve(path: string, served: Served): void;
  close(): Promise<void>;
}

export async function startMirror(): Promise<Mirror> {
  const files = new Map<string, Served>();
  const counts = new Map<string, number>();
  const asked: string[] = [];
  const tokens = new Map<string, string>();
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push([request.method, path, request.headers.range].filter(Boolean).join(' '));
    if (request.headers.authorization !== undefined) tokens.set(path, request.headers.authorization);
    const served = files.get(path);
    if (served === undefined) return void response.writeHead(404).end('not found');
    const count = (counts.get(path) ?? 0) + 1;
    counts.set(path, count);
    answer({ request, response, served, misbehaviour: served.misbehaves?.(count) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    tokens,
    serve: (path, served) => void files.set(path, served),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

interface Answering {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly served: Served;
  readonly misbehaviour: Misbehaviour | undefined;
}

function answer({ request, response, served, misbehaviour }: Answering): void {
  const { body, etag = `"${body.length}-${body.subarray(0, 8).toString('hex')}"`, headers = {} } = served;
  if (misbehaviour?.kind === 'status')
    return void response.writeHead(misbehaviour.status, misbehaviour.headers ?? {}).end();
  if (misbehaviour?.kind === 'html')
    return void response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end('<h1>Sign in</h1>');
  const common = { ...headers, ...(etag === null ? {} : { etag }), 'accept-ranges': 'bytes' };
  if (request.method === 'HEAD')
    return void response.writeHead(200, { ...common, 'content-length': body.length }).end();
  const range = /^bytes=(\d+)-/.exec(request.headers.range ?? '');
  const fresh = request.headers['if-range'] === undefined || request.headers['if-range'] === etag;
  const asked = range === null || !fresh || misbehaviour?.kind === 'noRanges' ? 0 : Number(range[1]);
  if (asked > 0 && asked >= body.length)
    return void response.writeHead(416, { 'content-range': `bytes */${body.length}` }).end();
  const from = misbehaviour?.kind === 'elsewhere' && asked > 0 ? asked - 1 : asked;
  const rest = body.subarray(from);
  const partial = { 'content-range': `bytes ${from}-${body.length - 1}/${body.length}` };
  response.writeHead(asked > 0 ? 206 : 200, {
    ...common,
    ...(asked > 0 ? partial : {}),
    'content-length': rest.length,
  });
  if (misbehaviour?.kind === 'cut' || misbehaviour?.kind === 'stall') {
    response.write(rest.subarray(0, misbehaviour.afterBytes), () => {
      // Only once it is sent: what a socket still holds goes with it.
      if (misbehaviour.kind === 'cut') setTimeout(() => response.destroy(), 150);
    });
    return;
  }
  response.end(rest);
}
