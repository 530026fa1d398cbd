/**
 * What was put and removed and is not in LanceDB yet, in SQLite beside it, shared by all processes. A small write costs
 * microseconds here, where it would cost LanceDB a version with files of its own; a kill loses none of it.
 */
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { deserialize, serialize } from 'node:v8';
import type { RowFilter, StoredRow } from '../../../../core/ports/vectorStore.ts';
import { RebuildableSqlite } from '../../../store/rebuildableSqlite.ts';
import type { SqliteFormat } from '../../../store/sqlite.ts';

export type PendingWrite =
  | { readonly kind: 'put'; readonly rows: readonly StoredRow[] }
  | { readonly kind: 'remove'; readonly filter: RowFilter };

export interface PendingBatch {
  readonly writes: readonly PendingWrite[];
  /** The number of the last of them. */
  readonly upTo: number;
}

const FORMAT: SqliteFormat = {
  version: 1,
  // A killed process loses nothing; the machine's power may, and the index is built again then.
  synchronous: 'NORMAL',
  schema: `
    CREATE TABLE IF NOT EXISTS writes (number INTEGER PRIMARY KEY AUTOINCREMENT, table_name TEXT NOT NULL, rows INTEGER NOT NULL, body BLOB NOT NULL);
    CREATE INDEX IF NOT EXISTS writes_by_table ON writes (table_name, rows);
    CREATE TABLE IF NOT EXISTS identity (id TEXT NOT NULL);
  `,
  migrate: () => 'DROP TABLE IF EXISTS writes; DROP TABLE IF EXISTS identity',
};

export class PendingLog {
  readonly #file: RebuildableSqlite;

  constructor(file: string) {
    // A new identity says that writes may be missing.
    this.#file = new RebuildableSqlite({ file, format: FORMAT, damaged: () => {} });
  }

  /** Drawn with the file: with another one, writes that were acknowledged may be gone. */
  identity(): string {
    return this.#file.use((database) => {
      const before = database.prepare('SELECT id FROM identity').get();
      if (before !== undefined) return String(before.id);
      database
        .prepare('INSERT INTO identity SELECT ? WHERE NOT EXISTS (SELECT 1 FROM identity)')
        .run(randomUUID());
      return String(database.prepare('SELECT id FROM identity').get()!.id);
    });
  }

  /** @returns how many rows wait for this table now. */
  add(table: string, write: PendingWrite): number {
    return this.#file.use((database) => {
      const insert = database.prepare('INSERT INTO writes (table_name, rows, body) VALUES (?, ?, ?)');
      insert.run(table, write.kind === 'put' ? write.rows.length : 1, serialize(write));
      return rowsWaiting(database, table);
    });
  }

  /** Also asked before each search: 0 where the log cannot be opened, a folder that can only be read for instance. */
  waiting(table: string): number {
    try {
      return this.#file.use((database) => rowsWaiting(database, table));
    } catch {
      return 0;
    }
  }

  read(table: string): PendingBatch {
    return this.#file.use((database) => {
      const rows = database
        .prepare('SELECT number, body FROM writes WHERE table_name = ? ORDER BY number')
        .all(table);
      return {
        writes: rows.map(({ body }) => deserialize(body as Uint8Array) as PendingWrite),
        upTo: Number(rows.at(-1)?.number ?? 0),
      };
    });
  }

  clear(table: string, upTo: number): void {
    this.#file.use((database) =>
      database.prepare('DELETE FROM writes WHERE table_name = ? AND number <= ?').run(table, upTo),
    );
  }

  /** What waits for tables whose names begin so, and what it left on disk. */
  forget(prefix: string): void {
    this.#file.use((database) =>
      database.prepare('DELETE FROM writes WHERE substr(table_name, 1, length(?)) = ?').run(prefix, prefix),
    );
    this.compact();
  }

  /** Gives the space back. */
  compact(): void {
    this.#file.use((database) => database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)'));
  }

  close(): void {
    this.#file.close();
  }
}

function rowsWaiting(database: DatabaseSync, table: string): number {
  const row = database.prepare('SELECT sum(rows) AS n FROM writes WHERE table_name = ?').get(table);
  return Number(row?.n ?? 0);
}
