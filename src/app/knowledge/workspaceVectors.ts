/** Vectors of one workspace, opened on first use, brought up to date in the background, and absent with a reason where they fail. */

import { codeOf } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import type { StoreStatus } from '../../core/ports/vectorStore.ts';
import type { Similarities } from '../../core/search/similarities.ts';
import type { CutFileRef } from './cutFileRef.ts';
import { IndexedVectors, type VectorPorts } from './indexVectors.ts';

export interface VectorGround {
  /** Differs when anything may have to be embedded. */
  readonly state: string;
  files(): readonly CutFileRef[];
  read(path: string): Promise<string | undefined>;
}

export interface OpenedVectors extends VectorPorts {
  /** For an idle moment: tidies up, and copies what is precious, unless another process is at it. Gives way when aborted. */
  maintain(signal: AbortSignal): Promise<void>;
  dispose(): Promise<void>;
}

/** @param kept false: in memory, for this run only. */
export type OpenVectors = (kept: boolean) => Promise<OpenedVectors>;

export class WorkspaceVectors {
  readonly #openPorts: OpenVectors;
  readonly #stop = new AbortController();
  #opened: Promise<OpenedVectors> | undefined;
  #indexed: { readonly of: OpenedVectors; readonly vectors: IndexedVectors } | undefined;
  /** Of the state that is indexed, or given up for a reason. */
  #settled: string | undefined;
  #running: { readonly state: string; readonly done: Promise<void> } | undefined;
  #failure: string | undefined;
  #lost: string | undefined;
  #ready = false;
  /** False once what is kept on disk could not be used. */
  #kept = true;

  constructor(open: OpenVectors) {
    this.#openPorts = open;
  }

  /** Begins where nothing is under way, and resolves when the state is indexed or given up; rejects only with `cancelled`. */
  async refresh(
    ground: VectorGround,
    signal?: AbortSignal,
    progress: (done: number, total: number) => void = () => {},
  ): Promise<void> {
    while (this.#settled !== ground.state && !this.#stop.signal.aborted) {
      this.#running ??= { state: ground.state, done: this.#index(ground, signal, progress) };
      await this.#running.done;
    }
  }

  /** Undefined where there is none yet, or none at all: `notice` says why. */
  async similar(query: string, paths?: readonly string[]): Promise<Similarities | undefined> {
    if (!this.#ready) return undefined;
    try {
      return await (await this.#vectors()).similar(query, paths);
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  get notice(): string | undefined {
    return this.#failure ?? this.#lost;
  }

  async count(): Promise<number> {
    return this.#ready ? (await this.#vectors()).count() : 0;
  }

  /** Of nothing, where nothing was searched. */
  async maintain(signal: AbortSignal): Promise<void> {
    await (await this.#opened?.catch(() => undefined))?.maintain(signal);
  }

  /** Opens it where that was not done. */
  async status(): Promise<StoreStatus & { readonly rows: number }> {
    const opened = await this.#open();
    const rows = await new IndexedVectors(opened).count();
    return { ...(await opened.store.status()), rows };
  }

  async dispose(): Promise<void> {
    this.#stop.abort();
    await this.#running?.done.catch(() => {});
    await (await this.#opened?.catch(() => undefined))?.dispose();
  }

  /** What could not be opened is tried again the next time. */
  #open(): Promise<OpenedVectors> {
    this.#opened ??= this.#openPorts(this.#kept).catch((error) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  async #vectors(): Promise<IndexedVectors> {
    const opened = await this.#open();
    if (this.#indexed?.of !== opened) this.#indexed = { of: opened, vectors: new IndexedVectors(opened) };
    return this.#indexed.vectors;
  }

  async #index(
    { state, files, read }: VectorGround,
    signal: AbortSignal | undefined,
    progress: (done: number, total: number) => void,
  ): Promise<void> {
    const signals = signal === undefined ? [this.#stop.signal] : [this.#stop.signal, signal];
    try {
      const vectors = await this.#vectors();
      // What an earlier run left serves already.
      this.#ready ||= (await vectors.count()) > 0;
      await vectors.refresh({ files: files(), read, signal: AbortSignal.any(signals), progress });
      this.#ready = true;
      this.#failure = undefined;
      this.#settled = state;
    } catch (error) {
      if (codeOf(error) === 'cancelled') throw error;
      if (codeOf(error) === 'store-failed' && this.#kept) return await this.#doWithout(error);
      this.#settled = state;
      this.#fail(error);
    } finally {
      this.#running = undefined;
    }
  }

  /** Whoever waits tries again, in memory. */
  async #doWithout(error: unknown): Promise<void> {
    this.#kept = false;
    this.#ready = false;
    const opened = this.#opened;
    this.#opened = undefined;
    await (await opened?.catch(() => undefined))?.dispose().catch(() => {});
    this.#lost = `What is known of meaning is kept for this run only: ${messageOf(error)}`;
  }

  #fail(error: unknown): void {
    this.#failure = `Words and the graph were searched, meaning was not: ${messageOf(error)}`;
  }
}
