/** What a person attached to a question in VS Code's chat, as far as it lies in the workspace. */
import * as vscode from 'vscode';
import type { ChatChip } from '../../core/model/chat.ts';

const MOST = 20;

export async function chipsOf(
  references: readonly vscode.ChatPromptReference[],
  roots: readonly string[],
): Promise<ChatChip[]> {
  const chips = await Promise.all(references.slice(0, MOST).map(({ value }) => chipOf(value, roots)));
  return chips.filter((chip) => chip !== undefined);
}

async function chipOf(value: unknown, roots: readonly string[]): Promise<ChatChip | undefined> {
  if (value instanceof vscode.Uri) return fileChip(value, roots);
  if (!(value instanceof vscode.Location)) return undefined;
  const file = fileChip(value.uri, roots);
  if (file === undefined) return undefined;
  const document = await vscode.workspace.openTextDocument(value.uri);
  const { start, end } = value.range;
  const text = document.getText(value.range);
  return { ...file, kind: 'selection', startLine: start.line + 1, endLine: end.line + 1, text };
}

function fileChip(uri: vscode.Uri, roots: readonly string[]): ChatChip | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const root = roots.find((each) => each === folder?.uri.fsPath);
  if (root === undefined || uri.scheme !== 'file') return undefined;
  return { kind: 'file', root, path: vscode.workspace.asRelativePath(uri, false) };
}
