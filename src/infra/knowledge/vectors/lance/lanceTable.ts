/**
 * A table in LanceDB. Small writes wait in the log until there are enough of them, somebody searches, or a moment has passed;
 * one process at a time takes them over. A failing read is asked again of the newest version, and what is damaged is set aside.
 */
import type { Table } from '@lancedb/lancedb';
import type {
  MatchOptions,
  RowFilter,
  StoredHit,
  StoredRow,
  TableKey,
  VectorTable,
} from '../../../../core/ports/vectorStore.ts';
import { checkFilter, checkRow } from '../checkRows.ts';
import { wordsOf } from '../wordIndex.ts';
import { foldWrites } from './foldWrites.ts';
import { LanceAttempts } from './lanceAttempts.ts';
import { lanceFailure, reasonOfLance } from './lanceDamage.ts';
import { generationOf, type LanceFiles } from './lanceFiles.ts';
import { isOneOf, sqlOf } from './lanceFilter.ts';
import type { LanceModule } from './lanceModule.ts';
import type { LancePlace } from './lancePlace.ts';
import { type Asked, listIn, matchingIn, nearestIn, rowsIn } from './lanceQueries.ts';
import { tableOf } from './lanceRows.ts';
import { OLD_VERSIONS_GO_AFTER_MS, optimizeTable } from './optimizeTable.ts';
import type { PendingLog, PendingWrite } from './pendingLog.ts';

/** As many rows are written at once, not logged first. */
const LARGE_PUT = 200;
/** As many rows wait at most. */
const MOST_WAITING = 2000;
const TAKE_OVER_AFTER_MS = 400;
/** Rows in one commit: what Arrow holds of them is in memory twice. */
const COMMIT_ROWS = 10_000;
const IDLE_AFTER_MS = 5000;
/** Commits after which the table is tidied up when nothing is written for a while. */
const TIDY_AFTER_COMMITS = 8;

export interface LanceTableOptions {
  readonly key: TableKey;
  readonly name: string;
  readonly place: LancePlace;
  readonly module: LanceModule;
  readonly files: LanceFiles;
  readonly log: PendingLog;
  /** One writer at a time, over processes. */
  locked<T>(work: () => Promise<T>): Promise<T>;
  problem(message: string): void;
}

export class LanceTable implements VectorTable {
  readonly #options: LanceTableOptions;
  #turns: Promise<unknown> = Promise.resolve();
  #takeOver: NodeJS.Timeout | undefined;
  #idle: NodeJS.Timeout | undefined;
  #untidy = 0;
  readonly #attempts: LanceAttempts;

  constructor(options: LanceTableOptions) {
    this.#options = options;
    const { place, files } = options;
    this.#attempts = new LanceAttempts({ place: place.uri, close: () => files.close() });
  }

  generation(): Promise<string> {
    const { log, files } = this.#options;
    return this.#turn(() =>
      this.#writing(async () => `${await generationOf(await files.findOrCreate())}.${log.identity()}`),
    );
  }

  async put(rows: readonly StoredRow[]): Promise<void> {
    for (const row of rows) checkRow(this.#options.key, row);
    if (rows.length > 0) await this.#write({ kind: 'put', rows }, rows.length >= LARGE_PUT);
  }

  async remove(filter: RowFilter): Promise<void> {
    checkFilter(this.#options.key, filter);
    await this.#write({ kind: 'remove', filter }, false);
  }

  async nearest(vector: Float32Array, limit: number, filter?: RowFilter): Promise<readonly StoredHit[]> {
    const asked = this.#asked(filter);
    if (limit < 1) return [];
    return this.#reading([], (table) => nearestIn(table, { ...asked, vector, limit }));
  }

  async matching(words: readonly string[], { limit, weights, filter }: MatchOptions) {
    const asked = this.#asked(filter);
    const single = [...new Set(words.flatMap(wordsOf))];
    const weighted = Object.entries(weights).filter(([, weight]) => weight > 0);
    if (single.length === 0 || weighted.length === 0 || limit < 1) return [];
    const question = { ...asked, words: single, weights: weighted, limit };
    return this.#reading([], (table) => matchingIn(table, this.#options.module, question));
  }

  async rows(ids: readonly string[]): Promise<readonly StoredRow[]> {
    if (ids.length === 0) return [];
    const found = await this.#reading([], (table) => rowsIn(table, this.#options.key, ids));
    const byId = new Map(found.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  async list(filter?: RowFilter): Promise<readonly Omit<StoredHit, 'score'>[]> {
    const asked = this.#asked(filter);
    return this.#reading([], (table) => listIn(table, asked));
  }

  async count(filter?: RowFilter): Promise<number> {
    const { where } = this.#asked(filter);
    return this.#reading(0, (table) => table.countRows(where));
  }

  /** Takes over what waits, and tidies up. @returns whether anything was merged. */
  compact(signal?: AbortSignal): Promise<boolean> {
    clearTimeout(this.#idle);
    return this.#turn(() =>
      this.#writing(async () => {
        await this.#takeOverNow();
        const table = signal?.aborted ? undefined : await this.#options.files.find();
        if (table === undefined) return false;
        const before = await table.version();
        await optimizeTable(table, { ...this.#options, signal });
        const merged = (await table.version()) !== before;
        if (merged || this.#untidy > 0) this.#tidyAfter(OLD_VERSIONS_GO_AFTER_MS);
        this.#untidy = 0;
        return merged;
      }),
    );
  }

  async dispose(): Promise<void> {
    clearTimeout(this.#takeOver);
    clearTimeout(this.#idle);
    // What cannot be taken over now waits for the next start.
    if (!this.#attempts.unreachable) await this.#turn(() => this.#takeOverIfWaiting()).catch(() => {});
    this.#options.files.close();
  }

  #write(write: PendingWrite, large: boolean): Promise<void> {
    const { log, name } = this.#options;
    return this.#turn(async () => {
      if (large) return this.#writing(() => this.#takeOverNow(write));
      const waiting = this.#logged(() => log.add(name, write));
      if (waiting >= MOST_WAITING) await this.#writing(() => this.#takeOverNow());
      else this.#takeOverSoon();
    });
  }

  #logged<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw lanceFailure(error, this.#options.place.uri);
    }
  }

  #takeOverSoon(): void {
    this.#takeOver ??= setTimeout(() => {
      this.#takeOver = undefined;
      this.#turn(() => this.#takeOverIfWaiting()).catch((error) => this.#options.problem(String(error)));
    }, TAKE_OVER_AFTER_MS).unref();
  }

  async #takeOverIfWaiting(): Promise<void> {
    const { log, name } = this.#options;
    if (log.waiting(name) > 0) await this.#writing(() => this.#takeOverNow());
  }

  /** Under the lock. */
  async #takeOverNow(write?: PendingWrite): Promise<void> {
    clearTimeout(this.#takeOver);
    this.#takeOver = undefined;
    const { log, name, files } = this.#options;
    const { writes, upTo } = log.read(name);
    const all = write === undefined ? writes : [...writes, write];
    if (all.length === 0) return;
    const table = await files.findOrCreate();
    const { filters, goneIds, rows } = foldWrites(all);
    const gone = filters.map((filter) => sqlOf(filter) ?? 'true');
    if (goneIds.size > 0) gone.push(isOneOf('id', goneIds));
    if (gone.length > 0) await table.delete(gone.map((each) => `(${each})`).join(' OR '));
    for (let at = 0; at < rows.length; at += COMMIT_ROWS) {
      await this.#commit(table, rows.slice(at, at + COMMIT_ROWS));
    }
    log.clear(name, upTo);
    this.#tidySoon(rows.length);
  }

  async #commit(table: Table, rows: readonly StoredRow[]): Promise<void> {
    const data = tableOf(lastOfEach(rows), await table.schema(), this.#options.module);
    if ((await table.countRows()) === 0) await table.add(data);
    else await table.mergeInsert('id').whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(data);
  }

  #tidySoon(rows: number): void {
    this.#untidy += 1 + rows / LARGE_PUT;
    clearTimeout(this.#idle);
    if (this.#untidy >= TIDY_AFTER_COMMITS) this.#tidyAfter(IDLE_AFTER_MS);
  }

  #tidyAfter(idleMs: number): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      this.compact().catch((error) => this.#options.problem(String(error)));
    }, idleMs).unref();
  }

  async #reading<T>(nothing: T, ask: (table: Table) => Promise<T>): Promise<T> {
    const { files, log, name, problem } = this.#options;
    if (log.waiting(name) > 0) {
      await this.#turn(() => this.#takeOverIfWaiting()).catch((error) => {
        // Searching would wait as long again for the same answer.
        if (this.#attempts.unreachable) throw error;
        problem(String(error));
      });
    }
    const once = async () => {
      const table = await files.find();
      return table === undefined ? nothing : ask(table);
    };
    return this.#attempts.run(once, async (error) => {
      await this.#turn(() =>
        this.#options.locked(async () => {
          // Another process may have been quicker.
          await once().catch(() => this.#startAnew(error));
        }),
      );
    });
  }

  #writing<T>(work: () => Promise<T>): Promise<T> {
    const { locked } = this.#options;
    return this.#attempts.run(
      () => locked(work),
      // Another process may have mended it; what is written twice is written once.
      (error) => locked(() => work().then(done, () => this.#startAnew(error))),
    );
  }

  async #startAnew(error: unknown): Promise<void> {
    const { files, problem, name } = this.#options;
    files.setAside(error);
    await files.findOrCreate();
    problem(
      `The search index ${name} was damaged (${reasonOfLance(error)}); it was set aside and is built again with the next indexing.`,
    );
  }

  #turn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turns.then(work, work);
    this.#turns = turn.catch(() => {});
    return turn;
  }

  #asked(filter: RowFilter | undefined): Asked {
    const { key } = this.#options;
    checkFilter(key, filter);
    return { key, where: sqlOf(filter) };
  }
}

function done(): void {}

function lastOfEach(rows: readonly StoredRow[]): readonly StoredRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return byId.size === rows.length ? rows : [...byId.values()];
}
