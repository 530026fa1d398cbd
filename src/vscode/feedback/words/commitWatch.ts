/** Notices that something may have been committed: by the log that git writes, and when a person comes back to the window. */
import * as vscode from 'vscode';

/** A rebase writes the log often. */
const SETTLED_MS = 2000;

export class CommitWatch implements vscode.Disposable {
  readonly #told: (root: string) => void;
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #listening: vscode.Disposable;

  constructor(told: (root: string) => void) {
    this.#told = told;
    this.#listening = vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) for (const root of this.#watchers.keys()) this.#soon(root);
    });
  }

  /** These are watched from now on, and no others. */
  watch(roots: readonly string[]): void {
    for (const [root, watcher] of this.#watchers) {
      if (roots.includes(root)) continue;
      watcher.dispose();
      this.#watchers.delete(root);
    }
    for (const root of roots) if (!this.#watchers.has(root)) this.#watchers.set(root, this.#watcher(root));
  }

  dispose(): void {
    this.watch([]);
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#listening.dispose();
  }

  #watcher(root: string): vscode.Disposable {
    const log = new vscode.RelativePattern(vscode.Uri.file(root), '.git/logs/HEAD');
    const watcher = vscode.workspace.createFileSystemWatcher(log, false, false, true);
    watcher.onDidChange(() => this.#soon(root));
    watcher.onDidCreate(() => this.#soon(root));
    // What was committed while nothing was watched.
    this.#soon(root);
    return watcher;
  }

  #soon(root: string): void {
    clearTimeout(this.#timers.get(root));
    this.#timers.set(
      root,
      setTimeout(() => this.#told(root), SETTLED_MS),
    );
  }
}
