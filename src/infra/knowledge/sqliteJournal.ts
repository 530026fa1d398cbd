/** The journal in SQLite: an append is one commit, on disk when it returns. */
import type { SQLInputValue } from 'node:sqlite';
import type {
  Journal,
  JournalEntry,
  JournalQuery,
  JournalSubject,
  WrittenEntry,
} from '../../core/ports/journal.ts';
import { inTransaction } from '../store/sqlite.ts';
import { isWhole, type JournalRow, sumOf } from './journalRow.ts';
import type { KnowledgeFile } from './knowledgeFile.ts';

export interface SqliteJournalOptions {
  readonly file: KnowledgeFile;
  /** Milliseconds since 1970. */
  now(): number;
  problem(message: string): void;
}

export class SqliteJournal implements Journal {
  readonly #options: SqliteJournalOptions;

  constructor(options: SqliteJournalOptions) {
    this.#options = options;
  }

  append(entries: readonly JournalEntry[]): Promise<readonly number[]> {
    const rows = entries.map((entry) => ({ ...entry, body: JSON.stringify(entry.body ?? null) }));
    const written = this.#options.now();
    return this.#options.file.use('write', (database) =>
      inTransaction(database, () => {
        const insert = database.prepare(
          'INSERT INTO journal (written, family, kind, version, subject, body, sum) VALUES (?, ?, ?, ?, ?, ?, ?)',
        );
        return rows.map((row) => {
          const { kind, version, subject, body } = row;
          const { lastInsertRowid } = insert.run(
            written,
            familyOf(kind),
            kind,
            version,
            subject,
            body,
            sumOf(row),
          );
          return Number(lastInsertRowid);
        });
      }),
    );
  }

  async read(query: JournalQuery = {}): Promise<readonly WrittenEntry[]> {
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

  forget(family: string, subject: string): Promise<void> {
    return this.#options.file.use('write', (database) => {
      database.exec('PRAGMA secure_delete = ON');
      database.prepare('DELETE FROM journal WHERE family = ? AND subject = ?').run(family, subject);
      // The write-ahead log holds the text too.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    });
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
