/** Edits to watched documents, put together while they come in one go: then it can be told whose they are. */
import * as vscode from 'vscode';
import { type Circumstance, originOf } from '../../app/feedback/survival/editOrigin.ts';
import { isAtCaret } from './caretEdits.ts';

export interface EditedDocument {
  readonly document: vscode.TextDocument;
  readonly origin: Circumstance;
  readonly before: string;
}

interface Burst {
  readonly document: vscode.TextDocument;
  readonly before: string;
  undo: boolean;
  /** There was something to save: what comes from the disk leaves nothing. */
  dirty: boolean;
  saving: boolean;
  atCaret: boolean;
  longest: number;
  timer: NodeJS.Timeout;
}

/** Edits within this time are one. */
const TOGETHER_MS = 300;
/** Documents that change within this time were changed by one act. */
const ONE_ACT_MS = 1000;

export class EditBursts implements vscode.Disposable {
  readonly #tell: (edited: EditedDocument) => void;
  readonly #listening: vscode.Disposable;
  /** Texts of watched documents as they were last seen, by URI. */
  readonly #texts = new Map<string, string>();
  readonly #bursts = new Map<string, Burst>();
  readonly #saving = new Set<string>();
  /** When each document last changed. */
  readonly #changed = new Map<string, number>();

  /** @param tell of edits that took something away. */
  constructor(tell: (edited: EditedDocument) => void) {
    this.#tell = tell;
    this.#listening = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((event) => this.#heard(event)),
      vscode.workspace.onWillSaveTextDocument(({ document }) => this.#saves(document)),
      vscode.workspace.onDidSaveTextDocument((document) => this.#saving.delete(nameOf(document))),
      vscode.workspace.onDidCloseTextDocument((document) => this.#texts.delete(nameOf(document))),
    );
  }

  /** These are watched from now on, and no others. */
  watch(documents: readonly vscode.TextDocument[]): void {
    const names = new Set(documents.map(nameOf));
    for (const name of [...this.#texts.keys()]) if (!names.has(name)) this.#texts.delete(name);
    for (const document of documents)
      if (!this.#bursts.has(nameOf(document))) this.#texts.set(nameOf(document), document.getText());
  }

  /** What is under way is told at once. */
  flush(): void {
    for (const name of [...this.#bursts.keys()]) this.#end(name);
  }

  dispose(): void {
    for (const { timer } of this.#bursts.values()) clearTimeout(timer);
    this.#bursts.clear();
    this.#listening.dispose();
  }

  #heard(event: vscode.TextDocumentChangeEvent): void {
    const { document, contentChanges, reason } = event;
    if (document.uri.scheme !== 'file' || contentChanges.length === 0) return;
    const name = nameOf(document);
    this.#changed.set(name, Date.now());
    const before = this.#texts.get(name);
    if (before === undefined) return;
    const burst = this.#bursts.get(name) ?? newBurst(document, before);
    clearTimeout(burst.timer);
    burst.undo ||= reason !== undefined;
    burst.dirty ||= document.isDirty;
    burst.saving ||= this.#saving.has(name);
    burst.atCaret &&= isAtCaret(event);
    burst.longest = Math.max(burst.longest, ...contentChanges.map(({ text }) => text.length));
    burst.timer = setTimeout(() => this.#end(name), TOGETHER_MS);
    this.#bursts.set(name, burst);
  }

  #saves(document: vscode.TextDocument): void {
    this.#saving.add(nameOf(document));
    const burst = this.#bursts.get(nameOf(document));
    if (burst !== undefined) burst.dirty = true;
  }

  #end(name: string): void {
    const burst = this.#bursts.get(name);
    if (burst === undefined) return;
    this.#bursts.delete(name);
    clearTimeout(burst.timer);
    // The first change of a saved document is told before it is unsaved.
    burst.dirty ||= burst.document.isDirty;
    const { document, before, ...seen } = burst;
    this.#texts.set(name, document.getText());
    const after = document.getText();
    if (after === before) return;
    const origin = originOf({ ...seen, before, after, documents: this.#together() });
    this.#tell({ document, origin, before });
  }

  #together(): number {
    const since = Date.now() - ONE_ACT_MS - TOGETHER_MS;
    for (const [name, at] of this.#changed) if (at < since) this.#changed.delete(name);
    return this.#changed.size;
  }
}

function newBurst(document: vscode.TextDocument, before: string): Burst {
  const timer = setTimeout(() => {}, 0);
  return { document, before, undo: false, dirty: false, saving: false, atCaret: true, longest: 0, timer };
}

function nameOf({ uri }: vscode.TextDocument): string {
  return uri.toString();
}
