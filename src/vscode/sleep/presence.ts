/** Tells the engine that somebody is there: what typing, moving and coming back to the window have in common. */
import * as vscode from 'vscode';
import type { EngineHandle } from '../engineHandle.ts';

/** The engine is told at most so often. */
const TOLD_MS = 1000;

export class Presence implements vscode.Disposable {
  readonly #engine: EngineHandle;
  #followers = 0;
  #lookers = 0;
  #listening: vscode.Disposable | undefined;
  #lastMs = 0;
  /** Milliseconds since 1970 when somebody last typed, as far as that was followed. */
  typedMs = 0;

  constructor(engine: EngineHandle) {
    this.#engine = engine;
  }

  /** Typing, as long as somebody follows: nothing listens otherwise. @param looks moving the caret and coming back, too. */
  follow({ looks = false }: { readonly looks?: boolean } = {}): vscode.Disposable {
    this.#followers++;
    if (looks) this.#lookers++;
    this.#listening ??= this.#listen();
    let ended = false;
    return new vscode.Disposable(() => {
      if (ended) return;
      ended = true;
      this.#followers--;
      if (looks) this.#lookers--;
      if (this.#followers > 0) return;
      this.dispose();
    });
  }

  dispose(): void {
    this.#listening?.dispose();
    this.#listening = undefined;
  }

  #listen(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0 || document.uri.scheme === 'output') return;
        this.typedMs = Date.now();
        this.#tell();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ kind }) => {
        // Without a kind, no hand was at it.
        if (kind !== undefined) this.#look();
      }),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#look();
      }),
    );
  }

  #look(): void {
    if (this.#lookers > 0) this.#tell();
  }

  #tell(): void {
    const nowMs = Date.now();
    if (nowMs - this.#lastMs < TOLD_MS) return;
    this.#lastMs = nowMs;
    this.#engine
      .get()
      .background.typed({})
      .catch(() => {});
  }
}
