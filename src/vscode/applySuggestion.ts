/** Carries a suggestion's edits out: through a preview, at once, or into editors to go on from there. */
import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import type { FileEdit, TextReplacement } from '../core/model/suggestion.ts';
import type { EditPlan, Engine } from '../protocol/engineApi.ts';
import { tickEdits } from './changes/tickEdits.ts';
import { uriOf } from './documents.ts';
import { counted } from './figures.ts';

/**
 * `preview`: nothing changes before the person confirms; `apply`: at once, and undone as one step; `edit`: into editors, unsaved, the first
 * of which is shown.
 */
export type HowToApply = 'preview' | 'apply' | 'edit';

type Edits = Pick<EditPlan, 'title' | 'edits' | 'refused'>;

export interface Carried {
  readonly plan: EditPlan;
  /** `left`: the person did not want it after all; `refused`: it could not be done, which is no answer of theirs. */
  readonly outcome: 'done' | 'left' | 'refused';
  /** Texts of the documents that it changes, as they were, by their URIs. */
  readonly before: ReadonlyMap<string, string>;
  /** URIs of those that begin with a byte order mark, which their texts leave out and the edits count. */
  readonly marked: ReadonlySet<string>;
}

/** What is applied is seen as any other edit is. */
export async function applySuggestion(
  engine: Engine,
  { root, id, how }: { readonly root: string; readonly id: string; readonly how: HowToApply },
): Promise<Carried> {
  return applyPlan(root, await engine.planEdits(root, id), how);
}

export async function applyPlan(root: string, plan: EditPlan, how: HowToApply): Promise<Carried> {
  const { before, marked } = await textsOf(root, plan);
  return { plan, before, marked, outcome: await carryOut(root, plan, how) };
}

async function textsOf(root: string, { edits }: Edits): Promise<Pick<Carried, 'before' | 'marked'>> {
  const before = new Map<string, string>();
  const marked = new Set<string>();
  for (const edit of edits) {
    if (edit.type !== 'change' && edit.type !== 'move') continue;
    try {
      const document = await vscode.workspace.openTextDocument(uriOf(root, edit.path));
      before.set(document.uri.toString(), document.getText());
      if (await startsWithMark(document.uri)) marked.add(document.uri.toString());
    } catch {
      // It is gone, and the suggestion is refused for it.
    }
  }
  return { before, marked };
}

/** Edits under one title, which a person ticks and applies, or leaves: in VS Code's Refactor Preview, and in a list where no text changes. */
export function previewEdits(root: string, plan: Edits): Promise<Carried['outcome']> {
  return carryOut(root, plan, 'preview');
}

/** All of them in a list, whatever they change: a person ticks and writes them, or leaves. */
export async function applyTicked(root: string, plan: Edits): Promise<boolean> {
  const edits = await tickEdits(root, plan);
  return edits !== undefined && edits.length > 0 && applyNow(root, { ...plan, edits });
}

/** Edits at once, undone as one step. @returns false when nothing was done; then it was said why. */
export async function applyNow(root: string, plan: Edits): Promise<boolean> {
  return (await carryOut(root, plan, 'apply')) === 'done';
}

async function carryOut(root: string, plan: Edits, how: HowToApply): Promise<Carried['outcome']> {
  const refused = plan.refused ?? (await outdated(root, plan.edits));
  if (refused !== undefined) {
    void vscode.window.showWarningMessage(`“${plan.title}” was not applied: ${refused}`);
  } else if (plan.edits.length === 0) {
    void vscode.window.showInformationMessage(
      `“${plan.title}” has no edits of its own: its steps are in the Groundplan panel.`,
    );
  } else if (how === 'preview' && !plan.edits.some(rewrites)) {
    const edits = await tickEdits(root, plan);
    if (edits === undefined || edits.length === 0) return 'left';
    return carryOut(root, { ...plan, edits }, 'apply');
  } else {
    const edit = await toWorkspaceEdit(root, plan, how === 'preview');
    const unsaved = new Set(dirtyDocuments().map(({ uri }) => uri.toString()));
    // What is no refactoring is left unsaved.
    const done = await vscode.workspace.applyEdit(edit, { isRefactoring: how !== 'edit' });
    if (how === 'apply' && done) await saveEdited(root, plan, unsaved);
    if (how !== 'preview') await tellApplied(root, plan, how, done);
    if (done) return 'done';
    return how === 'preview' ? 'left' : 'refused';
  }
  return 'refused';
}

/** VS Code itself saves only a refactoring of several files. @param unsaved documents that a person was writing in: those stay so. */
async function saveEdited(root: string, { edits }: Edits, unsaved: ReadonlySet<string>): Promise<void> {
  const edited = new Set(
    edits.map((edit) => uriOf(root, edit.type === 'move' ? edit.to : edit.path).toString()),
  );
  for (const document of dirtyDocuments()) {
    const name = document.uri.toString();
    if (edited.has(name) && !unsaved.has(name)) await document.save();
  }
}

function dirtyDocuments(): readonly vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty);
}

async function tellApplied(
  root: string,
  { title, edits }: Edits,
  how: HowToApply,
  done: boolean,
): Promise<void> {
  if (!done) {
    void vscode.window.showWarningMessage(
      `“${title}” was not applied: VS Code refused its edits. Nothing has changed.`,
    );
    return;
  }
  const files = counted(new Set(edits.map(({ path }) => path)).size, 'file');
  if (how === 'apply')
    // The first words are what a notification shows: a title is long.
    void vscode.window.showInformationMessage(`Applied to ${files}, and Undo takes it back: ${title}`);
  const shown = edits.find(({ type }) => type !== 'delete');
  if (how === 'edit' && shown !== undefined)
    await vscode.window.showTextDocument(uriOf(root, shown.type === 'move' ? shown.to : shown.path), {
      preview: false,
    });
}

/** The reason when a file is not as the edits were computed from. */
async function outdated(root: string, edits: readonly FileEdit[]): Promise<string | undefined> {
  for (const edit of edits) {
    if (edit.type === 'create') continue;
    const hashes = await currentHashes(uriOf(root, edit.path));
    if (hashes === undefined) return `${edit.path} is gone. Refresh and look at the suggestion again.`;
    if (!hashes.includes(edit.hash))
      return `${edit.path} has changed since. Refresh and look at the suggestion again.`;
  }
  return undefined;
}

/** Hashes that stand for the text: as it is in the editor, and as its bytes on disk when nothing is unsaved. */
async function currentHashes(uri: vscode.Uri): Promise<readonly string[] | undefined> {
  try {
    const open = vscode.workspace.textDocuments.find(
      (document) => document.uri.toString() === uri.toString(),
    );
    const inEditor = open === undefined ? [] : [sha1(Buffer.from(open.getText(), 'utf8'))];
    return open?.isDirty ? inEditor : [...inEditor, sha1(await vscode.workspace.fs.readFile(uri))];
  } catch {
    return undefined;
  }
}

function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}

/** A text of what is there. */
function rewrites(edit: FileEdit): edit is Extract<FileEdit, { readonly replacements: unknown }> {
  return edit.type === 'change' || edit.type === 'move';
}

type MarkedEdit = [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata];

/** Changes nothing and asks to be confirmed: with it the preview opens, all else ticked. */
function asking(metadata: vscode.WorkspaceEditEntryMetadata): MarkedEdit {
  const nothing = vscode.TextEdit.insert(new vscode.Position(0, 0), '');
  return [nothing, { ...metadata, needsConfirmation: true }];
}

async function toWorkspaceEdit(root: string, plan: Edits, asks: boolean): Promise<vscode.WorkspaceEdit> {
  const result = new vscode.WorkspaceEdit();
  const rewritten = plan.edits.filter(rewrites);
  const metadata = {
    // Whatever asks to be confirmed is not ticked: one text asks for the whole.
    needsConfirmation: false,
    label: plan.title,
    iconPath: new vscode.ThemeIcon('type-hierarchy'),
  };
  // Text first: a moved file is edited where it still is.
  for (const [at, edit] of rewritten.entries()) {
    const edits = (await textEdits(root, edit)).map((each): MarkedEdit => [each, metadata]);
    result.set(uriOf(root, edit.path), asks && at === 0 ? [asking(metadata), ...edits] : edits);
  }
  for (const edit of plan.edits) {
    const uri = uriOf(root, edit.path);
    if (edit.type === 'create')
      result.createFile(uri, { contents: Buffer.from(edit.content, 'utf8') }, metadata);
    if (edit.type === 'move') result.renameFile(uri, uriOf(root, edit.to), {}, metadata);
    if (edit.type === 'delete') result.deleteFile(uri, {}, metadata);
  }
  return result;
}

async function textEdits(
  root: string,
  edit: { readonly path: string; readonly replacements: readonly TextReplacement[] },
): Promise<vscode.TextEdit[]> {
  const uri = uriOf(root, edit.path);
  const document = await vscode.workspace.openTextDocument(uri);
  // Offsets count a byte order mark, which the editor does not show.
  const hidden = (await startsWithMark(uri)) ? 1 : 0;
  return edit.replacements.map(({ start, end, text }) => {
    const at = (offset: number) => document.positionAt(Math.max(0, offset - hidden));
    return new vscode.TextEdit(new vscode.Range(at(start), at(end)), text);
  });
}

async function startsWithMark(uri: vscode.Uri): Promise<boolean> {
  const bytes = await vscode.workspace.fs.readFile(uri);
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
