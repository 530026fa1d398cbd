/** Runs the analysis of each workspace folder, follows changes, and tells the rest of the surface. */

import * as vscode from 'vscode';
import { codeOf, throwIfAborted } from '../base/codedError.ts';
import { messageOf } from '../base/messageOf.ts';
import type { Finding } from '../core/model/finding.ts';
import type { IndexState } from '../protocol/engineApi.ts';
import type { EngineHandle, EngineState } from './engineHandle.ts';
import { type PendingChange, PendingChanges } from './pendingChanges.ts';
import { analysisOptions } from './settings.ts';

/** Keystrokes within this time are one change. */
const EDIT_DELAY_MS = 150;

/** Beyond so many changes at once, a branch switch say, a whole analysis over all cores is cheaper. */
const MANY = 100;

/** A root has a new model, or none any more. */
export interface ModelUpdate {
  readonly root: string;
  /** Where the engine sent them along: after an edit. */
  readonly findings?: readonly Finding[];
  /** The dependency graph stands; symbols and history are still to come. */
  readonly provisional?: boolean;
}

export class IndexController implements vscode.Disposable {
  readonly #engine: EngineHandle;
  readonly #storage: vscode.Uri | undefined;
  readonly #states = new Map<string, IndexState>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #updated = new vscode.EventEmitter<ModelUpdate>();
  readonly #began = new vscode.EventEmitter<vscode.WorkspaceFolder>();
  readonly #running = new Map<string, AbortController>();
  /** Roots whose model can be asked for, be it a little out of date. */
  readonly #modelled = new Set<string>();
  readonly #pending = new PendingChanges();
  readonly #listening: vscode.Disposable;
  #flushing: NodeJS.Timeout | undefined;
  /** The changes that the engine is being told of. */
  #told: Promise<unknown> = Promise.resolve();
  #recovering: NodeJS.Timeout | undefined;
  #paused = false;
  /** Rises with every request for all folders: an earlier one that is still at work gives way. */
  #request = 0;

  /** Some workspace's state has changed. */
  readonly onStateChanged = this.#changed.event;
  readonly onModelUpdated = this.#updated.event;
  /** An analysis has begun; changes told from now on follow it. */
  readonly onAnalysisBegan = this.#began.event;

  constructor(engine: EngineHandle, storage: vscode.Uri | undefined) {
    this.#engine = engine;
    this.#storage = storage;
    this.#listening = engine.onState((message) => this.#follow(message));
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

  /** Roots that have been analysed, in the order of the workspace. */
  get modelledRoots(): readonly string[] {
    return this.roots.filter((root) => this.#modelled.has(root));
  }

  /** The command that begins, or begins again. */
  get startCommand(): string {
    if (this.roots.length === 0) return 'vscode.openFolder';
    return this.state.phase === 'error' ? 'groundplan.rebuildIndex' : 'groundplan.resume';
  }

  /** Brings every folder up to date, one after the other; never rejects: the state tells. */
  analyzeAll(): Promise<void> {
    return this.#forAll((folder, signal) => this.#analyze(folder, signal));
  }

  /** Throws away what is known and analyses every folder from nothing. */
  rebuildAll(): Promise<void> {
    return this.#forAll((folder, signal) => this.#rebuild(folder, signal));
  }

  pause(): void {
    this.#paused = true;
    this.#engine.rest(true);
    this.#request++;
    for (const controller of this.#running.values()) controller.abort();
    this.#changed.fire();
  }

  /** Resolves when work that goes on has ended, well or not. */
  settled(): Promise<IndexState> {
    return new Promise((resolve) => {
      const look = () => {
        const { state } = this;
        if (state.phase !== 'ready' && state.phase !== 'error') return;
        listening.dispose();
        resolve(state);
      };
      const listening = this.onStateChanged(look);
      look();
    });
  }

  /**
   * Resolves when every folder can be asked about, analysing where nobody did; rejects with the reason where that cannot be, and with
   * `cancelled`. Without a folder there is nothing to wait for.
   */
  async modelled(signal: AbortSignal): Promise<void> {
    if (this.roots.length === 0) return;
    if (this.#paused) throw new Error('Groundplan is paused. Run “Groundplan: Resume”, and ask again.');
    if (this.state.phase !== 'indexing' && this.modelledRoots.length === 0) void this.analyzeAll();
    const state = await Promise.race([this.settled(), once(signal)]);
    throwIfAborted(signal);
    if (state?.phase === 'error' && this.modelledRoots.length === 0)
      throw new Error(`${state.reason} ${state.remedy}`);
  }

  /** Resolves when the engine knows of every change until now: edits of a text as it was are refused. */
  async caughtUp(): Promise<void> {
    if (this.#flushing !== undefined) this.#flushNow();
    await this.#told;
  }

  /** Takes a change into account soon, together with others; one that comes during an analysis follows it. */
  change(uri: vscode.Uri, change: PendingChange): void {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder === undefined || uri.scheme !== 'file') return;
    this.#pending.add(folder.uri.fsPath, uri.path.slice(folder.uri.path.length + 1), change);
    this.#flushSoon();
  }

  /** Forgets folders that have left the workspace, and analyses those that came. */
  async foldersChanged({ removed }: vscode.WorkspaceFoldersChangeEvent): Promise<void> {
    for (const { uri } of removed) {
      const root = uri.fsPath;
      this.#running.get(root)?.abort();
      this.#states.delete(root);
      this.#modelled.delete(root);
      this.#pending.take(root);
      this.#updated.fire({ root });
      // An engine that is gone has nothing to close.
      await this.#engine
        .get()
        .close(root)
        .catch(() => {});
    }
    await this.analyzeAll();
  }

  dispose(): void {
    clearTimeout(this.#flushing);
    clearTimeout(this.#recovering);
    for (const controller of this.#running.values()) controller.abort();
    this.#listening.dispose();
    this.#changed.dispose();
    this.#updated.dispose();
    this.#began.dispose();
  }

  async #forAll(work: Work): Promise<void> {
    if (this.#paused) this.#engine.rest(false);
    this.#paused = false;
    const request = ++this.#request;
    for (const folder of folders()) {
      if (request === this.#request) await this.#run(folder, work);
    }
  }

  async #analyze(folder: vscode.WorkspaceFolder, signal: AbortSignal): Promise<void> {
    const options = analysisOptions(folder, this.#storage);
    await this.#engine.get().analyze(folder.uri.fsPath, options, signal);
  }

  async #rebuild(folder: vscode.WorkspaceFolder, signal: AbortSignal): Promise<void> {
    const options = analysisOptions(folder, this.#storage);
    await this.#engine.get().rebuild(folder.uri.fsPath, options, signal);
  }

  async #run(folder: vscode.WorkspaceFolder, work: Work): Promise<void> {
    const root = folder.uri.fsPath;
    this.#running.get(root)?.abort();
    const controller = new AbortController();
    this.#running.set(root, controller);
    this.#pending.dropThoseOnDisk(root);
    this.#began.fire(folder);
    try {
      await onceMoreIfGone(() => work(folder, controller.signal));
      this.#published({ root });
      // Behind what the views have asked for just now; nobody waits for it.
      this.#engine
        .get()
        .prepare(root)
        .catch(() => {});
    } catch (error) {
      this.#failed(root, error);
    } finally {
      if (this.#running.get(root) === controller) this.#running.delete(root);
    }
    this.#flushSoon();
  }

  #published(update: ModelUpdate): void {
    this.#modelled.add(update.root);
    this.#updated.fire(update);
  }

  #flushSoon(): void {
    clearTimeout(this.#flushing);
    this.#flushing = setTimeout(() => this.#flushNow(), EDIT_DELAY_MS);
  }

  #flushNow(): void {
    clearTimeout(this.#flushing);
    this.#flushing = undefined;
    this.#told = Promise.all([this.#told, this.#flush()]);
  }

  async #flush(): Promise<void> {
    const able = (root: string) => this.#modelled.has(root) && !this.#running.has(root) && !this.#paused;
    for (const folder of folders().filter(({ uri }) => able(uri.fsPath))) {
      const changes = this.#pending.count(folder.uri.fsPath);
      if (changes > MANY) await this.#run(folder, (...all) => this.#analyze(...all));
      else if (changes > 0) await this.#update(folder.uri.fsPath);
    }
  }

  async #update(root: string): Promise<void> {
    try {
      const { findings } = await this.#engine.get().update(root, this.#pending.take(root));
      this.#updated.fire({ root, findings });
    } catch (error) {
      this.#failed(root, error);
    }
  }

  #follow({ root, state }: EngineState): void {
    const stands = isDeepening(state) && !isDeepening(this.#states.get(root));
    this.#setState(root, state);
    if (stands) this.#published({ root, provisional: true });
    if (state.phase !== 'error' || this.#running.has(root)) return;
    // The engine died while nothing was asked of it: begin again. It gives up by itself when that goes on.
    clearTimeout(this.#recovering);
    this.#recovering = setTimeout(() => void this.analyzeAll(), 0);
  }

  #failed(root: string, error: unknown): void {
    if (codeOf(error) === 'cancelled') return;
    // What the engine said itself, or its end, is nearer to the cause.
    if (this.#states.get(root)?.phase === 'error') return;
    const reason = messageOf(error);
    const remedy = 'Run “Groundplan: Rebuild Index” once the cause is gone.';
    this.#setState(root, { phase: 'error', reason, remedy });
  }

  #setState(root: string, state: IndexState): void {
    if (!this.roots.includes(root)) return;
    this.#states.set(root, state);
    this.#changed.fire();
  }
}

type Work = (folder: vscode.WorkspaceFolder, signal: AbortSignal) => Promise<void>;

function folders(): readonly vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter((folder) => folder.uri.scheme === 'file');
}

/** The stages behind the published graph. */
function isDeepening(state: IndexState | undefined): boolean {
  return state?.phase === 'indexing' && (state.stage === 'structure' || state.stage === 'history');
}

function once(signal: AbortSignal): Promise<undefined> {
  return new Promise((done) => {
    if (signal.aborted) done(undefined);
    else signal.addEventListener('abort', () => done(undefined), { once: true });
  });
}

/** An engine that dies over a request is given a second chance. */
async function onceMoreIfGone(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (codeOf(error) !== 'engine-gone') throw error;
    await work();
  }
}
