/** The official SDK's client on the built server, over standard streams and over HTTP. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { COMMAND_LINE } from './commandLine.ts';

export const TOKEN = 'a-token-for-tests-only';

export const MCP_BUNDLE = join(import.meta.dirname, '..', '..', 'dist', 'mcp.mjs');

export async function overStdio<T>(root: string, use: (client: Client) => Promise<T>): Promise<T> {
  if (!existsSync(MCP_BUNDLE)) throw new Error(`${MCP_BUNDLE} is missing: run “npm run build” first.`);
  const client = newClient();
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [COMMAND_LINE, 'mcp', root, '--no-git', '--no-cache'],
    env: { NODE_NO_WARNINGS: '1', XDG_STATE_HOME: root, XDG_CACHE_HOME: root },
    stderr: 'pipe',
  });
  await client.connect(transport);
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

export interface HttpServer {
  readonly url: URL;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

export async function startHttp(root: string, more: readonly string[] = []): Promise<HttpServer> {
  const child = spawn(
    process.execPath,
    [
      COMMAND_LINE,
      'mcp',
      root,
      '--http',
      '0',
      '--token-env',
      'TEST_TOKEN',
      '--no-git',
      '--no-cache',
      ...more,
    ],
    {
      env: {
        ...process.env,
        TEST_TOKEN: TOKEN,
        NODE_NO_WARNINGS: '1',
        XDG_STATE_HOME: root,
        XDG_CACHE_HOME: root,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const url = await new Promise<URL>((found, failed) => {
    let text = '';
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      const [url] = /http:\S+/.exec(text) ?? [];
      if (url !== undefined) found(new URL(url));
    });
    void ended.then(() => failed(new Error(`The server ended: ${text}`)));
  });
  return {
    url,
    process: child,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

export async function overHttp<T>(
  root: string,
  use: (client: Client, server: HttpServer) => Promise<T>,
): Promise<T> {
  const server = await startHttp(root);
  const client = newClient();
  try {
    await client.connect(httpTransport(server));
    return await use(client, server);
  } finally {
    await client.close();
    await server.stop();
  }
}

export function httpTransport({ url }: HttpServer, token: string = TOKEN): StreamableHTTPClientTransport {
  return new StreamableHTTPClientTransport(url, {
    requestInit: { headers: { authorization: `Bearer ${token}` } },
  });
}

export function newClient(): Client {
  return new Client({ name: 'test', version: '1' }, { capabilities: {} });
}
