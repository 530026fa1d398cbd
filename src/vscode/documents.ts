/** Places in the workspace: paths of the model to documents, and back. */
import * as vscode from 'vscode';

export function uriOf(root: string, path: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.file(root), path);
}

/** Opens a file at a 1-based line; says so when it is gone. */
export async function openEvidence(root: string, path: string, line: number): Promise<void> {
  try {
    const at = new vscode.Position(Math.max(0, line - 1), 0);
    await vscode.window.showTextDocument(uriOf(root, path), {
      selection: new vscode.Range(at, at),
      preview: true,
    });
  } catch {
    void vscode.window.showWarningMessage(`${path} cannot be opened: it may have been moved or deleted.`);
  }
}
