/** Rules in the editor: what an import may, what puts it right, one by one and all at once, and what is wrong with the rules. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, cycleDiagnostics as diagnosticsOf, eventually, type, uri } from './support.ts';

const PAGE = 'src/core/page.ts';
const NOTIFY = 'src/app/notify.ts';
const RULES = 'groundplan.yaml';

interface Planned {
  readonly command: string;
  readonly arguments: readonly unknown[];
}

async function actions(path: string, line: number): Promise<vscode.CodeAction[]> {
  await vscode.workspace.openTextDocument(uri(path));
  const range = new vscode.Range(line, 0, line, 10);
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri(path), range, 'quickfix');
}

async function titles(path: string, line: number): Promise<string[]> {
  return (await actions(path, line)).map(({ title }) => title);
}

async function hoverOn(path: string, line: number): Promise<string> {
  const at = new vscode.Position(line, 3);
  const found = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri(path),
    at,
  );
  const parts = found.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
  return parts.map(({ value }) => value.replaceAll('\\', '')).join('\n');
}

async function textOf(path: string): Promise<string> {
  return Buffer.from(await vscode.workspace.fs.readFile(uri(path))).toString('utf8');
}

async function broken(path: string): Promise<vscode.Diagnostic> {
  const [diagnostic] = await eventually(`a diagnostic in ${path}`, () => {
    const found = diagnosticsOf(uri(path));
    return found.length > 0 && found;
  });
  return diagnostic!;
}

describe('rules in the editor', () => {
  before(async () => (await api()).whenReady());

  it('underline the import with the rule, its reason and the allowed route', async () => {
    const { code, message, range } = await broken(PAGE);
    assert.equal(typeof code === 'object' && code.value, 'layered');
    assert.match(message, /core must not use infra.*the core outlives its hosts.*Instead:/s);
    assert.equal(range.start.line, 0);
  });

  it('offer what was tried and holds, the whole rule, an explanation, and an exception', async () => {
    await broken(PAGE);
    const found = await eventually('the quick fixes', async () => {
      const now = await titles(PAGE, 0);
      return now.some((title) => title.startsWith('Extract')) && now;
    });
    assert.ok(
      found.includes('Extract `PageOptions` and `PAGE_SIZE` to src/core/pageOptions.ts'),
      found.join(' | '),
    );
    assert.ok(found.includes('Fix all of layered (2 places)…'), found.join(' | '));
    assert.ok(found.includes('Explain Import'), found.join(' | '));
    assert.ok(found.includes('Allow this once under layered, with a reason…'), found.join(' | '));
  });

  it('explain an import that may be in one line, and lead to the whole story', async () => {
    const brief = await eventually('the hover', () => hoverOn(NOTIFY, 0));
    assert.match(brief, /May be imported: src\/core\/page\.ts \(layered\)/);
    assert.match(brief, /command:groundplan\.explainImport/);
  });

  it('tell the whole story of an import on any line of its statement', async () => {
    await vscode.window.showTextDocument(uri(NOTIFY));
    const root = vscode.workspace.workspaceFolders![0]!.uri.fsPath;
    await vscode.commands.executeCommand('groundplan.explainImport', { root, path: NOTIFY, line: 3 });
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 2);
    assert.match(await hoverOn(NOTIFY, 1), /Must not be imported: src\/infra\/mail\.ts/);
  });

  it('say where the rules file cannot be read, with the remedy, and keep the last good rules', async () => {
    const document = await vscode.workspace.openTextDocument(uri(RULES));
    const good = document.getText();
    await type(document, good.replace('kind: layers', 'kind: layerz'));
    const [problem] = await eventually('the problem', () => {
      const found = diagnosticsOf(uri(RULES));
      return found.length > 0 && found;
    });
    assert.equal(document.lineAt(problem!.range.start.line).text.trim(), 'kind: layerz');
    assert.match(problem!.message, /layers/);
    assert.equal((await broken(PAGE)).message.includes('core must not use infra'), true);
    await type(document, good);
    await eventually('it to go', () => diagnosticsOf(uri(RULES)).length === 0);
    assert.ok(diagnosticsOf(uri(PAGE)).length > 0);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('say which rules contradict each other, each at its line', async () => {
    const document = await vscode.workspace.openTextDocument(uri(RULES));
    const good = document.getText();
    const contrary = `${good}  - {id: turned, kind: layers, order: [core, infra]}\n`;
    await type(document, contrary);
    const [problem] = await eventually('the contradiction', () => {
      const found = diagnosticsOf(uri(RULES));
      return found.length > 0 && found;
    });
    assert.match(problem!.message, /“turned” puts the layer core above infra.*Agree on one order/s);
    assert.match(document.lineAt(problem!.range.start.line).text, /turned/);
    await type(document, good);
    await eventually('it to go', () => diagnosticsOf(uri(RULES)).length === 0);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('hand over to the preview what puts all of a rule right, and nothing is written before', async () => {
    const all = (await actions(PAGE, 0)).find(({ title }) => title.startsWith('Fix all'))!;
    const { command, arguments: given } = all.command as Planned;
    assert.equal(command, 'groundplan.fixAllOfRule');
    assert.deepEqual(given, [{ root: vscode.workspace.workspaceFolders![0]!.uri.fsPath, rule: 'layered' }]);
    assert.match(await textOf(PAGE), /infra\/paging/);
  });
});
