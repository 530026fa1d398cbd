/** What the suites share: the extension's API, places in the workspace, and waiting. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

export interface State {
  readonly phase: string;
  readonly files?: number;
  readonly reason?: string;
  readonly remedy?: string;
}

export interface Api {
  engineState(): State;
  whenReady(): Promise<void>;
}

export async function api(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>('groundplan.groundplan');
  assert.ok(extension, 'the extension is installed');
  return extension.activate();
}

export function uri(path: string, folder = 0): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![folder]!.uri, path);
}

export function cycleDiagnostics(file: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(file).filter((each) => each.source === 'groundplan');
}

/** Replaces the text of an open document without saving it. */
export async function type(document: vscode.TextDocument, content: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), content);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

export async function eventually<T>(
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
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`In vain waited for ${what}`);
}
