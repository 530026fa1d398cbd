/** The MCP server as an independent client meets it: the official SDK's, over both transports, on the built bundle. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { ResourceUpdatedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { TOOL_NAMES } from '../../src/protocol/toolsApi.ts';
import { COMMAND_LINE, groundplan, manyFiles, until } from '../support/commandLine.ts';
import { httpTransport, newClient, overHttp, overStdio, startHttp, TOKEN } from '../support/mcpClients.ts';
import { withFolder } from '../support/temporary.ts';
import { TOOL_WORKSPACE } from '../support/toolWorkspace.ts';

type Content = readonly { readonly type: string; readonly text: string }[];

const INPUTS: Readonly<Record<string, Record<string, unknown>>> = {
  groundplan_find: { query: 'OrderService' },
  groundplan_check_import: { from: 'src/data', to: 'src/web' },
  groundplan_place_file: { name: 'InvoiceService' },
  groundplan_why: { from: 'src/web', to: 'src/data' },
  groundplan_impact: { path: 'src/domain' },
};

async function call(client: Client, name: string, input: Record<string, unknown> = {}): Promise<string> {
  const { content, isError } = await client.callTool({ name, arguments: input });
  const text = (content as Content).map((each) => each.text).join('');
  return isError === true ? `ERROR ${text}` : text;
}

async function eventually(holds: () => Promise<boolean>): Promise<boolean> {
  for (const end = performance.now() + 20_000; performance.now() < end; await pause(50))
    if (await holds()) return true;
  return false;
}

/** What holds whatever the transport. */
async function isWhole(client: Client): Promise<void> {
  const { tools } = await client.listTools();
  assert.deepEqual(
    tools.map(({ name }) => name),
    TOOL_NAMES,
  );
  for (const { name, annotations } of tools) {
    assert.equal(annotations?.readOnlyHint, true);
    const text = await call(client, name, INPUTS[name]);
    assert.doesNotMatch(text, /^ERROR/, name);
    assert.ok(text.length > 20 && text.length < 4_000, name);
  }
  assert.match(await call(client, 'groundplan_impact', { path: 'nowhere.ts' }), /^ERROR There is no file/);
  const { resources } = await client.listResources();
  for (const { uri } of resources) {
    const { contents } = await client.readResource({ uri });
    assert.ok((contents[0] as { text: string }).text.length > 0, uri);
  }
  const kinds = resources.map(({ uri }) => uri.split('/').slice(3).join('/'));
  for (const kind of ['overview', 'modules', 'rules', 'record/docs/adr/0001-use-sqlite.md'])
    assert.ok(kinds.includes(kind), kind);
  const { prompts } = await client.listPrompts();
  for (const { name, arguments: all = [] } of prompts) {
    const given = Object.fromEntries(
      all.filter(({ required }) => required).map((each) => [each.name, 'src/domain']),
    );
    const { messages } = await client.getPrompt({ name, arguments: given });
    assert.match((messages[1]!.content as { text: string }).text, /<data workspace=/, name);
  }
}

describe('the MCP server', function () {
  this.timeout(60_000);

  it('shows an SDK client every tool, resource and prompt over standard streams', () =>
    withFolder(TOOL_WORKSPACE, (root) => overStdio(root, isWhole)));

  it('shows an SDK client the same over HTTP', () =>
    withFolder(TOOL_WORKSPACE, (root) => overHttp(root, isWhole)));

  it('tells how far the analysis is to the first who waits, and takes a cancellation', () =>
    withFolder(manyFiles(400), (root) =>
      overStdio(root, async (client) => {
        const cancel = new AbortController();
        const cancelled = client.callTool({ name: 'groundplan_overview' }, undefined, {
          signal: cancel.signal,
        });
        const steps: number[] = [];
        const waited = client.callTool({ name: 'groundplan_overview' }, undefined, {
          onprogress: ({ progress, total }) => {
            assert.equal(total, 100);
            steps.push(progress);
          },
        });
        cancel.abort();
        await assert.rejects(cancelled);
        assert.match(((await waited).content as Content)[0]!.text, /400 source files/);
        assert.ok(steps.length > 0);
        assert.deepEqual(
          steps,
          [...steps].sort((a, b) => a - b),
        );
      }),
    ));

  it('follows what is written to disk, and tells who subscribed', () =>
    withFolder(TOOL_WORKSPACE, (root) =>
      overStdio(root, async (client) => {
        const updated: string[] = [];
        client.setNotificationHandler(
          ResourceUpdatedNotificationSchema,
          ({ params }) => void updated.push(params.uri),
        );
        const { resources } = await client.listResources();
        const { uri } = resources.find((each) => each.uri.endsWith('/overview'))!;
        await client.subscribeResource({ uri });
        await writeFile(
          join(root, 'src/data/userRows.ts'),
          "import '../web/userPage.ts';\nexport class FreshRows {}\n",
        );
        assert.ok(await until(() => updated.includes(uri)), 'no update');
        assert.match(
          await call(client, 'groundplan_find', { query: 'FreshRows' }),
          /src\/data\/userRows\.ts:2 class FreshRows/,
        );
        assert.match(
          await call(client, 'groundplan_impact', { path: 'src/web/userPage.ts' }),
          /src\/data\/userRows\.ts:1/,
        );
        await mkdir(join(root, 'src/fresh'));
        await writeFile(join(root, 'src/fresh/newcomer.ts'), 'export class Newcomer {}\n');
        const found = () => call(client, 'groundplan_find', { query: 'Newcomer' });
        assert.ok(
          await eventually(async () => /src\/fresh\/newcomer\.ts:1/.test(await found())),
          'no new folder',
        );
        await rm(join(root, 'src/data/userRows.ts'));
        await pause(50);
        assert.doesNotMatch(await call(client, 'groundplan_find', { query: 'FreshRows' }), /userRows/);
      }),
    ));

  it('completes names of modules', () =>
    withFolder(TOOL_WORKSPACE, (root) =>
      overStdio(root, async (client) => {
        const { completion } = await client.complete({
          ref: { type: 'ref/prompt', name: 'explain_module' },
          argument: { name: 'module', value: 'dom' },
        });
        assert.deepEqual(completion.values, ['src/domain']);
        const { resourceTemplates } = await client.listResourceTemplates();
        const template = resourceTemplates.find(({ name }) => name === 'module')!;
        const found = await client.complete({
          ref: { type: 'ref/resource', uri: template.uriTemplate },
          argument: { name: 'name', value: 'data' },
        });
        assert.deepEqual(found.completion.values, ['src/data']);
      }),
    ));

  it('reads nothing but what it lists: no path out of the workspace, no link that leads there', () =>
    withFolder({ ...TOOL_WORKSPACE, 'secret.txt': 'secret' }, (root) =>
      withFolder({ 'groundplan.yaml': 'rules: []' }, async (outside) => {
        await rm(join(root, 'groundplan.yaml'));
        await symlink(join(outside, 'groundplan.yaml'), join(root, 'groundplan.yaml'));
        await overStdio(root, async (client) => {
          const { resources } = await client.listResources();
          const base = resources[0]!.uri.replace(/overview$/, '');
          for (const rest of [
            'record/../secret.txt',
            'record/..%2F..%2Fetc%2Fpasswd',
            'record/secret.txt',
            'nonsense',
            'rules',
            'module/%E0%A4%A',
          ])
            await assert.rejects(client.readResource({ uri: base + rest }), rest);
          await assert.rejects(client.readResource({ uri: 'file:///etc/passwd' }));
        });
      }),
    ));

  it('writes nothing but the protocol to standard output, and ends with its client', () =>
    withFolder(TOOL_WORKSPACE, async (root) => {
      const child = spawn(process.execPath, [COMMAND_LINE, 'mcp', root, '--no-git', '--storage', root], {
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
      child.stdin.write(
        `${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'raw', version: '1' } } })}\nnot json at all\n{"jsonrpc":"2.0","id":2,"method":"no/such"}\n`,
      );
      assert.ok(await until(() => output.split('\n').length > 2));
      child.stdin.end();
      const [code] = (await once(child, 'close')) as [number];
      assert.equal(code, 0);
      for (const line of output.trim().split('\n')) assert.equal(JSON.parse(line).jsonrpc, '2.0');
    }));

  it('says what is wrong before it begins', () =>
    withFolder({}, async (root) => {
      const missing = await groundplan(['mcp', join(root, 'gone')]);
      assert.equal(missing.status, 2);
      assert.match(missing.errors, /^groundplan: .*gone is no folder\./);
      for (const token of ['', 'short']) {
        const refused = await groundplan(['mcp', root, '--http', '0'], { env: { GROUNDPLAN_TOKEN: token } });
        assert.equal(refused.status, 2);
        assert.match(refused.errors, /Over HTTP clients need a token/);
        assert.equal(refused.errors.includes('    at '), false);
      }
      assert.equal((await groundplan(['mcp', root, '--http', '99999'])).status, 2);
    }));
});

describe('the MCP server over HTTP', function () {
  this.timeout(60_000);

  it('lets in only who bears the token, by a name of its own, and no web page', () =>
    withFolder(TOOL_WORKSPACE, async (root) => {
      const server = await startHttp(root);
      try {
        await assert.rejects(
          newClient().connect(httpTransport(server, 'wrong-token-of-length')),
          /Send the token/,
        );
        const ask = (headers: Record<string, string>, path = '/mcp') =>
          new Promise<number>((done, failed) => {
            const { hostname, port } = server.url;
            request({ hostname, port, path, method: 'POST', headers }, (response) => {
              response.resume();
              done(response.statusCode ?? 0);
            })
              .on('error', failed)
              .end('{}');
          });
        const good = {
          authorization: `Bearer ${TOKEN}`,
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
        };
        assert.equal(await ask({}), 401);
        assert.equal(await ask({ authorization: 'Bearer ' }), 401);
        assert.equal(await ask({ authorization: `Basic ${TOKEN}` }), 401);
        assert.equal(await ask({ ...good, host: 'evil.example' }), 403);
        assert.equal(await ask({ ...good, host: `evil.example:${server.url.port}` }), 403);
        assert.equal(await ask({ ...good, origin: 'http://localhost:3000' }), 403);
        assert.equal(await ask({ ...good, origin: 'null' }), 403);
        assert.equal(await ask(good, '/other'), 404);
        assert.equal(await ask({ ...good, 'mcp-session-id': 'none' }), 404);
        assert.equal(await ask(good), 400);
        assert.equal(await ask({ ...good, 'content-length': '90000000' }).catch(() => 413), 413);
      } finally {
        await server.stop();
      }
    }));

  it('keeps clients apart, and no more sessions than it can', () =>
    withFolder(TOOL_WORKSPACE, async (root) => {
      const server = await startHttp(root);
      const clients: Client[] = [];
      try {
        for (let at = 0; at < 36; at++) {
          const client = newClient();
          const connected = await client.connect(httpTransport(server)).then(
            () => true,
            (error: Error) => /Too many sessions/.test(error.message),
          );
          assert.ok(connected);
          clients.push(client);
        }
        assert.match(
          await call(clients[0]!, 'groundplan_find', { query: 'OrderService' }),
          /class OrderService/,
        );
        const ended = await Promise.all(
          clients.slice(-4).map((client) => call(client, 'groundplan_overview').catch(() => 'refused')),
        );
        assert.ok(ended.includes('refused'));
      } finally {
        await Promise.all(clients.map((client) => client.close()));
        await server.stop();
      }
    }));

  it('ends by itself on a signal though clients listen', () =>
    withFolder(TOOL_WORKSPACE, (root) =>
      overHttp(root, async (client, server) => {
        await client.listTools();
        await server.stop();
        assert.equal(server.process.exitCode, 0);
      }),
    ));
});
