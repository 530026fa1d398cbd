/** The engine's process: started when it is first asked for, and again where what it may do has changed. */
import * as vscode from 'vscode';
import type { Engine, IndexState } from '../protocol/engineApi.ts';

export interface EngineState {
  readonly root: string;
  readonly state: IndexState;
}

export class EngineHandle implements vscode.Disposable {
  readonly #create: () => Engine;
  readonly #state = new vscode.EventEmitter<EngineState>();
  #engine: Engine | undefined;

  /** The states of whichever engine runs. */
  readonly onState = this.#state.event;

  constructor(create: () => Engine) {
    this.#create = create;
  }

  get(): Engine {
    if (this.#engine === undefined) {
      this.#engine = this.#create();
      this.#engine.onState((root, state) => this.#state.fire({ root, state }));
    }
    return this.#engine;
  }

  /** What is done in quiet minutes stops, or goes on; nothing is started for it. */
  rest(paused: boolean): void {
    this.#engine?.knowledge.rest({ paused }).catch(() => {});
  }

  /** The next request meets a new engine, which knows no workspace yet. */
  replace(): void {
    void this.#engine?.dispose();
    this.#engine = undefined;
  }

  dispose(): void {
    this.replace();
    this.#state.dispose();
  }
}
