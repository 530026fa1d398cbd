import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { logged, logLines, logText, suggestionOn } from './feedbackLog.ts';
import { api, eventually, type, uri } from './support.ts';

describe('feedback', () => {
  let suggestion: Awaited<ReturnType<typeof suggestionOn>>;

  before(async () => (await api()).whenReady());

  it('is an empty log that says what would be in it', async () => {
    assert.match(await logText(), /Nothing is recorded yet/);
  });

  it('records what is applied and what is undone, and does not offer that again', async () => {
    const path = 'src/orders/order.ts';
    suggestion = await suggestionOn(path);
    const document = await vscode.workspace.openTextDocument(uri(path));
    const before = document.getText();
    await vscode.commands.executeCommand('groundplan.editSuggestion', { suggestion });
    await eventually('the edit', () => document.getText() !== before);
    const [accepted, shown] = await logged(2);
    assert.match(accepted!, /^accepted/);
    assert.match(shown!, /^shown for/);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await eventually('the text from before', () => document.getText() === before);
    assert.match((await logged(3))[0]!, /^undone/);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('carries out at once what was undone just before', async () => {
    const document = await vscode.workspace.openTextDocument(uri('src/orders/order.ts'));
    const before = document.getText();
    const edited = async () => {
      await vscode.commands.executeCommand('groundplan.editSuggestion', { suggestion });
      assert.notEqual(document.getText(), before);
    };
    await edited();
    // The engine is told of it.
    await new Promise((resolve) => setTimeout(resolve, 600));
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await eventually('the text from before', () => document.getText() === before);
    await edited();
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('records what the person takes away of it by hand, and not what another tool does', async () => {
    const changed = ['src/catalog/catalog.ts', 'src/catalog/discounts.ts'];
    const before = await Promise.all(changed.map((path) => vscode.workspace.fs.readFile(uri(path))));
    const suggestion = await suggestionOn('src/catalog/discounts.ts');
    const lines = async (pattern: RegExp) => (await logged(0)).filter((line) => pattern.test(line)).length;
    await vscode.commands.executeCommand('groundplan.applySuggestion', { suggestion });
    await eventually('that it was accepted', () => lines(/^accepted .*discounts\.ts/));
    const made = uri('src/catalog/maxDiscount.ts');
    const document = await vscode.workspace.openTextDocument(made);
    const text = document.getText();
    assert.ok(text.length > 10);

    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.openTextDocument(made);
    await type(document, 'export {};\n');
    await document.save();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    assert.equal(await lines(/^(edited|deleted).*discounts\.ts/), 0, 'a robot is not the person');
    await type(document, text);
    await document.save();

    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('editor.action.selectAll');
    await vscode.commands.executeCommand('deleteLeft');
    await eventually('an empty file', () => document.getText() === '');
    await document.save();
    await eventually('that it was deleted', () => lines(/^deleted .*discounts\.ts/));

    await vscode.workspace.fs.delete(made);
    for (const [at, path] of changed.entries()) await vscode.workspace.fs.writeFile(uri(path), before[at]!);
  }).timeout(120_000);

  it('records a dismissal, and its reason when that is told', async () => {
    const count = (await logged(0)).length;
    const suggestion = { ...oldCard('one'), root: uri('').fsPath };
    await vscode.commands.executeCommand('groundplan.dismissSuggestion', { suggestion });
    assert.match((await logged(count + 1))[0]!, /^dismissed +An old one$/);
    await vscode.commands.executeCommand('groundplan.tellWhy', 'the layers are meant to be so');
    const told = /^dismissed: the layers are meant to be so/;
    await eventually('the reason', async () => told.test((await logLines())[0] ?? ''));
    assert.equal((await logLines()).length, count + 1, 'one line says both');
  });

  it('records nothing from the moment it is switched off, and again when it is on', async () => {
    const count = (await logged(0)).length;
    const settings = vscode.workspace.getConfiguration('groundplan');
    const dismiss = (id: string) =>
      vscode.commands.executeCommand('groundplan.dismissSuggestion', {
        suggestion: { ...oldCard(id), root: uri('').fsPath },
      });
    await settings.update('feedback.enabled', false, vscode.ConfigurationTarget.Global);
    await dismiss('two');
    assert.equal((await logged(0)).length, count);
    await settings.update('feedback.enabled', undefined, vscode.ConfigurationTarget.Global);
    await dismiss('three');
    assert.match((await logged(count + 1))[0]!, /An old three$/);
  });
});

/** A suggestion that only an old answer knows. */
function oldCard(id: string) {
  return { id, card: { kind: 'add-file', title: `An old ${id}`, confidence: 'likely' } };
}
