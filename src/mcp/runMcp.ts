/** Wires the MCP server: an engine, the workspaces, and one way for clients to reach them. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CodedError } from '../base/codedError.ts';
import { DEFAULT_SETTINGS } from '../core/settings/settings.ts';
import { defaultDismissalsPath, defaultStoragePath } from '../infra/homeFolders.ts';
import { createNodeEngine } from '../infra/nodeEngine.ts';
import type { AnalysisOptions } from '../protocol/engineApi.ts';
import type { McpOptions } from '../protocol/mcpServer.ts';
import { serveHttp } from './http/serveHttp.ts';
import { createServer } from './server/createServer.ts';
import type { McpParts } from './server/mcpParts.ts';
import { VERSION } from './version.ts';
import { AnalysedWorkspace } from './workspace/analysedWorkspace.ts';

const TOKEN_ENV = 'GROUNDPLAN_TOKEN';
/** Short ones can be guessed. */
const MIN_TOKEN = 16;

/** Resolves when the server has ended. Throws `workspace-missing` and `invalid-option` before it has begun. */
export async function runMcp(options: McpOptions): Promise<void> {
  const roots = rootsOf(options.folders);
  const token = options.http === undefined ? undefined : tokenFrom(options.tokenEnv ?? TOKEN_ENV);
  const log = (message: string) => {
    if (options.quiet !== true) process.stderr.write(`groundplan: ${message}\n`);
  };
  const engine = createNodeEngine({ log, gitAllowed: options.noGit !== true });
  const workspaces = roots.map(
    (root) => new AnalysedWorkspace({ engine, root, options: analysisOptions(options), log }),
  );
  try {
    const parts = { engine, workspaces, version: VERSION, log };
    const ended =
      token === undefined ? await onStandardStreams(parts, options) : await overHttp(parts, options, token);
    for (const workspace of workspaces) workspace.start();
    await ended;
  } finally {
    await Promise.all(workspaces.map((workspace) => workspace.dispose()));
    await engine.dispose();
  }
}

/** Standard output belongs to the protocol: what anybody else prints goes to standard error. */
async function onStandardStreams(parts: McpParts, { signal }: McpOptions): Promise<Promise<void>> {
  console.log = console.error;
  const server = createServer(parts);
  const ended = new Promise<void>((done) => {
    process.stdin.once('end', done).once('close', done);
    signal.addEventListener('abort', () => done(), { once: true });
  });
  await server.connect(new StdioServerTransport());
  return ended.then(() => server.close());
}

async function overHttp(parts: McpParts, options: McpOptions, token: string): Promise<Promise<void>> {
  const endpoint = await serveHttp({
    port: options.http ?? 0,
    address: options.address ?? '127.0.0.1',
    token,
    hosts: options.allowHosts ?? [],
    origins: options.allowOrigins ?? [],
    createServer: () => createServer(parts),
    log: parts.log,
  });
  process.stderr.write(`groundplan: MCP at ${endpoint.url}\n`);
  return new Promise<void>((done) => {
    options.signal.addEventListener('abort', () => done(), { once: true });
  }).then(() => endpoint.dispose());
}

function rootsOf(folders: readonly string[]): readonly string[] {
  const roots = [...new Set((folders.length === 0 ? ['.'] : folders).map((folder) => resolve(folder)))];
  for (const root of roots) {
    if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true)
      throw new CodedError('workspace-missing', `${root} is no folder. Name the folder of a workspace.`);
  }
  return roots;
}

function tokenFrom(name: string): string {
  const token = process.env[name] ?? '';
  if (token.length >= MIN_TOKEN && /^[\x21-\x7e]+$/.test(token)) return token;
  const wrong =
    token === ''
      ? 'is not set'
      : `has fewer than ${MIN_TOKEN} characters, or signs that a header cannot carry`;
  throw new CodedError(
    'invalid-option',
    `Over HTTP clients need a token, and the variable ${name} ${wrong}. Set it, for example to the output of “openssl rand -hex 32”, or name another with --token-env.`,
  );
}

function analysisOptions({ exclude = [], tests, storage, cache, cpu, noGit }: McpOptions): AnalysisOptions {
  return {
    exclude: [...DEFAULT_SETTINGS.exclude, ...exclude],
    maxFileBytes: DEFAULT_SETTINGS.maxFileBytes,
    cpuBudget: cpu ?? DEFAULT_SETTINGS.cpuBudget,
    history: noGit !== true,
    includeTests: tests === true,
    depth: 'full',
    cacheFacts: cache !== false,
    storagePath: resolve(storage ?? defaultStoragePath()),
    dismissalsPath: resolve(storage ?? defaultDismissalsPath()),
  };
}
