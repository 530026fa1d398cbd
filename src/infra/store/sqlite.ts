/** Opening SQLite files that two windows share and that a kill, a full disk or a faulty one may have left in any state. */

import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { DatabaseSync, DatabaseSyncOptions } from 'node:sqlite';
import { codeOf } from '../../base/codedError.ts';

const OPEN_WITHIN_MS = 3000;
const OPEN_PAUSE_MS = 20;

export interface SqliteFormat {
  /** Kept in the file (`user_version`). */
  readonly version: number;
  readonly schema: string;
  /** `FULL`: a commit is on disk when it returns. `NORMAL`: the last commits may be lost with the machine's power. */
  readonly synchronous: 'FULL' | 'NORMAL';
  /** SQL that takes a file of another version to this one, run once; the schema is run after it. */
  migrate(from: number): string;
}

/**
 * Creates the folder and the file where they are missing.
 * Switching a new file to its journal does not wait for another window that does the same, whatever the timeout says.
 */
export function openSqlite(file: string, format: SqliteFormat): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const started = performance.now();
  for (;;) {
    try {
      return openOnce(file, format);
    } catch (error) {
      if (!isBusy(error) || performance.now() - started > OPEN_WITHIN_MS) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, OPEN_PAUSE_MS);
    }
  }
}

/** Without pragmas, schema and migration. */
export function newDatabase(file: string, options: DatabaseSyncOptions = {}): DatabaseSync {
  // Loaded late: importing it warns on runtimes where it is still marked experimental.
  const { DatabaseSync } = createRequire(import.meta.url)('node:sqlite') as typeof import('node:sqlite');
  return new DatabaseSync(file, options);
}

function openOnce(file: string, { version, schema, synchronous, migrate }: SqliteFormat): DatabaseSync {
  const database = newDatabase(file);
  try {
    database.exec(
      `PRAGMA busy_timeout = 2000; PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous};`,
    );
    if (versionOf(database) !== version) bringUpToDate(database, version, migrate);
    database.exec(schema);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Under the write lock, and asked again there: of two windows that open at once, the second must not drop what the first has written. */
function bringUpToDate(database: DatabaseSync, version: number, migrate: (from: number) => string): void {
  inTransaction(database, () => {
    const found = versionOf(database);
    if (found !== version) database.exec(`${migrate(found)}; PRAGMA user_version = ${version};`);
  });
}

/** All of `work`, or nothing; takes the write lock first. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

function rollBack(database: DatabaseSync): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // A full disk has undone the transaction already; what that was says more than this.
  }
}

/** One that is being abandoned. */
export function closeQuietly(database: DatabaseSync | undefined): void {
  try {
    database?.close();
  } catch {
    // Closed already, or damaged.
  }
}

function versionOf(database: DatabaseSync): number {
  return (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
}

const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/** Primary result code (sqlite.org/rescode.html); not a number for other errors. */
function errcode(error: unknown): number {
  const code =
    typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) : Number.NaN;
  return code & 0xff;
}

export function isBusy(error: unknown): boolean {
  return [SQLITE_BUSY, SQLITE_LOCKED].includes(errcode(error));
}

export function isDamaged(error: unknown): boolean {
  return [SQLITE_CORRUPT, SQLITE_NOTADB].includes(errcode(error));
}

/** What a person can do about it. */
export function remedyFor(error: unknown): string {
  if (isBusy(error)) return 'Another process holds it: end that one.';
  if (codeOf(error) === 'ERR_UNKNOWN_BUILTIN_MODULE') return 'Run it with Node 22.13 or newer to have one.';
  return "Free disk space or check the folder's permissions.";
}
