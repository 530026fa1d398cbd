/** Generating from a blueprint in the editor. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, eventually, uri } from './support.ts';

async function textAt(path: string): Promise<string | undefined> {
  try {
    return Buffer.from(await vscode.workspace.fs.readFile(uri(path))).toString('utf8');
  } catch {
    return undefined;
  }
}

function isThere(path: string): Promise<boolean> {
  return Promise.resolve(vscode.workspace.fs.stat(uri(path))).then(
    () => true,
    () => false,
  );
}

describe('generating from a blueprint', () => {
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const path of ['src/generated', '.groundplan/generated'])
      if (await isThere(path)) await vscode.workspace.fs.delete(uri(path), { recursive: true });
  });

  it('writes all of its files as one edit, shows the first, and the second time leaves them as they are', async () => {
    await api();
    const request = {
      blueprint: 'observer',
      folder: 'src/generated',
      language: 'typescript',
      values: { event: 'ticket sold' },
    };
    await vscode.commands.executeCommand('groundplan.generate', request);
    const first = vscode.window.activeTextEditor?.document;
    assert.match(first?.uri.path ?? '', /src\/generated\/\w+-?feed\.ts$/i);
    assert.equal(first?.isDirty, false);
    assert.match(first?.getText() ?? '', /interface TicketSold/);
    const written = await vscode.workspace.fs.readDirectory(uri('src/generated'));
    assert.equal(written.length, 4);
    assert.ok(written.some(([name]) => /\.(test|spec)\.ts$/.test(name)));
    const before = await textAt('src/generated/stock.ts');
    assert.match(before ?? '', /class Stock /);
    await vscode.commands.executeCommand('groundplan.generate', request);
    assert.equal(await textAt('src/generated/stock.ts'), before);
  });

  it('takes all of them back in one step', async () => {
    await vscode.window.showTextDocument(uri('src/generated/stock.ts'));
    await vscode.commands.executeCommand('undo');
    await eventually('no generated file', async () =>
      (await Promise.all(['ticket-feed', 'stock'].map((name) => textAt(`src/generated/${name}.ts`)))).every(
        (text) => text === undefined,
      ),
    );
  });
});
