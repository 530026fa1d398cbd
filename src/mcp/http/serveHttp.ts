/** Streamable HTTP on one path, behind the guard. */
import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CodedError, codeOf } from '../../base/codedError.ts';
import { type GuardOptions, refusalFor } from './guard.ts';
import { Sessions } from './sessions.ts';

export interface HttpOptions extends GuardOptions {
  /** 0 for any that is free. */
  readonly port: number;
  readonly address: string;
  createServer(): Server;
  log(message: string): void;
}

export interface HttpEndpoint {
  readonly url: string;
  dispose(): Promise<void>;
}

const PATH = '/mcp';

export async function serveHttp(options: HttpOptions): Promise<HttpEndpoint> {
  const sessions = new Sessions(() => options.createServer());
  const http = createServer((request, response) => {
    answer(request, response, { options, sessions }).catch((error) => {
      options.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
      refuse(response, 500, 'The server failed; its log says how.');
    });
  });
  http.requestTimeout = 60_000;
  http.maxConnections = 256;
  await listening(http, options);
  const { port } = http.address() as AddressInfo;
  const host = options.address.includes(':') ? `[${options.address}]` : options.address;
  return {
    url: `http://${host}:${port}${PATH}`,
    async dispose() {
      await sessions.dispose();
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
    },
  };
}

interface Serving {
  readonly options: HttpOptions;
  readonly sessions: Sessions;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { options, sessions }: Serving,
): Promise<void> {
  const refusal = refusalFor(request, options);
  if (refusal !== undefined) return refuse(response, refusal.status, refusal.reason);
  if ((request.url ?? '').split('?')[0] !== PATH) return refuse(response, 404, `Ask at ${PATH}.`);
  const id = request.headers['mcp-session-id'];
  if (id === undefined && request.method !== 'POST') return refuse(response, 400, 'Begin a session first.');
  const transport = await sessions.transportFor(typeof id === 'string' ? id : undefined);
  if (transport === undefined) return refuse(response, 404, 'There is no such session; begin a new one.');
  if (transport === 'full')
    return refuse(response, 503, 'Too many sessions are open; end one, or come back later.');
  const release = sessions.hold(transport);
  response.once('close', release);
  await transport.handleRequest(request, response);
  // Whoever asked anything but to begin is not kept.
  if (transport.sessionId === undefined) await transport.close();
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  if (response.headersSent) return void response.end();
  const headers = {
    'content-type': 'application/json',
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  };
  response.writeHead(status, headers);
  response.end(JSON.stringify({ jsonrpc: '2.0', error: { code: -32000, message: reason }, id: null }));
}

async function listening(http: HttpServer, { port, address }: HttpOptions): Promise<void> {
  await new Promise<void>((done, failed) => {
    http.once('error', failed);
    http.listen(port, address, done);
  }).catch((error: unknown) => {
    const reason = codeOf(error) === 'EADDRINUSE' ? 'it is in use; choose another' : (error as Error).message;
    throw new CodedError('invalid-option', `Port ${port} of ${address} cannot be opened: ${reason}.`, error);
  });
}
