/** Edits as files to be ticked. */
import * as vscode from 'vscode';
import type { FileEdit } from '../../core/model/suggestion.ts';
import { uriOf } from '../documents.ts';
import { type TickedFile, tickFiles } from './tickFiles.ts';

interface Edits {
  readonly title: string;
  readonly edits: readonly FileEdit[];
}

/** @returns those that are wanted; undefined when the person leaves. */
export async function tickEdits(root: string, plan: Edits): Promise<readonly FileEdit[] | undefined> {
  const files = await Promise.all(plan.edits.map((edit) => tickedFile(root, edit)));
  const ticked = await tickFiles(root, { title: plan.title, files });
  return ticked && plan.edits.filter(({ path }) => ticked.has(path));
}

async function tickedFile(root: string, edit: FileEdit): Promise<TickedFile> {
  const { path } = edit;
  switch (edit.type) {
    case 'create':
      return { path, text: edit.content, isThere: false, what: 'new' };
    case 'delete':
      return { path, text: undefined, isThere: true, what: 'deleted' };
    case 'change':
      return { path, text: await textAfter(root, edit), isThere: true, what: 'changed' };
    case 'move':
      return { path, text: await textAfter(root, edit), isThere: true, what: `moved to ${edit.to}` };
  }
}

/** Replacements count a byte order mark of the file, which a document leaves out. */
async function textAfter(
  root: string,
  { path, replacements }: Extract<FileEdit, { readonly replacements: unknown }>,
): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uriOf(root, path));
  const bytes = await vscode.workspace.fs.readFile(document.uri);
  const before = document.isDirty
    ? document.getText()
    : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  // From the end, so that what is still to be replaced stays where it was.
  return replacements
    .toSorted((one, other) => one.start - other.start)
    .reduceRight((text, { start, end, text: now }) => text.slice(0, start) + now + text.slice(end), before);
}
