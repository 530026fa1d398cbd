/** Remembered answers in SQLite: those asked for least recently go when the file grows too large. Trouble with it costs asking again. */

import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { messageOf } from '../../base/messageOf.ts';
import type { Generated } from '../../core/model/generation.ts';
import type { ResponseCache } from '../../core/ports/responseCache.ts';
import {
  closeQuietly,
  inTransaction,
  isBusy,
  isDamaged,
  openSqlite,
  remedyFor,
  type SqliteFormat,
} from '../store/sqlite.ts';

const FORMAT: SqliteFormat = {
  version: 1,
  schema: `CREATE TABLE IF NOT EXISTS answers (
    key TEXT PRIMARY KEY, body TEXT NOT NULL, bytes INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID`,
  synchronous: 'NORMAL',
  migrate: () => 'DROP TABLE IF EXISTS answers',
};
const MOST_BYTES = 64_000_000;

export interface SqliteResponseCacheOptions {
  readonly file: string;
  /** Of all answers together. */
  readonly mostBytes?: number;
  /** Told once about each thing that went wrong. */
  problem(message: string): void;
}

export class SqliteResponseCache implements ResponseCache {
  readonly #options: SqliteResponseCacheOptions;
  #database: DatabaseSync | undefined;

  constructor(options: SqliteResponseCacheOptions) {
    this.#options = options;
    this.#open();
  }

  get(key: string): Generated | undefined {
    return this.#guard((database) => {
      const hash = hashOf(key);
      const row = database
        .prepare('UPDATE answers SET used = (SELECT max(used) + 1 FROM answers) WHERE key = ? RETURNING body')
        .get(hash);
      return row === undefined ? undefined : (JSON.parse(String(row.body)) as Generated);
    });
  }

  put(key: string, generated: Generated): void {
    const body = JSON.stringify(generated);
    const bytes = Buffer.byteLength(body);
    this.#guard((database) =>
      inTransaction(database, () => {
        database
          .prepare(
            'INSERT OR REPLACE INTO answers VALUES (?, ?, ?, (SELECT coalesce(max(used), 0) + 1 FROM answers))',
          )
          .run(hashOf(key), body, bytes);
        database.prepare(PRUNE).run(this.#options.mostBytes ?? MOST_BYTES);
      }),
    );
  }

  clear(): number {
    const answers = this.#guard((database) => Number(database.prepare('DELETE FROM answers').run().changes));
    this.#guard((database) => database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)'));
    return answers ?? 0;
  }

  dispose(): void {
    closeQuietly(this.#database);
    this.#database = undefined;
  }

  #open(): void {
    try {
      this.#database = openSqlite(this.#options.file, FORMAT);
    } catch (error) {
      this.#failed(error);
    }
  }

  #guard<T>(work: (database: DatabaseSync) => T): T | undefined {
    if (this.#database === undefined) return undefined;
    try {
      return work(this.#database);
    } catch (error) {
      if (!isBusy(error)) this.#failed(error);
      return undefined;
    }
  }

  /** Nothing in it is worth keeping a damaged file for. */
  #failed(error: unknown): void {
    const { file, problem } = this.#options;
    this.dispose();
    if (!isDamaged(error)) {
      const why = `${file} cannot be used (${messageOf(error)}). ${remedyFor(error)}`;
      problem(`Answers are not remembered in this run: ${why}`);
      return;
    }
    problem(`The remembered answers in ${file} were damaged and are thrown away.`);
    try {
      for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
      this.#database = openSqlite(file, FORMAT);
    } catch {
      // Without it, then: the next run tells why.
    }
  }
}

/** The most recently used that fit stay. */
const PRUNE = `DELETE FROM answers WHERE key IN (
  SELECT key FROM (SELECT key, sum(bytes) OVER (ORDER BY used DESC) AS upTo FROM answers) WHERE upTo > ?)`;

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
