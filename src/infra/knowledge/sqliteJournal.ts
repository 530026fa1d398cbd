/** The journal in SQLite: an append is one commit, on disk when it returns. */

import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { messageOf } from '../../base/messageOf.ts';
import type {
  Journal,
  JournalEntry,
  JournalQuery,
  JournalSubject,
  WrittenEntry,
} from '../../core/ports/journal.ts';
import { inTransaction } from '../store/sqlite.ts';
import { finishForgetting, generationOf, isForgetting, takeAway } from './forgetting.ts';
import { isWhole, type JournalRow, sumOf } from './journalRow.ts';
import type { KnowledgeFile } from './knowledgeFile.ts';

export interface SqliteJournalOptions {
  readonly file: KnowledgeFile;
  /** Milliseconds since 1970. */
  now(): number;
  problem(message: string): void;
  /** Files beside the journal's that hold what it held. */
  removeCopies(): void;
}

export class SqliteJournal implements Journal {
  readonly #options: SqliteJournalOptions;
  /** What a kill left of a forgetting was looked for. */
  #looked: Promise<void> | undefined;

  constructor(options: SqliteJournalOptions) {
    this.#options = options;
  }

  async append(entries: readonly JournalEntry[]): Promise<readonly number[]> {
    await this.#finishOlder();
    return this.#options.file.use('write', (database) =>
      inTransaction(database, () => this.#insert(database, entries)),
    );
  }

  async read(query: JournalQuery = {}): Promise<readonly WrittenEntry[]> {
    await this.#finishOlder();
    const { where, values } = conditionOf(query);
    const limit = query.limit === undefined ? '' : `LIMIT ${Math.max(0, Math.trunc(query.limit))}`;
    const rows = await this.#options.file.use('read', (database) =>
      database.prepare(`SELECT * FROM journal ${where} ORDER BY number ${limit}`).all(...values),
    );
    const entries = (rows as unknown as JournalRow[]).flatMap((row) => (isWhole(row) ? [entryOf(row)] : []));
    if (entries.length < rows.length) {
      this.#options.problem(
        `${this.#options.file.file}: ${rows.length - entries.length} entries of the journal are damaged and left out; the others are whole.`,
      );
    }
    return entries;
  }

  async subjects(kind: string): Promise<readonly JournalSubject[]> {
    const { where, values } = conditionOf({ kind });
    const rows = await this.#options.file.use('read', (database) =>
      database
        .prepare(
          `SELECT subject, count(*) AS entries, min(written) AS firstMs, max(written) AS lastMs
           FROM journal ${where} GROUP BY subject ORDER BY lastMs DESC, max(number) DESC`,
        )
        .all(...values),
    );
    return rows.map((row) => ({ ...row }) as unknown as JournalSubject);
  }

  async forget(family: string, subjects: readonly string[]): Promise<void> {
    await this.#options.file.use('write', (database) => {
      database.exec('PRAGMA secure_delete = ON');
      inTransaction(database, () => takeAway(database, { family, subjects, forGood: true }));
    });
    await this.#finish();
  }

  replace(family: string, subjects: readonly string[], entries: readonly JournalEntry[]): Promise<void> {
    return this.#options.file.use('write', (database) =>
      inTransaction(database, () => {
        takeAway(database, { family, subjects, forGood: false });
        this.#insert(database, entries);
      }),
    );
  }

  async generation(family: string): Promise<string> {
    const { file } = this.#options;
    return `${file.identity}:${await file.use('read', (database) => generationOf(database, family))}`;
  }

  #insert(database: DatabaseSync, entries: readonly JournalEntry[]): number[] {
    const written = this.#options.now();
    const insert = database.prepare(
      'INSERT INTO journal (written, family, kind, version, subject, body, sum) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    return entries.map((entry) => {
      const row = { ...entry, body: JSON.stringify(entry.body ?? null) };
      const { kind, version, subject, body } = row;
      const values = [written, familyOf(kind), kind, version, subject, body, sumOf(row)];
      return Number(insert.run(...values).lastInsertRowid);
    });
  }

  #finish(): Promise<void> {
    this.#options.removeCopies();
    return finishForgetting(this.#options.file);
  }

  /** What was forgotten shortly before a kill is gone from the table, and may still be in the file. */
  #finishOlder(): Promise<void> {
    this.#looked ??= (async () => {
      if (!(await this.#options.file.use('read', isForgetting))) return;
      await this.#finish();
    })().catch((error: unknown) => {
      this.#looked = undefined;
      this.#options.problem(`What was forgotten is not yet overwritten on disk. ${messageOf(error)}`);
    });
    return this.#looked;
  }
}

function entryOf({ number, written, kind, version, subject, body }: JournalRow): WrittenEntry {
  return { number, writtenMs: written, kind, version, subject, body: JSON.parse(body) };
}

function familyOf(kind: string): string {
  return kind.split('.', 1)[0]!;
}

function conditionOf({ kind, subject, after }: JournalQuery) {
  const parts: (readonly [string, SQLInputValue])[] = [];
  if (kind !== undefined) parts.push(['family = ?', familyOf(kind)]);
  if (kind?.includes('.')) parts.push(['kind = ?', kind]);
  if (subject !== undefined) parts.push(['subject = ?', subject]);
  if (after !== undefined) parts.push(['number > ?', after]);
  const where = parts.length === 0 ? '' : `WHERE ${parts.map(([sql]) => sql).join(' AND ')}`;
  return { where, values: parts.map(([, value]) => value) };
}
