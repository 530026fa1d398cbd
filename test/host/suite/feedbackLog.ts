/** The feedback log as a person sees it, and a suggestion to do something with. */
import * as vscode from 'vscode';
import { eventually, uri } from './support.ts';

export interface Shown {
  readonly id: string;
  readonly kind: string;
}

export async function logText(): Promise<string> {
  await vscode.commands.executeCommand('groundplan.showFeedbackLog');
  // The editor follows a moment later.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const document = vscode.workspace.textDocuments.find(
    ({ uri: { scheme } }) => scheme === 'groundplan-feedback',
  );
  return document?.getText() ?? '';
}

/** The log's lines without their time, newest first. */
export async function logLines(): Promise<string[]> {
  const lines = (await logText()).trim().split('\n');
  return lines.filter((line) => /^\d{4}-/.test(line)).map((line) => line.slice(21).trim());
}

/** The same once there are so many. */
export async function logged(count: number): Promise<string[]> {
  return eventually(`${count} lines in the log`, async () => {
    const lines = await logLines();
    return lines.length >= count && lines;
  });
}

/** A quick fix on the import that closes the cycle: its suggestion. */
export async function suggestionOn(path: string): Promise<Shown & { readonly root: string }> {
  await vscode.workspace.openTextDocument(uri(path));
  return eventually('a suggestion', async () => {
    const range = new vscode.Range(0, 0, 4, 0);
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri(path),
      range,
      'quickfix',
    );
    const [action] = found.filter((each) => each.command?.command === 'groundplan.previewSuggestion');
    return action?.command?.arguments?.[0]?.suggestion;
  });
}
