/**
 * Facts on disk in SQLite: small writes are cheap, two windows may share a file, a kill loses only unflushed parses.
 * A damaged file is set aside and begun anew; a busy one is not damaged.
 */

import { renameSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { deserialize, serialize } from 'node:v8';
import { messageOf } from '../../base/messageOf.ts';
import type { FileFacts } from '../../core/model/facts.ts';
import type { FactStore } from '../../core/ports/factStore.ts';
import type { WalkedFile } from '../../core/ports/workspaceWalker.ts';
import {
  closeQuietly,
  inTransaction,
  isBusy,
  isDamaged,
  openSqlite,
  remedyFor,
  type SqliteFormat,
} from './sqlite.ts';

/** Raised whenever extraction changes: older facts are then parsed anew. */
export const EXTRACTOR_VERSION = 8;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS facts (hash TEXT NOT NULL, kind TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (hash, kind)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime REAL NOT NULL, hash TEXT NOT NULL, kind TEXT NOT NULL) WITHOUT ROWID;
`;

const FORMAT: SqliteFormat = {
  version: EXTRACTOR_VERSION,
  schema: SCHEMA,
  synchronous: 'NORMAL',
  migrate: () => 'DROP TABLE IF EXISTS facts; DROP TABLE IF EXISTS files',
};

/** Facts of content that no file has now serve the way back to another branch; there need not be more of them than of the others. */
const SPARE_FACTS = 1000;
const PRUNE = `
  DELETE FROM facts WHERE (SELECT count(*) FROM facts) > 2 * (SELECT count(*) FROM files) + ${SPARE_FACTS}
    AND (hash, kind) NOT IN (SELECT hash, kind FROM files);
`;

interface Row {
  readonly size: number;
  readonly mtime: number;
  readonly body: Uint8Array;
}

export interface SqliteFactStoreOptions {
  readonly file: string;
  /** Told once about each thing that went wrong; the store goes on without. */
  problem(message: string): void;
}

export class SqliteFactStore implements FactStore {
  readonly #options: SqliteFactStoreOptions;
  #database: DatabaseSync | undefined;
  #wrote = false;
  #queue = new Map<string, { file: WalkedFile; facts: FileFacts }>();

  constructor(options: SqliteFactStoreOptions) {
    this.#options = options;
    this.#open();
  }

  load(files: readonly WalkedFile[]): ReadonlyMap<string, FileFacts> {
    const found = new Map<string, FileFacts>();
    this.#guard(() => {
      const row = this.#database?.prepare(
        'SELECT size, mtime, body FROM files JOIN facts USING (hash, kind) WHERE path = ?',
      );
      for (const { path, sizeBytes, mtimeMs } of files) {
        const { size, mtime, body } = (row?.get(path) ?? {}) as Partial<Row>;
        const facts =
          body !== undefined && size === sizeBytes && mtime === mtimeMs ? factsFrom(body, path) : undefined;
        if (facts !== undefined) found.set(path, facts);
      }
    });
    return found;
  }

  byContent(hash: string, path: string): FileFacts | undefined {
    let found: FileFacts | undefined;
    this.#guard(() => {
      const kind = kindOf(path);
      const row = this.#database
        ?.prepare('SELECT body FROM facts WHERE hash = ? AND kind = ?')
        .get(hash, kind);
      if (row !== undefined) found = factsFrom(row.body as Uint8Array, path);
    });
    return found;
  }

  save(file: WalkedFile, facts: FileFacts): void {
    if (this.#database !== undefined) this.#queue.set(file.path, { file, facts });
  }

  flush(): void {
    const queue = [...this.#queue.values()];
    this.#queue.clear();
    if (queue.length > 0) this.#guard(() => this.#write(queue));
  }

  clear(): void {
    this.#queue.clear();
    this.#guard(() => this.#database?.exec('DELETE FROM files; DELETE FROM facts;'));
  }

  dispose(): void {
    this.flush();
    this.#guard(() => {
      if (this.#wrote) this.#database?.exec(PRUNE);
      this.#database?.close();
    });
    this.#database = undefined;
  }

  #write(queue: readonly { file: WalkedFile; facts: FileFacts }[]): void {
    const database = this.#database;
    if (database === undefined) return;
    const putFacts = database.prepare('INSERT OR REPLACE INTO facts VALUES (?, ?, ?)');
    const putFile = database.prepare('INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)');
    inTransaction(database, () => {
      for (const { file, facts } of queue) {
        const kind = kindOf(file.path);
        putFacts.run(facts.hash, kind, serialize({ ...facts, path: '' }));
        putFile.run(file.path, file.sizeBytes, file.mtimeMs, facts.hash, kind);
      }
    });
    this.#wrote = true;
  }

  #open(): void {
    try {
      this.#database = openSqlite(this.#options.file, FORMAT);
    } catch (error) {
      if (isDamaged(error)) this.#startAnew(error);
      else this.#giveUp(error);
    }
  }

  #startAnew(error: unknown): void {
    this.#database = undefined;
    try {
      renameSync(this.#options.file, `${this.#options.file}.damaged`);
      for (const suffix of ['-wal', '-shm']) rmSync(this.#options.file + suffix, { force: true });
      this.#database = openSqlite(this.#options.file, FORMAT);
      this.#options.problem(
        `The index cache was damaged (${messageOf(error)}); it was set aside as ${this.#options.file}.damaged and is rebuilt.`,
      );
    } catch (again) {
      this.#giveUp(again);
    }
  }

  #giveUp(error: unknown): void {
    this.#database = undefined;
    this.#options.problem(
      `The index cache at ${this.#options.file} cannot be used (${messageOf(error)}); this run works without it. ${remedyFor(error)}`,
    );
  }

  /** Cache trouble never stops an analysis. Busy: this batch is not kept. Damaged: begin anew. Else: work without. */
  #guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (isBusy(error)) return;
      const database = this.#database;
      this.#database = undefined;
      closeQuietly(database);
      if (isDamaged(error)) this.#startAnew(error);
      else this.#giveUp(error);
    }
  }
}

/** The same content in a `.ts` and a `.tsx` file parses differently. */
function kindOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

/** Undefined for a body that no longer is what was written: the file is parsed anew, and the row replaced. */
function factsFrom(body: Uint8Array, path: string): FileFacts | undefined {
  try {
    const facts = deserialize(body) as FileFacts;
    if (LISTS.some((name) => !Array.isArray(facts[name]))) return undefined;
    return { ...facts, path, problems: facts.problems.map((problem) => ({ ...problem, path })) };
  } catch {
    return undefined;
  }
}

const LISTS = ['imports', 'symbols', 'references', 'packages', 'problems'] as const;
