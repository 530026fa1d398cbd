/** Tables in one SQLite file: for machines on which LanceDB's native part cannot run. */

import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { CodedError } from '../../../../base/codedError.ts';
import { messageOf } from '../../../../base/messageOf.ts';
import type {
  Compacted,
  StoreStatus,
  TableKey,
  VectorStore,
  VectorTable,
} from '../../../../core/ports/vectorStore.ts';
import { RebuildableSqlite } from '../../../store/rebuildableSqlite.ts';
import { inTransaction, remedyFor, type SqliteFormat } from '../../../store/sqlite.ts';
import { checkKey } from '../checkRows.ts';
import { creationOf, rowsTable } from './sqliteTableNames.ts';
import { SqliteVectorTable } from './sqliteVectorTable.ts';

const FORMAT: SqliteFormat = {
  version: 1,
  schema: `
    CREATE TABLE IF NOT EXISTS tables (name TEXT PRIMARY KEY, generation TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS kinds (name TEXT PRIMARY KEY, kind TEXT NOT NULL) WITHOUT ROWID;
  `,
  synchronous: 'NORMAL',
  migrate: () => '',
};

export interface SqliteVectorStoreOptions {
  readonly file: string;
  /** Why it is not the other store. */
  readonly notice?: string | undefined;
  problem(message: string): void;
}

export class SqliteVectorStore implements VectorStore {
  readonly #options: SqliteVectorStoreOptions;
  readonly #file: RebuildableSqlite;
  readonly #tables = new Map<string, VectorTable>();

  constructor(options: SqliteVectorStoreOptions) {
    this.#options = options;
    const { file, problem } = options;
    const damaged = (error: unknown) =>
      problem(
        `The search index in ${file} was damaged (${messageOf(error)}); it was set aside and is built again with the next indexing.`,
      );
    this.#file = new RebuildableSqlite({ file, format: FORMAT, damaged });
  }

  async table(key: TableKey): Promise<VectorTable> {
    checkKey(key);
    const name = rowsTable(key);
    const table = this.#tables.get(name) ?? this.#open(key, name);
    this.#tables.set(name, table);
    return table;
  }

  async status(): Promise<StoreStatus> {
    const { file, notice } = this.#options;
    const sizes = ['', '-wal'].map((suffix) => statSync(file + suffix, { throwIfNoEntry: false })?.size ?? 0);
    const sizeBytes = sizes.reduce((sum, size) => sum + size, 0);
    return { kind: 'sqlite', place: file, sizeBytes, ...(notice !== undefined && { notice }) };
  }

  async drop(name: string): Promise<void> {
    await this.#use((database) => {
      const dropped = inTransaction(database, () => dropTables(database, name));
      for (const each of dropped) this.#tables.delete(each);
      // A dropped table's pages keep what was written on them.
      if (dropped.length > 0) shrink(database);
    });
  }

  async compact(signal?: AbortSignal): Promise<Compacted> {
    if (!signal?.aborted) await this.#use(shrink);
    return {};
  }

  async dispose(): Promise<void> {
    this.#tables.clear();
    this.#file.close();
  }

  #open(key: TableKey, name: string): VectorTable {
    const prepared = <T>(work: (database: DatabaseSync) => T) =>
      this.#use((database) => {
        makeTable(database, key);
        return work(database);
      });
    return new SqliteVectorTable({
      key,
      use: prepared,
      generation: () => prepared((database) => String(found(database, name))),
    });
  }

  async #use<T>(work: (database: DatabaseSync) => T): Promise<T> {
    try {
      return this.#file.use(work);
    } catch (error) {
      if (error instanceof CodedError || !(error instanceof Error && 'code' in error)) throw error;
      const message = `The search index in ${this.#options.file} cannot be used (${messageOf(error)}). ${remedyFor(error)} Then try again; nothing of yours is lost.`;
      throw new CodedError('store-failed', message, error);
    }
  }
}

/** Makes the table where it is not there, also after damage. */
function makeTable(database: DatabaseSync, key: TableKey): void {
  const name = rowsTable(key);
  if (found(database, name) !== undefined) return;
  database.exec(creationOf(key));
  database.prepare('INSERT OR IGNORE INTO kinds VALUES (?, ?)').run(name, key.name);
  database.prepare('INSERT OR IGNORE INTO tables VALUES (?, ?)').run(name, randomUUID());
}

/** @returns their names. */
function dropTables(database: DatabaseSync, kind: string): readonly string[] {
  const names = database.prepare('SELECT name FROM kinds WHERE kind = ?').all(kind);
  const words = database.prepare(
    "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%' AND substr(name, 1, length(?)) = ?",
  );
  return names.map(({ name }) => {
    const begins = `${name}_w_`;
    for (const each of [...words.all(begins, begins), { name }]) database.exec(`DROP TABLE "${each.name}"`);
    for (const table of ['tables', 'kinds'])
      database.prepare(`DELETE FROM ${table} WHERE name = ?`).run(name as string);
    return String(name);
  });
}

function shrink(database: DatabaseSync): void {
  database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
}

function found(database: DatabaseSync, name: string): unknown {
  return database.prepare('SELECT generation FROM tables WHERE name = ?').get(name)?.generation;
}
