/** A workspace of two folders: each is analysed for itself. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, cycleDiagnostics, eventually, type, uri } from './support.ts';

describe('a workspace of two folders', () => {
  before(async () => (await api()).whenReady());

  it('underlines the cycles of both', async () => {
    for (const file of [uri('src/orders/order.ts', 0), uri('src/book.ts', 1)])
      await eventually(`a diagnostic in ${file.path}`, () => cycleDiagnostics(file).length > 0);
  });

  it('follows an edit in the second without touching the first', async () => {
    const document = await vscode.workspace.openTextDocument(uri('src/book.ts', 1));
    const text = document.getText();
    await type(document, text.replace('import { Shelf }', 'import type { Shelf }'));
    await eventually('the diagnostic to go', () => cycleDiagnostics(document.uri).length === 0);
    assert.ok(cycleDiagnostics(uri('src/orders/order.ts', 0)).length > 0);
    await type(document, text);
    await eventually('it to return', () => cycleDiagnostics(document.uri).length > 0);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('forgets a folder that leaves, and analyses it when it comes back', async () => {
    const { uri: library } = vscode.workspace.workspaceFolders![1]!;
    const file = vscode.Uri.joinPath(library, 'src/book.ts');
    assert.ok(vscode.workspace.updateWorkspaceFolders(1, 1));
    await eventually('its diagnostics to go', () => cycleDiagnostics(file).length === 0);
    assert.ok(cycleDiagnostics(uri('src/orders/order.ts', 0)).length > 0);
    assert.ok(vscode.workspace.updateWorkspaceFolders(1, 0, { uri: library }));
    await eventually('its diagnostics to return', () => cycleDiagnostics(file).length > 0);
    const { engineState } = await api();
    await eventually('the end of the analysis', () => engineState().phase === 'ready');
  });
});
