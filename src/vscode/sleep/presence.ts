/** Tells the engine that somebody is there: by typing, or by anything else that a person does in a window. */
import * as vscode from 'vscode';
import type { PersonSign } from '../../core/ports/stirring.ts';
import type { EngineHandle } from '../engineHandle.ts';

/** The engine is told of one sign at most so often. */
const TOLD_MS = 1000;
/** VS Code says when a window begins to be used, and not that it still is: in a terminal no caret moves. */
const STILL_MS = 30_000;
/** Whoever has done nothing for so long has been away. */
const AWAY_MS = 60_000;

export class Presence implements vscode.Disposable {
  readonly #engine: EngineHandle;
  readonly #returned = new vscode.EventEmitter<void>();
  readonly #toldMs: Record<PersonSign, number> = { typed: 0, there: 0 };
  #followers = 0;
  #lookers = 0;
  #listening: vscode.Disposable | undefined;
  #still: NodeJS.Timeout | undefined;
  /** It sleeps by itself: VS Code takes a window for used for a minute more, and that is nobody who has come back. */
  asleep = false;

  /** Somebody is at this window again; heard only while somebody follows looks. */
  readonly onReturned = this.#returned.event;

  constructor(engine: EngineHandle) {
    this.#engine = engine;
  }

  /** Typing, as long as somebody follows: nothing listens otherwise. @param looks whatever else a person does, too. */
  follow({ looks = false }: { readonly looks?: boolean } = {}): vscode.Disposable {
    this.#followers++;
    if (looks) this.#lookers++;
    this.#listening ??= this.#listen();
    if (looks && vscode.window.state.active) this.looked();
    let ended = false;
    return new vscode.Disposable(() => {
      if (ended) return;
      ended = true;
      this.#followers--;
      if (looks) this.#lookers--;
      if (this.#lookers === 0) clearTimeout(this.#still);
      if (this.#followers === 0) this.#deafen();
    });
  }

  /** The caret was moved, a window came to the front, a command was chosen. */
  looked(): void {
    if (this.#lookers > 0) this.#tell('there');
  }

  dispose(): void {
    clearTimeout(this.#still);
    this.#deafen();
    this.#returned.dispose();
  }

  #deafen(): void {
    this.#listening?.dispose();
    this.#listening = undefined;
  }

  #listen(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (isTyped(event)) this.#tell('typed');
      }),
      vscode.window.onDidChangeTextEditorSelection(({ kind }) => {
        // Without a kind, no hand was at it.
        if (kind !== undefined) this.looked();
      }),
      vscode.window.onDidChangeWindowState(({ focused, active }) => {
        if (focused && active) this.looked();
      }),
    );
  }

  #tell(sign: PersonSign): void {
    const nowMs = Date.now();
    const lastMs = Math.max(this.#toldMs.typed, this.#toldMs.there);
    this.#stay();
    if (nowMs - (sign === 'typed' ? this.#toldMs.typed : lastMs) < TOLD_MS) return;
    this.#toldMs[sign] = nowMs;
    this.#engine
      .get()
      .background[sign]({})
      .catch(() => {});
    if (this.#lookers > 0 && nowMs - lastMs > AWAY_MS) this.#returned.fire();
  }

  #stay(): void {
    clearTimeout(this.#still);
    if (this.#lookers === 0) return;
    this.#still = setTimeout(() => {
      if (vscode.window.state.active && !this.asleep) this.looked();
    }, STILL_MS);
  }
}

/** A file that something else has changed on disk is read again, and has no changes of its own afterwards. */
function isTyped({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): boolean {
  if (contentChanges.length === 0 || document.uri.scheme === 'output') return false;
  return document.uri.scheme !== 'file' || document.isDirty || reason !== undefined;
}
