/** One workspace of the server: analysed in the background from the start, kept up to date, waited for by whoever asks. */

import { basename } from 'node:path';
import { CodedError, codeOf, throwIfAborted } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import type { AnalysisOptions, Engine, FileChange, IndexState } from '../../protocol/engineApi.ts';
import { type FolderWatch, watchFolders } from './watchFolders.ts';

export interface WorkspaceParts {
  readonly engine: Engine;
  readonly root: string;
  readonly options: AnalysisOptions;
  log(message: string): void;
}

/** Beyond so many changes at once a whole analysis is cheaper. */
const MANY = 100;

export class AnalysedWorkspace {
  readonly root: string;
  readonly name: string;
  readonly #parts: WorkspaceParts;
  readonly #changed = new Set<() => void>();
  readonly #abort = new AbortController();
  #analysis: Promise<void> | undefined;
  #watch: FolderWatch | undefined;
  /** Updates happen one after the other. */
  #updating: Promise<void> = Promise.resolve();

  constructor(parts: WorkspaceParts) {
    this.#parts = parts;
    this.root = parts.root;
    this.name = basename(parts.root) || 'workspace';
  }

  /** Called after the model has changed. */
  onChanged(listener: () => void): { dispose(): void } {
    this.#changed.add(listener);
    return { dispose: () => this.#changed.delete(listener) };
  }

  /** Resolves when the model stands and knows what was written before. A failed analysis is tried again by the next who asks. */
  async ready(signal: AbortSignal, progress: (state: IndexState) => void): Promise<void> {
    throwIfAborted(signal);
    const listening = this.#parts.engine.onState((root, state) => {
      if (root === this.root) progress(state);
    });
    try {
      await unlessAborted(this.#analysed(), signal);
      await unlessAborted(this.#watch?.flush() ?? Promise.resolve(), signal);
      await unlessAborted(this.#updating, signal);
    } finally {
      listening.dispose();
    }
  }

  /** Begins in the background; who asks is told of a failure. */
  start(): void {
    this.#analysed().catch((error) => this.#parts.log(messageOf(error)));
  }

  async dispose(): Promise<void> {
    this.#abort.abort();
    this.#watch?.dispose();
    this.#changed.clear();
  }

  #analysed(): Promise<void> {
    this.#analysis ??= this.#analyze().catch((error) => {
      this.#analysis = undefined;
      throw error;
    });
    return this.#analysis;
  }

  async #analyze(): Promise<void> {
    const { engine, options, log } = this.#parts;
    await engine.analyze(this.root, options, this.#abort.signal);
    const { files } = await engine.graph(this.root);
    this.#watch?.dispose();
    this.#watch = undefined;
    if (this.#abort.signal.aborted) return;
    const paths = files.map(({ path }) => path);
    this.#watch = watchFolders({ root: this.root, paths, changed: (changes) => this.#update(changes), log });
  }

  /** @param changes undefined where folders came or went. */
  #update(changes: readonly FileChange[] | undefined): Promise<void> {
    this.#updating = this.#updating.then(async () => {
      try {
        if (changes === undefined || changes.length > MANY) await this.#analyze();
        else await this.#parts.engine.update(this.root, changes);
        for (const listener of this.#changed) listener();
      } catch (error) {
        if (codeOf(error) !== 'cancelled') this.#parts.log(messageOf(error));
      }
    });
    return this.#updating;
  }
}

/** The work goes on for others. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new CodedError('cancelled', 'The request was cancelled.'));
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
