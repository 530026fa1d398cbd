import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { logged, logLines, suggestionOn } from './feedbackLog.ts';
import { api, eventually, uri } from './support.ts';

const PATH = 'src/orders/order.ts';
/** Longer than is waited for the person to be quiet. */
const HEARD_MS = 9000;

/** At the end of a line, as a person does it. */
async function type(line: number, text: string): Promise<void> {
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri(PATH)));
  const { end } = editor.document.lineAt(line).range;
  editor.selection = new vscode.Selection(end, end);
  for (const letter of text) await vscode.commands.executeCommand('type', { text: letter });
  await editor.document.save();
}

function git(...command: readonly string[]): void {
  execFileSync('git', ['-C', uri('').fsPath, ...command]);
}

async function insert(line: number, text: string): Promise<void> {
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri(PATH)));
  const { end } = editor.document.lineAt(line).range;
  editor.selection = new vscode.Selection(end, end);
  await editor.edit((edit) => edit.insert(end, text));
  await editor.document.save();
}

describe('words near what was accepted', function () {
  this.timeout(60_000);
  let line = 0;

  before(async () => {
    git('init', '-q');
    git('config', 'user.email', 'ada@example.org');
    git('config', 'user.name', 'Ada');
    git('add', '-A');
    git('commit', '-qm', 'begin');
    await (await api()).whenReady();
    const document = await vscode.workspace.openTextDocument(uri(PATH));
    const suggestion = await suggestionOn(PATH);
    const before = document.getText().split('\n');
    await vscode.commands.executeCommand('groundplan.editSuggestion', { suggestion });
    await eventually('the edit', () => document.getText() !== before.join('\n'));
    await logged(2);
    line = document
      .getText()
      .split('\n')
      .findIndex((each, at) => each !== before[at]);
    assert.ok(line >= 0);
  });

  it('are felt from a comment that the person types there', async () => {
    await type(line, ' // ugly and annoying, I hate it');
    const lines = await eventually('words in the log', async () => {
      const all = await logLines();
      return all.some((each) => each.includes('words')) && all;
    });
    assert.match(lines[0]!, /^bad words in a comment near it: “ugly and annoying, I hate it”/);
  });

  it('are felt from a commit of theirs', async () => {
    git('commit', '-qam', 'Awful hack, I hate this mess');
    const lines = await eventually('a commit in the log', async () => {
      const all = await logLines();
      return all.some((each) => each.includes('commit')) && all;
    });
    assert.match(lines[0]!, /^bad words in the message of a commit: “Awful hack, I hate this mess”/);
  });

  it('are not the person’s where they come in at once', async () => {
    const { length } = await logLines();
    await insert(line, '\n// this is horrible and terrible, what a stupid mess\n');
    await pause(HEARD_MS);
    assert.equal((await logLines()).length, length);
  });

  it('are not read once that is switched off', async () => {
    const settings = vscode.workspace.getConfiguration('groundplan');
    await settings.update('feedback.comments', false, vscode.ConfigurationTarget.Global);
    try {
      const { length } = await logLines();
      await type(line, ' and I am so angry about it');
      await pause(HEARD_MS);
      assert.equal((await logLines()).length, length);
    } finally {
      await settings.update('feedback.comments', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
