/** Opens what an answer names. Conversations are imported, too: a place outside of the workspace is refused. */
import * as vscode from 'vscode';
import { openEvidence, uriOf } from '../documents.ts';

/** @param root of the workspace that it was said about, which may lie elsewhere by now, or on another machine. */
export async function openPlace(
  roots: readonly string[],
  { root, path, line }: { readonly root: string; readonly path: string; readonly line: number },
): Promise<void> {
  if (roots.includes(root) && isInside(path)) await openEvidence(root, path, line);
  else await openPath(roots, path, line);
}

/** In whichever of the workspaces has it. */
export async function openPath(roots: readonly string[], path: string, line: number): Promise<void> {
  for (const root of isInside(path) ? roots : []) {
    try {
      await vscode.workspace.fs.stat(uriOf(root, path));
      return await openEvidence(root, path, line);
    } catch {
      // Perhaps in the next one.
    }
  }
  void vscode.window.showWarningMessage(
    `${path} is not in this workspace: it may have been moved or deleted.`,
  );
}

export function isInside(path: string): boolean {
  return path !== '' && !/^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\0/.test(path);
}
