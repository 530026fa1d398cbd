/**
 * The SQLite file of the source of truth, opened on first use. Damaged: set aside, what can be read is carried into a new one.
 * Busy is waited for, and then said; it is never taken for damage.
 */

import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { CodedError } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import { withFileLock } from '../store/fileLock.ts';
import { closeQuietly, isBusy, isDamaged, newDatabase, openSqlite, remedyFor } from '../store/sqlite.ts';
import { KNOWLEDGE_FORMAT, KNOWLEDGE_SCHEMA } from './knowledgeSchema.ts';
import { salvage } from './salvage.ts';

export interface KnowledgeFileOptions {
  /** Undefined keeps it in memory, for this run only. */
  readonly file: string | undefined;
  /** Told once about each thing that went wrong. */
  problem(message: string): void;
}

const SIDE_FILES = ['-wal', '-shm'];

export class KnowledgeFile {
  readonly #options: KnowledgeFileOptions;
  #database: DatabaseSync | undefined;
  #inode: bigint | undefined;
  #readOnly = false;

  constructor(options: KnowledgeFileOptions) {
    this.#options = options;
  }

  get file(): string | undefined {
    return this.#options.file;
  }

  /** Of the file itself: another one once it was set aside and begun anew. */
  get identity(): string {
    return String(inodeOf(this.#options.file) ?? '');
  }

  /** Rejects with `store-failed`. */
  async use<T>(purpose: 'read' | 'write', work: (database: DatabaseSync) => T): Promise<T> {
    try {
      return this.#work(purpose, work);
    } catch (error) {
      if (!isDamaged(error)) throw this.#failure(error);
      await this.#startAnew(error);
      return this.#again(purpose, work);
    }
  }

  close(): void {
    closeQuietly(this.#database);
    this.#database = undefined;
    this.#inode = undefined;
  }

  #again<T>(purpose: 'read' | 'write', work: (database: DatabaseSync) => T): T {
    try {
      return this.#work(purpose, work);
    } catch (error) {
      throw this.#failure(error);
    }
  }

  #work<T>(purpose: 'read' | 'write', work: (database: DatabaseSync) => T): T {
    // Another window may have set the file aside: what is written to that one would not be found again.
    if (this.#database !== undefined && this.#inode !== inodeOf(this.#options.file)) this.close();
    if (purpose === 'write' && this.#readOnly) this.close();
    this.#database ??= this.#open(purpose);
    return work(this.#database);
  }

  #open(purpose: 'read' | 'write'): DatabaseSync {
    const { file } = this.#options;
    this.#readOnly = false;
    if (file === undefined) return openSqlite(':memory:', KNOWLEDGE_FORMAT);
    try {
      const database = openSqlite(file, KNOWLEDGE_FORMAT);
      this.#inode = inodeOf(file);
      return database;
    } catch (error) {
      if (purpose === 'write' || isDamaged(error) || isBusy(error)) throw error;
      this.#readOnly = true;
      this.#inode = inodeOf(file);
      return existsSync(file) ? openUnchanging(file) : openEmpty();
    }
  }

  #failure(error: unknown): unknown {
    if (error instanceof CodedError || !isSystemError(error)) return error;
    const message = `The knowledge in ${this.#options.file} cannot be used (${messageOf(error)}). ${remedyFor(error)} Then try again.`;
    return new CodedError('store-failed', message, error);
  }

  /** One window does it; the others find a sound file when their turn comes. */
  async #startAnew(error: unknown): Promise<void> {
    this.close();
    const { file, problem } = this.#options;
    if (file === undefined) return;
    try {
      await withFileLock(`${file}.lock`, async () => {
        if (isSound(file)) return;
        const aside = setAside(file);
        const saved = this.#carryOver(file, [`${file}.backup`, aside]);
        problem(
          `The knowledge in ${file} was damaged (${messageOf(error)}). It was set aside as ${aside}; ${saved} entries of its journal could be read and are kept. The search index is built again.`,
        );
      });
    } catch (again) {
      throw this.#failure(again);
    }
  }

  #carryOver(file: string, sources: readonly string[]): number {
    const database = openSqlite(file, KNOWLEDGE_FORMAT);
    try {
      return salvage(database, sources.filter((source) => existsSync(source)).map(openUnchanging));
    } finally {
      database.close();
    }
  }
}

/** Reads what is there without writing beside it: a folder that cannot be written, or a file that nobody changes now. */
function openUnchanging(file: string): DatabaseSync {
  const unchanging = existsSync(`${file}-wal`) ? '' : '?immutable=1';
  return newDatabase(`${pathToFileURL(file)}${unchanging}`, { readOnly: true });
}

function openEmpty(): DatabaseSync {
  const database = newDatabase(':memory:');
  database.exec(KNOWLEDGE_SCHEMA);
  return database;
}

/** Its whole structure is read: a page that is damaged may be one that opening does not touch. */
function isSound(file: string): boolean {
  let database: DatabaseSync | undefined;
  try {
    database = openSqlite(file, KNOWLEDGE_FORMAT);
    const [row] = database.prepare('PRAGMA quick_check(1)').all();
    return row?.quick_check === 'ok';
  } catch (error) {
    if (isDamaged(error)) return false;
    throw error;
  } finally {
    closeQuietly(database);
  }
}

/** @returns the name it has now. */
function setAside(file: string): string {
  let aside = `${file}.damaged`;
  for (let next = 2; existsSync(aside); next++) aside = `${file}.damaged-${next}`;
  renameSync(file, aside);
  for (const suffix of SIDE_FILES) if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
  rmSync(`${aside}-shm`, { force: true });
  return aside;
}

function inodeOf(file: string | undefined): bigint | undefined {
  return file === undefined ? undefined : statSync(file, { bigint: true, throwIfNoEntry: false })?.ino;
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'code' in error;
}
