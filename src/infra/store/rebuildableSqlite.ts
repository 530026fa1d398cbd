/** A SQLite file whose content can be made again: damaged, it is set aside and begun anew. */
import { renameSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { closeQuietly, isDamaged, openSqlite, type SqliteFormat } from './sqlite.ts';

export interface RebuildableSqliteOptions {
  readonly file: string;
  readonly format: SqliteFormat;
  /** Told when it was damaged and is empty now. */
  damaged(error: unknown): void;
}

export class RebuildableSqlite {
  readonly #options: RebuildableSqliteOptions;
  #database: DatabaseSync | undefined;

  constructor(options: RebuildableSqliteOptions) {
    this.#options = options;
  }

  /** Opens it on first use; what goes wrong but for damage is thrown. */
  use<T>(work: (database: DatabaseSync) => T): T {
    const { file, format, damaged } = this.#options;
    try {
      this.#database ??= openSqlite(file, format);
      return work(this.#database);
    } catch (error) {
      if (!isDamaged(error)) throw error;
      this.close();
      renameSync(file, `${file}.damaged`);
      for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
      this.#database = openSqlite(file, format);
      damaged(error);
      return work(this.#database);
    }
  }

  close(): void {
    closeQuietly(this.#database);
    this.#database = undefined;
  }
}
