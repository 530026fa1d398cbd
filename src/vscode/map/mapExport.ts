/** Saves a map where the person says. */
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { MapFormat } from '../../core/model/map.ts';

const KINDS: Readonly<Record<MapFormat | 'png', { readonly name: string; readonly end: string }>> = {
  svg: { name: 'SVG', end: 'svg' },
  png: { name: 'PNG', end: 'png' },
  mermaid: { name: 'Mermaid', end: 'mmd' },
  dot: { name: 'Graphviz', end: 'dot' },
  drawio: { name: 'draw.io', end: 'drawio' },
  html: { name: 'Web page', end: 'html' },
};

/** @param draw is asked only once the person has named a file. */
export async function exportDocument(
  root: string,
  format: MapFormat,
  draw: () => Promise<string>,
): Promise<void> {
  const target = await askWhere(root, format);
  if (target !== undefined) await write(target, new TextEncoder().encode(await draw()));
}

export async function savePng(root: string, base64: string): Promise<void> {
  const target = await askWhere(root, 'png');
  if (target !== undefined) await write(target, Buffer.from(base64, 'base64'));
}

/** Outside of the workspace unless told: a map is no part of what it shows. */
function askWhere(root: string, format: MapFormat | 'png'): Thenable<vscode.Uri | undefined> {
  const { name, end } = KINDS[format];
  const file = `${root.split(/[\\/]/).findLast(Boolean) ?? 'map'}-map.${end}`;
  return vscode.window.showSaveDialog({
    title: `Export the Map as ${name}`,
    defaultUri: vscode.Uri.joinPath(vscode.Uri.file(homedir()), file),
    filters: { [name]: [end] },
  });
}

async function write(target: vscode.Uri, bytes: Uint8Array): Promise<void> {
  await vscode.workspace.fs.writeFile(target, bytes);
  const open = 'Open';
  const chosen = await vscode.window.showInformationMessage(`The map was saved as ${target.fsPath}.`, open);
  if (chosen === open) await vscode.commands.executeCommand('vscode.open', target);
}
