/** Code that was copied from an answer, until it comes into a file: then it was accepted. */
import * as vscode from 'vscode';
import type { FileEdit } from '../../core/model/suggestion.ts';

export interface TakenCode {
  /** Id of the message that it is from. */
  readonly answer: string;
  readonly root: string;
  readonly edits: readonly FileEdit[];
  /** The file as it was, by its path. */
  readonly before: Readonly<Record<string, string>>;
}

interface Copied {
  readonly answer: string;
  readonly words: string;
}

/** Others have been copied over by then. */
const MOST_COPIED = 5;
/** Shorter ones are pasted by chance. */
const FEWEST = 20;
const MOST_LENGTH = 100_000;

export class CopiedCode implements vscode.Disposable {
  readonly #listening: vscode.Disposable;
  #copied: readonly Copied[] = [];

  constructor(taken: (code: TakenCode) => void) {
    this.#listening = vscode.workspace.onDidChangeTextDocument((event) => {
      const code = this.#copied.length === 0 ? undefined : this.#takenIn(event);
      if (code !== undefined) taken(code);
    });
  }

  copied(answer: string, text: string): void {
    const words = plain(text);
    if (words.length < FEWEST || words.length > MOST_LENGTH) return;
    this.#copied = [{ answer, words }, ...this.#copied.filter((each) => each.words !== words)].slice(
      0,
      MOST_COPIED,
    );
  }

  dispose(): void {
    this.#listening.dispose();
  }

  /** Pasted where nothing was selected: what a selection held is not told. */
  #takenIn({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): TakenCode | undefined {
    const [change] = contentChanges;
    if (change === undefined || contentChanges.length > 1 || reason !== undefined) return undefined;
    if (change.rangeLength > 0 || change.text.length > 2 * MOST_LENGTH) return undefined;
    const words = plain(change.text);
    const copied = this.#copied.find((each) => each.words === words);
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    if (copied === undefined || folder === undefined || document.uri.scheme !== 'file') return undefined;
    this.#copied = this.#copied.filter((each) => each !== copied);
    const path = document.uri.path.slice(folder.uri.path.length + 1);
    const { rangeOffset: start, text } = change;
    const now = document.getText();
    const replacements = [{ start, end: start, text }];
    return {
      answer: copied.answer,
      root: folder.uri.fsPath,
      edits: [{ type: 'change', path, hash: '', replacements }],
      before: { [path]: now.slice(0, start) + now.slice(start + text.length) },
    };
  }
}

/** An editor indents what is pasted. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
