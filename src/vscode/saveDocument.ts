/** Saves a document of ours where the person says. */
import { homedir } from 'node:os';
import * as vscode from 'vscode';

export interface DocumentToSave {
  /** Of the dialog. */
  readonly title: string;
  /** Proposed; outside of the workspace, since what we say of it is no part of it. */
  readonly file: string;
  /** As the dialog names the kind of file. */
  readonly kind: string;
  /** How such a file's name ends, without the dot. */
  readonly end: string;
  /** What is told to have been saved. */
  readonly what: string;
  /** Asked for only once the person has named a file. */
  content(): Promise<Uint8Array>;
}

export async function saveDocument({ title, file, kind, end, what, content }: DocumentToSave): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    title,
    defaultUri: vscode.Uri.joinPath(vscode.Uri.file(homedir()), file),
    filters: { [kind]: [end] },
  });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, await content());
  void offerToOpen(what, target);
}

async function offerToOpen(what: string, target: vscode.Uri): Promise<void> {
  const open = 'Open';
  const chosen = await vscode.window.showInformationMessage(`${what} was saved as ${target.fsPath}.`, open);
  if (chosen === open) await vscode.commands.executeCommand('vscode.open', target);
}
