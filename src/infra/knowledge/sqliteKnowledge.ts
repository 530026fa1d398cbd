/** The source of truth in one SQLite file: journal, catalogue and kept values. Nothing is opened before it is used. */
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import type { Catalogue } from '../../core/ports/catalogue.ts';
import type { Journal } from '../../core/ports/journal.ts';
import type { KeptValues, Knowledge } from '../../core/ports/knowledge.ts';
import { tryProcessLock } from '../store/processLock.ts';
import { KnowledgeFile } from './knowledgeFile.ts';
import { SqliteCatalogue } from './sqliteCatalogue.ts';
import { SqliteJournal } from './sqliteJournal.ts';
import { SqliteValues } from './sqliteValues.ts';

/** Room that is worth rewriting the file, in bytes and as a share of it. */
const RECLAIM_BYTES = 1_000_000;
const RECLAIM_SHARE = 0.2;
/** New entries that are worth a copy of the file. */
const BACK_UP_AFTER = 200;

export interface SqliteKnowledgeOptions {
  /** Undefined keeps it in memory, for this run only. */
  readonly file: string | undefined;
  /** Milliseconds since 1970. */
  now(): number;
  /** Told about damage and what could be kept. */
  problem(message: string): void;
}

export class SqliteKnowledge implements Knowledge {
  readonly journal: Journal;
  readonly catalogue: Catalogue;
  readonly values: KeptValues;
  readonly #file: KnowledgeFile;

  constructor({ file, now, problem }: SqliteKnowledgeOptions) {
    this.#file = new KnowledgeFile({ file, problem });
    this.journal = new SqliteJournal({
      file: this.#file,
      now,
      problem,
      removeCopies: () => removeCopies(file),
    });
    this.catalogue = new SqliteCatalogue(this.#file);
    this.values = new SqliteValues(this.#file);
  }

  /** A copy serves where damage reaches further than one page. */
  async backUp(): Promise<void> {
    const { file } = this.#file;
    if (file === undefined || !existsSync(file)) return;
    const [last] = await this.#file.use('read', (database) =>
      database.prepare('SELECT max(number) AS number FROM journal').all(),
    );
    const number = Number(last?.number ?? 0);
    const before = Number((await this.values.get('backup', 'number')) ?? 0);
    if (number - before < BACK_UP_AFTER && existsSync(`${file}.backup`)) return;
    if (number === 0) return;
    const forgotten = await this.values.all('forgotten');
    const fresh = `${file}.backup.${process.pid}`;
    rmSync(fresh, { force: true });
    await this.#file.use('read', (database) => database.prepare('VACUUM INTO ?').run(fresh));
    sync(fresh);
    renameSync(fresh, `${file}.backup`);
    // What another window has forgotten meanwhile may be in it.
    if (!isDeepStrictEqual(forgotten, await this.values.all('forgotten')))
      return rmSync(`${file}.backup`, { force: true });
    await this.values.set('backup', 'number', number);
  }

  async reclaim(): Promise<number> {
    const { file } = this.#file;
    if (file === undefined || !existsSync(file)) return 0;
    const before = await this.#file.use('read', freeBytes);
    if (before.free < RECLAIM_BYTES || before.free < before.all * RECLAIM_SHARE) return 0;
    await this.#file.use('write', (database) => database.exec('PRAGMA temp_store = MEMORY; VACUUM'));
    await this.#file.use('write', (database) => database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all());
    const after = await this.#file.use('read', freeBytes);
    return Math.max(0, before.all - after.all);
  }

  async alone(work: () => Promise<void>): Promise<boolean> {
    const { file } = this.#file;
    if (file !== undefined) return tryProcessLock(`${file}.idle`, work);
    await work();
    return true;
  }

  async dispose(): Promise<void> {
    this.#file.close();
  }
}

function freeBytes(database: DatabaseSync): { readonly free: number; readonly all: number } {
  const read = (pragma: string) => Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
  const size = read('page_size');
  return { free: read('freelist_count') * size, all: read('page_count') * size };
}

/** Backups, also one that a kill left half-written, and files that were set aside as damaged: all that could be read of these is kept. */
function removeCopies(file: string | undefined): void {
  if (file === undefined) return;
  const copies = [`${basename(file)}.backup`, `${basename(file)}.damaged`];
  for (const name of readdirSync(dirname(file)))
    if (copies.some((copy) => name.startsWith(copy))) rmSync(join(dirname(file), name), { force: true });
}

function sync(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
