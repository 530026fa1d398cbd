/** What the active editor offers as context of a question. */
import * as vscode from 'vscode';
import type { ToChat } from '../../protocol/chatPanel.ts';
import { placeToShow } from '../map/placeToShow.ts';

/** A selection is told once it rests. */
const REST_MS = 200;

export class EditorContext implements vscode.Disposable {
  readonly #send: (message: ToChat) => void;
  readonly #listening: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;
  #told = '';

  constructor(send: (message: ToChat) => void) {
    this.#send = send;
    const later = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#tellIfNew(), REST_MS);
    };
    this.#listening = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(later),
      vscode.window.onDidChangeTextEditorSelection(later),
    );
  }

  tell(): void {
    this.#told = '';
    this.#tellIfNew();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listening.dispose();
  }

  #tellIfNew(): void {
    const path = placeToShow(undefined)?.focus;
    const selection = path !== undefined && vscode.window.activeTextEditor?.selection.isEmpty === false;
    const key = `${path} ${selection}`;
    if (key === this.#told) return;
    this.#told = key;
    this.#send({ type: 'editor', selection, ...(path === undefined ? {} : { path }) });
  }
}
