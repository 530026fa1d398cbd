/** The engine's process, started when it is first asked for. */
import type { Engine } from '../protocol/engineApi.ts';

export class EngineHandle {
  readonly #create: () => Engine;
  #engine: Engine | undefined;

  constructor(create: () => Engine) {
    this.#create = create;
  }

  get(): Engine {
    this.#engine ??= this.#create();
    return this.#engine;
  }

  dispose(): void {
    void this.#engine?.dispose();
  }
}
