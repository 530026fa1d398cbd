/** Records in one store, opened on first use; what the disk cannot keep is kept in memory for this run. */

import { codeOf } from '../../../base/codedError.ts';
import { messageOf } from '../../../base/messageOf.ts';
import type { FoundRecord } from '../../../core/records/rankRecords.ts';
import type { Ground } from '../ground.ts';
import type { OpenedVectors, OpenVectors } from '../workspaceVectors.ts';
import type { RecordSource } from './recordSource.ts';
import { type RecordQuestion, RecordTable } from './recordTable.ts';

export interface RecordCall {
  readonly signal: AbortSignal;
  progress(done: number, total: number): void;
}

export class RecordStore {
  readonly #openPorts: OpenVectors;
  /** What is in the tables, by the name of the source. */
  readonly #settled = new Map<string, { readonly state: string | undefined; readonly generation: string }>();
  #opened: Promise<OpenedVectors> | undefined;
  #turns: Promise<unknown> = Promise.resolve();
  #kept = true;
  #lost: string | undefined;

  constructor(open: OpenVectors) {
    this.#openPorts = open;
  }

  /** Why what is found will have to be read again by the next run. */
  get notice(): string | undefined {
    return this.#lost;
  }

  /** Rejects with `cancelled`, and with what source, embedder or store fail with. */
  async refresh(source: RecordSource, ground: Ground, call: RecordCall): Promise<void> {
    await this.#turn(() => this.#keeping(() => this.#refreshNow(source, ground, call)));
  }

  async find(
    source: RecordSource,
    question: RecordQuestion,
  ): Promise<{ readonly byWords: readonly FoundRecord[]; readonly byMeaning: readonly FoundRecord[] }> {
    return (await this.#table(source)).find(question);
  }

  /** The table was made anew since it was brought up to date: what is missing is to be read again. */
  async isLost(source: RecordSource): Promise<boolean> {
    const generation = await (await this.#table(source)).generation();
    const isLost = this.#settled.get(source.name)?.generation !== generation;
    if (isLost) this.#settled.delete(source.name);
    return isLost;
  }

  async count(source: RecordSource): Promise<number> {
    return (await this.#table(source)).count();
  }

  /** Those of these groups are gone from the disk when it resolves; the others are read again when they are asked for. */
  async drop(source: RecordSource, groups: readonly string[]): Promise<void> {
    await this.#turn(async () => {
      this.#settled.delete(source.name);
      await (await this.#table(source)).drop(groups);
    });
  }

  /** Of nothing, where nothing was asked of it. */
  async maintain(signal: AbortSignal): Promise<void> {
    await (await this.#opened?.catch(() => undefined))?.maintain(signal);
  }

  async dispose(): Promise<void> {
    await this.#turns;
    await (await this.#opened?.catch(() => undefined))?.dispose();
  }

  async #refreshNow(source: RecordSource, ground: Ground, { signal, progress }: RecordCall): Promise<void> {
    const state = source.state(ground);
    if (state !== undefined && this.#settled.get(source.name)?.state === state) return;
    const table = await this.#table(source);
    await table.refresh(ground, signal, progress);
    this.#settled.set(source.name, { state, generation: await table.generation() });
  }

  async #keeping(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (codeOf(error) !== 'store-failed' || !this.#kept) throw error;
      await this.#forgetDisk(error);
      await work();
    }
  }

  async #forgetDisk(error: unknown): Promise<void> {
    const opened = this.#opened;
    this.#kept = false;
    this.#opened = undefined;
    this.#settled.clear();
    await (await opened?.catch(() => undefined))?.dispose().catch(() => {});
    const reason = messageOf(error);
    this.#lost = `What was found is kept for this run only: ${reason}`;
  }

  async #table(source: RecordSource): Promise<RecordTable> {
    this.#opened ??= this.#openPorts(this.#kept).catch((error) => {
      this.#opened = undefined;
      throw error;
    });
    return new RecordTable(await this.#opened, source);
  }

  #turn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turns.then(work, work);
    this.#turns = turn.catch(() => {});
    return turn;
  }
}
