/** The extension in a real extension host, on the fixture workspace. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

interface Api {
  engineState(): { phase: string; files?: number };
  whenReady(): Promise<void>;
}

const COMMANDS = [
  'suggestArchitecture',
  'refresh',
  'pause',
  'resume',
  'rebuildIndex',
  'showPanel',
  'openEvidence',
  'previewSuggestion',
  'dismissSuggestion',
];

async function api(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>('groundplan.groundplan');
  assert.ok(extension, 'the extension is installed');
  return extension.activate();
}

function uri(path: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, path);
}

async function eventually<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    try {
      const found = await probe();
      if (found) return found;
    } catch (error) {
      // The workbench gives a request up when another one overtakes it.
      if (!(error instanceof Error && error.name === 'Canceled')) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`In vain waited for ${what}`);
}

function cycleDiagnostics(path: string): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri(path)).filter((each) => each.source === 'groundplan');
}

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
      const found = cycleDiagnostics('src/orders/order.ts');
      return found.length > 0 && found;
    });
    assert.equal(diagnostic!.code, 'cycle');
    assert.match(
      (await vscode.workspace.openTextDocument(uri('src/orders/order.ts'))).lineAt(
        diagnostic!.range.start.line,
      ).text,
      /import/,
    );
    assert.ok((diagnostic!.relatedInformation?.length ?? 0) > 0);
    assert.deepEqual(cycleDiagnostics('src/main.ts'), []);
  });

  it('offers a quick fix on that import, the first one preferred', async () => {
    const [diagnostic] = cycleDiagnostics('src/orders/order.ts');
    const fixes = await eventually('a quick fix', async () => {
      const found = await quickFixes('src/orders/order.ts', diagnostic!.range.start.line);
      return found.length > 0 && found;
    });
    assert.equal(fixes.filter((each) => each.isPreferred).length, 1);
  });

  it('takes a diagnostic back while the person types, and shows it again', async () => {
    const document = await vscode.workspace.openTextDocument(uri('src/orders/order.ts'));
    const text = document.getText();
    const whole = () => new vscode.Range(0, 0, document.lineCount, 0);
    const replace = async (content: string) => {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, whole(), content);
      assert.ok(await vscode.workspace.applyEdit(edit));
    };
    await replace(text.replace(/^import \{/gm, 'import type {'));
    await eventually('the diagnostic to go', () => cycleDiagnostics('src/orders/order.ts').length === 0);
    await replace(text);
    await eventually('the diagnostic to return', () => cycleDiagnostics('src/orders/order.ts').length > 0);
    await vscode.commands.executeCommand('workbench.action.files.revert', document.uri);
  });

  it('sees a new file that closes another cycle, and its removal', async () => {
    const file = uri('src/catalog/extra.ts');
    await vscode.workspace.fs.writeFile(
      file,
      Buffer.from("import { other } from './other';\nexport const extra = other;\n"),
    );
    await vscode.workspace.fs.writeFile(
      uri('src/catalog/other.ts'),
      Buffer.from("import { extra } from './extra';\nexport const other = extra;\n"),
    );
    await eventually('the new cycle', () => cycleDiagnostics('src/catalog/extra.ts').length > 0);
    await vscode.workspace.fs.delete(file);
    await vscode.workspace.fs.delete(uri('src/catalog/other.ts'));
    await eventually('it to go', () => cycleDiagnostics('src/catalog/extra.ts').length === 0);
  });

  it('pauses, resumes and rebuilds', async () => {
    const { engineState } = await api();
    await vscode.commands.executeCommand('groundplan.pause');
    assert.equal(engineState().phase, 'paused');
    await vscode.commands.executeCommand('groundplan.resume');
    assert.equal(engineState().phase, 'ready');
    await vscode.commands.executeCommand('groundplan.rebuildIndex');
    assert.equal(engineState().phase, 'ready');
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
