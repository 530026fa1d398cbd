/** What assistants reach: language-model tools, and the MCP server that VS Code starts. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { TOOL_NAMES, type ToolName } from '../../../src/protocol/toolsApi.ts';
import { api, eventually } from './support.ts';

async function ask(name: string, input: object, token?: vscode.CancellationToken): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined }, token);
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

/** One call of each, as an assistant would make it. */
const CALLS: Readonly<Record<ToolName, { readonly input: object; readonly says: RegExp }>> = {
  groundplan_overview: { input: { about: 'cycles' }, says: /catalog/ },
  groundplan_find: { input: { query: 'catalog', kind: 'file' }, says: /src\/catalog\/catalog\.ts/ },
  groundplan_check_import: {
    input: { from: 'src/catalog/catalog.ts', to: 'src/main.ts' },
    says: /cycle|allowed|forbidden/,
  },
  groundplan_place_file: { input: { name: 'orderPrinter' }, says: /src\// },
  groundplan_suggest: { input: {}, says: /cycle|order\.ts/ },
  groundplan_why: { input: { from: 'src/main.ts', to: 'src/catalog/catalog.ts' }, says: /src\/main\.ts:\d+/ },
  groundplan_impact: { input: { path: 'src/catalog/catalog.ts' }, says: /main\.ts/ },
};

const own = () => vscode.lm.tools.filter(({ name }) => (TOOL_NAMES as readonly string[]).includes(name));

describe('the tools for assistants in the editor', () => {
  before(async () => (await api()).whenReady());

  it('are there, described and with schemas', () => {
    assert.deepEqual(
      own()
        .map(({ name }) => name)
        .sort(),
      [...TOOL_NAMES].sort(),
    );
    for (const { description, inputSchema } of own()) {
      assert.ok(description.length > 80);
      assert.ok(inputSchema);
    }
  });

  it('answer from the model of the open folder', async () => {
    assert.match(await ask('groundplan_overview', {}), /source files/);
    const found = await ask('groundplan_find', { query: 'order' });
    const [path] = /[\w/]+\.ts/.exec(found) ?? [];
    assert.ok(path, found);
    assert.match(await ask('groundplan_impact', { path }), /depend/);
    assert.match(
      await ask('groundplan_place_file', { name: 'orderPrinter', purpose: 'prints an order' }),
      /\.ts/,
    );
    assert.match(await ask('groundplan_impact', { path: 'nowhere.ts' }), /There is no file/);
  });

  for (const [name, { input, says }] of Object.entries(CALLS))
    it(`${name} is run by VS Code itself`, async () => {
      assert.match(await ask(name, input), says);
    });

  it('say what is wrong with an input, and go on', async () => {
    assert.match(await ask('groundplan_why', { from: 'src/main.ts' }), /to/);
    assert.match(await ask('groundplan_overview', {}), /source files/);
  });

  it('give up when asked to', async () => {
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    await assert.rejects(ask('groundplan_suggest', {}, source.token));
  });

  it('are offered once more by the MCP server, which starts and answers', async function () {
    this.timeout(60_000);
    await vscode.commands.executeCommand('workbench.mcp.startServer', '*').then(undefined, () => {});
    const tool = await eventually('the tool of the server', () =>
      vscode.lm.tools.find(({ name }) => /^mcp_.*overview$/.test(name)),
    );
    assert.match(await ask(tool.name, {}), /source files/);
  });
});
