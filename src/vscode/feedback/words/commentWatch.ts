/** Follows documents in which something was accepted while they are edited, and tells what they said before and after, once they are saved. */
import * as vscode from 'vscode';
import { isTyped } from '../../../app/feedback/words/typedText.ts';
import { isAtCaret } from '../caretEdits.ts';

export interface SavedEdit {
  readonly root: string;
  /** Relative to the workspace. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** Texts that came in at once, or where the person was not. */
  readonly inserted: readonly string[];
}

export interface CommentWatchParts {
  isWatched(root: string, path: string): boolean;
  tell(edit: SavedEdit): void;
}

/** After so long without a change a person has said what they wanted to; files may be saved while they are at it. */
const QUIET_MS = 5000;
const MOST_INSERTED = 100;

interface Edited {
  readonly document: vscode.TextDocument;
  readonly root: string;
  readonly path: string;
  /** On disk when the edit began. */
  readonly before: Promise<string>;
  readonly inserted: string[];
  /** What came in bit by bit where the person was not. */
  elsewhere: string;
  saved: string | undefined;
  timer: NodeJS.Timeout | undefined;
}

export class CommentWatch implements vscode.Disposable {
  readonly #parts: CommentWatchParts;
  readonly #listening: vscode.Disposable;
  readonly #edited = new Map<string, Edited>();
  readonly #saving = new Set<string>();

  constructor(parts: CommentWatchParts) {
    this.#parts = parts;
    this.#listening = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((event) => this.#changed(event)),
      vscode.workspace.onWillSaveTextDocument(({ document }) => this.#saving.add(nameOf(document))),
      vscode.workspace.onDidSaveTextDocument((document) => this.#saved(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#look(nameOf(document))),
    );
  }

  dispose(): void {
    for (const { timer } of this.#edited.values()) clearTimeout(timer);
    this.#edited.clear();
    this.#listening.dispose();
  }

  #changed(event: vscode.TextDocumentChangeEvent): void {
    const { document, contentChanges, reason } = event;
    if (contentChanges.length === 0 || document.uri.scheme !== 'file') return;
    const name = nameOf(document);
    // It is read anew from disk: nobody wrote that here.
    if (!document.isDirty) this.#drop(name);
    const edited = document.isDirty ? (this.#edited.get(name) ?? this.#begin(document)) : undefined;
    if (edited === undefined) return;
    this.#wait(edited);
    // What undo brings back was there; a formatter that runs on saving says nothing.
    if (reason !== undefined || this.#saving.has(name)) return;
    const atCaret = isAtCaret(event);
    for (const { text } of contentChanges) {
      if (!atCaret) edited.elsewhere += text;
      else if (!isTyped(text) && edited.inserted.length < MOST_INSERTED) edited.inserted.push(text);
    }
  }

  #begin(document: vscode.TextDocument): Edited | undefined {
    const root = vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath;
    const path = vscode.workspace.asRelativePath(document.uri, false);
    if (root === undefined || !this.#parts.isWatched(root, path)) return undefined;
    const before = textOnDisk(document.uri);
    const edited: Edited = {
      document,
      root,
      path,
      before,
      inserted: [],
      elsewhere: '',
      saved: undefined,
      timer: undefined,
    };
    this.#edited.set(nameOf(document), edited);
    return edited;
  }

  #saved(document: vscode.TextDocument): void {
    const name = nameOf(document);
    this.#saving.delete(name);
    const edited = this.#edited.get(name);
    if (edited === undefined) return;
    edited.saved = document.getText();
    this.#wait(edited);
  }

  #wait(edited: Edited): void {
    clearTimeout(edited.timer);
    edited.timer = setTimeout(() => this.#look(nameOf(edited.document)), QUIET_MS);
  }

  /** What is not saved yet waits until it is. */
  #look(name: string): void {
    const edited = this.#edited.get(name);
    if (edited?.saved === undefined || (edited.document.isDirty && !edited.document.isClosed)) return;
    this.#drop(name);
    void this.#tell(edited, edited.saved);
  }

  async #tell({ root, path, before, inserted, elsewhere }: Edited, after: string): Promise<void> {
    const was = await before.catch(() => undefined);
    if (was === undefined || was === after) return;
    this.#parts.tell({ root, path, before: was, after, inserted: [...inserted, elsewhere] });
  }

  #drop(name: string): void {
    clearTimeout(this.#edited.get(name)?.timer);
    this.#edited.delete(name);
  }
}

async function textOnDisk(uri: vscode.Uri): Promise<string> {
  return Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('utf8');
}

function nameOf({ uri }: vscode.TextDocument): string {
  return uri.toString();
}
