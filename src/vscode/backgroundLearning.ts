/**
 * Learning in the background as VS Code sees it: a call to the engine that lives as long as the setting is on. Where it is off there is
 * neither the call nor a listener; nothing is learned of a workspace that nobody trusts.
 */
import * as vscode from 'vscode';
import type { BackgroundState } from '../protocol/backgroundApi.ts';
import type { EngineHandle } from './engineHandle.ts';
import type { IndexController } from './indexController.ts';
import { readSetting } from './settings.ts';
import type { Presence } from './sleep/presence.ts';

const SETTINGS = ['groundplan.backgroundLearning', 'groundplan.backgroundCpuShare'];

export interface BackgroundParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
  readonly presence: Presence;
}

export class BackgroundLearning implements vscode.Disposable {
  readonly #engine: EngineHandle;
  readonly #index: IndexController;
  readonly #presence: Presence;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listening: vscode.Disposable;
  #running: { readonly cancel: AbortController; readonly typing: vscode.Disposable } | undefined;
  #state: BackgroundState | undefined;

  readonly onChanged = this.#changed.event;

  constructor({ engine, index, presence }: BackgroundParts) {
    this.#engine = engine;
    this.#index = index;
    this.#presence = presence;
    this.#listening = vscode.Disposable.from(
      index.onModelUpdated(() => this.#begin()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (SETTINGS.some((setting) => event.affectsConfiguration(setting))) this.#begin(true);
      }),
    );
  }

  /** For a person. */
  get text(): string {
    if (!readSetting('backgroundLearning')) return 'Learning in the background is off.';
    if (!vscode.workspace.isTrusted)
      return 'Nothing is learned in the background before you trust this workspace.';
    return this.#state === undefined
      ? 'Learning in the background begins once the workspace is read.'
      : stateText(this.#state);
  }

  dispose(): void {
    this.#end();
    this.#listening.dispose();
    this.#changed.dispose();
  }

  #begin(anew = false): void {
    if (anew) this.#end();
    const wanted = readSetting('backgroundLearning') && vscode.workspace.isTrusted;
    if (this.#running !== undefined || !wanted || this.#index.modelledRoots.length === 0) return;
    const cancel = new AbortController();
    const running = { cancel, typing: this.#presence.follow() };
    this.#running = running;
    const cpuShare = Math.min(1, Math.max(0.01, readSetting('backgroundCpuShare')));
    const on = (state: BackgroundState) => this.#tell(state);
    this.#engine
      .get()
      .background.run({ cpuShare }, { signal: cancel.signal, on })
      // Ended, or gone with its engine: the next model begins it again.
      .catch(() => {})
      .finally(() => {
        running.typing.dispose();
        if (this.#running !== running) return;
        this.#running = undefined;
        this.#tell(undefined);
      });
  }

  #end(): void {
    const running = this.#running;
    this.#running = undefined;
    running?.typing.dispose();
    running?.cancel.abort();
    if (running !== undefined) this.#tell(undefined);
  }

  #tell(state: BackgroundState | undefined): void {
    this.#state = state;
    this.#changed.fire();
  }
}

function stateText(state: BackgroundState): string {
  switch (state.phase) {
    case 'waiting':
      return 'Learning in the background waits for a quiet moment.';
    case 'learning':
      return `Learning in the background: ${state.what}.`;
    case 'current':
      return 'Learning in the background is up to date.';
    case 'paused':
      return state.why === 'battery'
        ? 'Learning in the background pauses on battery.'
        : 'Learning in the background pauses: another window is at it.';
    case 'failed':
      return `Learning in the background failed: ${state.reason} It is tried again in some minutes.`;
  }
}
