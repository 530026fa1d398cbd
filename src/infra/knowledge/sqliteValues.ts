/** Kept values in SQLite, as JSON. */
import type { DatabaseSync } from 'node:sqlite';
import type { KeptValues } from '../../core/ports/knowledge.ts';
import { inTransaction } from '../store/sqlite.ts';
import type { KnowledgeFile } from './knowledgeFile.ts';

export class SqliteValues implements KeptValues {
  readonly #file: KnowledgeFile;

  constructor(file: KnowledgeFile) {
    this.#file = file;
  }

  get(room: string, name: string): Promise<unknown> {
    return this.#file.use('read', (database) => keptValue(database, room, name));
  }

  set(room: string, name: string, value: unknown): Promise<void> {
    return this.change(room, name, () => value).then(() => undefined);
  }

  change(room: string, name: string, change: (value: unknown) => unknown): Promise<unknown> {
    return this.#file.use('write', (database) => {
      // What is replaced or removed leaves nothing behind.
      database.exec('PRAGMA secure_delete = ON');
      return inTransaction(database, () => {
        const value = change(keptValue(database, room, name));
        if (value === undefined)
          database.prepare('DELETE FROM kept WHERE room = ? AND name = ?').run(room, name);
        else
          database
            .prepare('INSERT OR REPLACE INTO kept VALUES (?, ?, ?)')
            .run(room, name, JSON.stringify(value));
        return value;
      });
    });
  }

  all(room: string): Promise<ReadonlyMap<string, unknown>> {
    return this.#file.use('read', (database) => {
      const rows = database.prepare('SELECT name, value FROM kept WHERE room = ? ORDER BY name').all(room);
      return new Map(rows.map(({ name, value }) => [String(name), parse(value)]));
    });
  }
}

function keptValue(database: DatabaseSync, room: string, name: string): unknown {
  const row = database.prepare('SELECT value FROM kept WHERE room = ? AND name = ?').get(room, name);
  return row === undefined ? undefined : parse(row.value);
}

/** Undefined for one that is no longer what was written. */
function parse(value: unknown): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return undefined;
  }
}
