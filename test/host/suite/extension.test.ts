/** The extension in a real extension host, on the fixture workspace. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { notes } from './notes.ts';
import { api, cycleDiagnostics, eventually, type, uri } from './support.ts';

const COMMANDS = [
  'suggestArchitecture',
  'refresh',
  'pause',
  'resume',
  'rebuildIndex',
  'showPanel',
  'search',
  'showMap',
  'showInMap',
  'showLog',
  'statusMenu',
  'openEvidence',
  'newConversation',
  'showConversations',
  'previewSuggestion',
  'applySuggestion',
  'editSuggestion',
  'dismissSuggestion',
  'showFeedbackLog',
  'forgetFeedback',
  'tellWhy',
  'newFile',
  'generate',
];

async function quickFixes(path: string, line: number): Promise<vscode.CodeAction[]> {
  const range = new vscode.Range(line, 0, line, 10);
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri(path),
    range,
    'quickfix',
  );
  return found.filter((each) => each.command?.command === 'groundplan.previewSuggestion');
}

describe('the extension', () => {
  const order = uri('src/orders/order.ts');

  before(async () => (await api()).whenReady());

  it('analyses the workspace and becomes ready', async () => {
    const state = (await api()).engineState();
    assert.equal(state.phase, 'ready');
    assert.ok((state.files ?? 0) >= 8);
  });

  it('registers every command that the manifest names', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    for (const command of COMMANDS) assert.ok(registered.has(`groundplan.${command}`), command);
  });

  it('underlines the imports that close a cycle, and relates them to each other', async () => {
    const [diagnostic] = await eventually('a diagnostic', () => {
      const found = cycleDiagnostics(order);
      return found.length > 0 && found;
    });
    assert.equal(diagnostic!.code, 'cycle');
    const document = await vscode.workspace.openTextDocument(order);
    assert.match(document.lineAt(diagnostic!.range.start.line).text, /import/);
    assert.ok((diagnostic!.relatedInformation?.length ?? 0) > 0);
    assert.deepEqual(cycleDiagnostics(uri('src/main.ts')), []);
  });

  it('offers a quick fix on that import, the first one preferred', async () => {
    const [diagnostic] = cycleDiagnostics(order);
    const fixes = await eventually('a quick fix', async () => {
      const found = await quickFixes('src/orders/order.ts', diagnostic!.range.start.line);
      return found.length > 0 && found;
    });
    assert.equal(fixes.filter((each) => each.isPreferred).length, 1);
  });

  it('takes a diagnostic back while the person types, and shows it again', async () => {
    const document = await vscode.workspace.openTextDocument(order);
    const text = document.getText();
    const started = performance.now();
    await type(document, text.replace(/^import \{/gm, 'import type {'));
    await eventually('the diagnostic to go', () => cycleDiagnostics(order).length === 0);
    notes.push(`from an edit to fresh diagnostics: ${(performance.now() - started).toFixed(0)} ms`);
    await type(document, text);
    await eventually('the diagnostic to return', () => cycleDiagnostics(order).length > 0);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('takes an edit into account that was made while the workspace was analysed', async () => {
    const document = await vscode.workspace.openTextDocument(order);
    const text = document.getText();
    const analysis = vscode.commands.executeCommand('groundplan.rebuildIndex');
    await type(document, text.replace(/^import \{/gm, 'import type {'));
    await analysis;
    await eventually('the diagnostic to go', () => cycleDiagnostics(order).length === 0);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually('it to return with the text on disk', () => cycleDiagnostics(order).length > 0);
  });

  it('sees a new file that closes another cycle, and its removal', async () => {
    const [extra, other] = [uri('src/catalog/extra.ts'), uri('src/catalog/other.ts')];
    const write = (file: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(file, Buffer.from(text));
    await write(extra, "import { other } from './other';\nexport const extra = other;\n");
    await write(other, "import { extra } from './extra';\nexport const other = extra;\n");
    await eventually('the new cycle', () => cycleDiagnostics(extra).length > 0);
    await vscode.workspace.fs.delete(extra);
    await vscode.workspace.fs.delete(other);
    await eventually('it to go', () => cycleDiagnostics(extra).length === 0);
  });

  it('does not read a file that is ignored', async () => {
    await vscode.workspace.fs.writeFile(uri('.groundplanignore'), Buffer.from('generated/\n'));
    await vscode.commands.executeCommand('groundplan.refresh');
    const { engineState } = await api();
    const files = engineState().files;
    await vscode.workspace.fs.writeFile(uri('generated/code.ts'), Buffer.from('export const code = 1;\n'));
    await vscode.workspace.fs.writeFile(uri('src/build/step.ts'), Buffer.from('export const step = 1;\n'));
    await eventually('the other new file', () => engineState().files === files! + 1);
    for (const path of ['generated', 'src/build', '.groundplanignore'])
      await vscode.workspace.fs.delete(uri(path), { recursive: true });
    await vscode.commands.executeCommand('groundplan.refresh');
  });

  it('reads nothing while it is paused, and what changed meanwhile when it resumes', async () => {
    const { engineState } = await api();
    const document = await vscode.workspace.openTextDocument(order);
    await vscode.commands.executeCommand('groundplan.pause');
    assert.equal(engineState().phase, 'paused');
    await type(document, document.getText().replace(/^import \{/gm, 'import type {'));
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.ok(cycleDiagnostics(order).length > 0);
    await vscode.commands.executeCommand('groundplan.resume');
    assert.equal(engineState().phase, 'ready');
    await eventually('the diagnostic to go', () => cycleDiagnostics(order).length === 0);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually('it to return', () => cycleDiagnostics(order).length > 0);
  });

  it('shows no diagnostics when they are turned off', async () => {
    const configuration = vscode.workspace.getConfiguration('groundplan');
    await configuration.update('diagnostics.cycles', false, vscode.ConfigurationTarget.Workspace);
    await eventually('the diagnostics to go', () => cycleDiagnostics(order).length === 0);
    await configuration.update('diagnostics.cycles', undefined, vscode.ConfigurationTarget.Workspace);
    await eventually('them to return', () => cycleDiagnostics(order).length > 0);
  });

  it('has the settings with the defaults of the table', () => {
    const configuration = vscode.workspace.getConfiguration('groundplan');
    assert.equal(configuration.get('cpuBudget'), 0.5);
    assert.equal(configuration.get('includeTests'), false);
  });

  it('opens evidence at its line', async () => {
    const root = vscode.workspace.workspaceFolders![0]!.uri.fsPath;
    await vscode.commands.executeCommand('groundplan.openEvidence', root, 'src/orders/order.ts', 2);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path.endsWith('src/orders/order.ts'), true);
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 1);
  });
});
