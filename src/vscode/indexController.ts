/** Runs the analysis of each workspace folder, follows changes, and tells the rest of the surface. */
import * as vscode from 'vscode';
import { codeOf } from '../base/codedError.ts';
import type { FileChange, IndexState } from '../protocol/engineApi.ts';
import type { EngineHandle } from './engineHandle.ts';
import { analysisOptions } from './settings.ts';

/** Keystrokes within this time are one change. */
const EDIT_DELAY_MS = 150;

export class IndexController implements vscode.Disposable {
  readonly #engine: EngineHandle;
  readonly #storage: vscode.Uri | undefined;
  readonly #states = new Map<string, IndexState>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #updated = new vscode.EventEmitter<string>();
  readonly #running = new Map<string, AbortController>();
  readonly #pending = new Map<string, Map<string, FileChange>>();
  #timer: NodeJS.Timeout | undefined;
  #paused = false;
  #listening: vscode.Disposable | undefined;

  /** Some workspace's state has changed. */
  readonly onStateChanged = this.#changed.event;
  /** The model of this root is new. */
  readonly onModelUpdated = this.#updated.event;

  constructor(engine: EngineHandle, storage: vscode.Uri | undefined) {
    this.#engine = engine;
    this.#storage = storage;
  }

  /** The state that the status bar shows: trouble first, then work, then the rest. */
  get state(): IndexState {
    if (this.#paused) return { phase: 'paused' };
    const states = [...this.#states.values()];
    const order: readonly IndexState['phase'][] = ['error', 'indexing', 'standby', 'ready'];
    return (
      order.flatMap((phase) => states.filter((state) => state.phase === phase))[0] ?? { phase: 'standby' }
    );
  }

  get roots(): readonly string[] {
    return folders().map((folder) => folder.uri.fsPath);
  }

  isReady(root: string): boolean {
    return this.#states.get(root)?.phase === 'ready';
  }

  /** Analyses every folder that has not been, one after the other; never rejects: the state tells. */
  async analyzeAll(): Promise<void> {
    this.#paused = false;
    for (const folder of folders()) await this.#run(folder, (signal) => this.#analyze(folder, signal));
  }

  async rebuildAll(): Promise<void> {
    this.#paused = false;
    for (const folder of folders()) {
      await this.#run(folder, async (signal) => {
        await this.#analyze(folder, signal);
        await this.#engine.get().rebuild(folder.uri.fsPath, signal);
      });
    }
  }

  pause(): void {
    this.#paused = true;
    for (const controller of this.#running.values()) controller.abort();
    this.#changed.fire();
  }

  /** Takes a change into account soon, together with others. */
  change(uri: vscode.Uri, change: Omit<FileChange, 'path'>): void {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder === undefined || uri.scheme !== 'file' || this.#paused || !this.isReady(folder.uri.fsPath))
      return;
    const path = uri.path.slice(folder.uri.path.length + 1);
    const pending = this.#pending.get(folder.uri.fsPath) ?? new Map<string, FileChange>();
    this.#pending.set(folder.uri.fsPath, pending.set(path, { path, ...change }));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#flush(), EDIT_DELAY_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const controller of this.#running.values()) controller.abort();
    this.#listening?.dispose();
    this.#changed.dispose();
    this.#updated.dispose();
  }

  async #analyze(folder: vscode.WorkspaceFolder, signal: AbortSignal): Promise<void> {
    const options = analysisOptions(folder, this.#storage);
    await this.#engine.get().analyze(folder.uri.fsPath, options, signal);
  }

  async #run(folder: vscode.WorkspaceFolder, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const root = folder.uri.fsPath;
    this.#listening ??= this.#engine.get().onState((of, state) => this.#setState(of, state));
    this.#running.get(root)?.abort();
    const controller = new AbortController();
    this.#running.set(root, controller);
    try {
      await work(controller.signal);
      this.#updated.fire(root);
    } catch (error) {
      if (codeOf(error) !== 'cancelled') this.#setState(root, failed(error));
    } finally {
      if (this.#running.get(root) === controller) this.#running.delete(root);
    }
  }

  async #flush(): Promise<void> {
    const all = [...this.#pending];
    this.#pending.clear();
    for (const [root, changes] of all) {
      try {
        await this.#engine.get().update(root, [...changes.values()]);
        this.#updated.fire(root);
      } catch (error) {
        this.#setState(root, failed(error));
      }
    }
  }

  #setState(root: string, state: IndexState): void {
    this.#states.set(root, state);
    this.#changed.fire();
  }
}

function folders(): readonly vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter((folder) => folder.uri.scheme === 'file');
}

function failed(error: unknown): IndexState {
  const reason = error instanceof Error ? error.message : String(error);
  return { phase: 'error', reason, remedy: 'Run “Groundplan: Rebuild Index” once the cause is gone.' };
}
