/** The source of truth in one SQLite file: journal, catalogue and kept values. Nothing is opened before it is used. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import type { Catalogue } from '../../core/ports/catalogue.ts';
import type { Journal } from '../../core/ports/journal.ts';
import type { KeptValues, Knowledge } from '../../core/ports/knowledge.ts';
import { KnowledgeFile } from './knowledgeFile.ts';
import { SqliteCatalogue } from './sqliteCatalogue.ts';
import { SqliteJournal } from './sqliteJournal.ts';
import { SqliteValues } from './sqliteValues.ts';

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
    const journal = new SqliteJournal({ file: this.#file, now, problem });
    this.journal = {
      append: (entries) => journal.append(entries),
      read: (query) => journal.read(query),
      subjects: (kind) => journal.subjects(kind),
      forget: async (family, subject) => {
        await journal.forget(family, subject);
        this.#removeBackup();
      },
    };
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
    const fresh = `${file}.backup.${process.pid}`;
    rmSync(fresh, { force: true });
    await this.#file.use('read', (database) => database.prepare('VACUUM INTO ?').run(fresh));
    sync(fresh);
    renameSync(fresh, `${file}.backup`);
    await this.values.set('backup', 'number', number);
  }

  async dispose(): Promise<void> {
    this.#file.close();
  }

  #removeBackup(): void {
    if (this.#file.file !== undefined) rmSync(`${this.#file.file}.backup`, { force: true });
  }
}

function sync(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
