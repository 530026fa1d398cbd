/** The tables of the source of truth. */
import { CodedError } from '../../base/codedError.ts';
import type { SqliteFormat } from '../store/sqlite.ts';

/** Raised when the schema changes; `MIGRATIONS` then leads there from the one before. What is precious is never dropped. */
const VERSION = 1;
const MIGRATIONS: Readonly<Record<number, string>> = {};

export const KNOWLEDGE_SCHEMA = `
  CREATE TABLE IF NOT EXISTS journal (
    number INTEGER PRIMARY KEY AUTOINCREMENT, written REAL NOT NULL, family TEXT NOT NULL, kind TEXT NOT NULL,
    version INTEGER NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, sum TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS journal_by_subject ON journal (family, subject);
  CREATE TABLE IF NOT EXISTS kept (room TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (room, name)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS recipes (
    id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, embedder TEXT NOT NULL, generation TEXT NOT NULL, chunker TEXT NOT NULL,
    UNIQUE (table_name, embedder, generation, chunker));
  CREATE TABLE IF NOT EXISTS indexed (recipe INTEGER NOT NULL, path TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (recipe, path)) WITHOUT ROWID;
`;

export const KNOWLEDGE_FORMAT: SqliteFormat = {
  version: VERSION,
  schema: KNOWLEDGE_SCHEMA,
  synchronous: 'FULL',
  migrate(from) {
    if (from > VERSION) {
      throw new CodedError(
        'store-failed',
        'The knowledge of this workspace was written by a newer Groundplan. Update this one; nothing was changed.',
      );
    }
    return Object.keys(MIGRATIONS)
      .map(Number)
      .filter((version) => from > 0 && version > from)
      .map((version) => MIGRATIONS[version])
      .join(';');
  },
};
