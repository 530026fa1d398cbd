/** The tables of conversations. Messages are JSON, since they are read and written whole; their text is searched apart. */
import type { SqliteFormat } from '../store/sqlite.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS conversations (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, roots TEXT NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL,
    summarised INTEGER NOT NULL DEFAULT 0, summary TEXT, engine TEXT, adapter TEXT
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS conversations_changed ON conversations (changed);
  CREATE TABLE IF NOT EXISTS messages (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, conversation TEXT NOT NULL, branch TEXT NOT NULL,
    position INTEGER NOT NULL, body TEXT NOT NULL
  );
  CREATE UNIQUE INDEX IF NOT EXISTS messages_place ON messages (conversation, branch, position);
  CREATE UNIQUE INDEX IF NOT EXISTS messages_id ON messages (conversation, id);
  CREATE TABLE IF NOT EXISTS branches (id TEXT PRIMARY KEY, conversation TEXT NOT NULL, at INTEGER NOT NULL, moment TEXT NOT NULL, parent TEXT) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS branches_of ON branches (conversation);
  CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5 (text, tokenize = "unicode61 remove_diacritics 2");
`;

/** What makes each version of the one before. */
const MIGRATIONS: readonly (readonly [version: number, change: string])[] = [
  [2, 'ALTER TABLE conversations ADD COLUMN engine TEXT; ALTER TABLE branches ADD COLUMN parent TEXT'],
  [3, 'ALTER TABLE conversations ADD COLUMN adapter TEXT'],
];

/** `FULL`: what a person said is on disk when it is told to be kept. */
export const CONVERSATIONS: SqliteFormat = {
  version: 3,
  schema: SCHEMA,
  synchronous: 'FULL',
  migrate: (from) =>
    MIGRATIONS.filter(([version]) => from > 0 && from < version)
      .map(([, change]) => change)
      .join(';'),
};
