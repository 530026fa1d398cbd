/** A table in SQLite: vectors are scanned in memory, words matched by its full-text search (FTS5). */
import type { DatabaseSync } from 'node:sqlite';
import type {
  MatchOptions,
  RowFilter,
  StoredHit,
  StoredRow,
  TableKey,
  VectorTable,
} from '../../../../core/ports/vectorStore.ts';
import { inTransaction } from '../../../store/sqlite.ts';
import { addScores } from '../addScores.ts';
import { checkFilter, checkRow } from '../checkRows.ts';
import { VectorMatrix } from '../vectorMatrix.ts';
import { wordsOf } from '../wordIndex.ts';
import { conditionOf, fieldColumns, rowsTable, wordsColumns, wordsTable } from './sqliteTableNames.ts';

type Row = Readonly<Record<string, unknown>>;

export interface SqliteVectorTableOptions {
  readonly key: TableKey;
  /** Rejects with `store-failed`. The table is there when `work` is called. */
  use<T>(work: (database: DatabaseSync) => T): Promise<T>;
  generation(): Promise<string>;
}

/** Candidates of each field of words for one hit. */
const CANDIDATES_A_HIT = 10;

export class SqliteVectorTable implements VectorTable {
  readonly #options: SqliteVectorTableOptions;
  readonly #rows: string;
  readonly #given: string;
  /** The vectors, as of a version of the file. */
  #scanned: { readonly version: string; readonly matrix: VectorMatrix } | undefined;

  constructor(options: SqliteVectorTableOptions) {
    this.#options = options;
    this.#rows = `"${rowsTable(options.key)}"`;
    this.#given = ['id', ...fieldColumns(options.key).map((name) => `"${name}"`)].join(', ');
  }

  generation(): Promise<string> {
    return this.#options.generation();
  }

  async put(rows: readonly StoredRow[]): Promise<void> {
    for (const row of rows) checkRow(this.#options.key, row);
    await this.#options.use((database) => inTransaction(database, () => this.#insert(database, rows)));
  }

  async remove(filter: RowFilter): Promise<void> {
    const { sql, values } = this.#condition(filter);
    await this.#options.use((database) =>
      inTransaction(database, () => {
        const slots = `SELECT slot FROM ${this.#rows} WHERE ${sql}`;
        for (const table of this.#wordsTables())
          database.prepare(`DELETE FROM ${table} WHERE rowid IN (${slots})`).run(...values);
        database.prepare(`DELETE FROM ${this.#rows} WHERE ${sql}`).run(...values);
      }),
    );
  }

  async nearest(vector: Float32Array, limit: number, filter?: RowFilter): Promise<readonly StoredHit[]> {
    const { sql, values } = this.#condition(filter);
    return this.#options.use((database) => {
      const select = database.prepare(`SELECT id FROM ${this.#rows} WHERE ${sql}`);
      const passing = filter && new Set(select.all(...values).map(({ id }) => String(id)));
      const found = this.#matrix(database).nearest(vector, limit, (id) => passing?.has(id) ?? true);
      const one = database.prepare(`SELECT ${this.#given} FROM ${this.#rows} WHERE id = ?`);
      return found.map(({ id, score }) => this.#hit(one.get(id)!, score));
    });
  }

  async matching(words: readonly string[], { limit, weights, filter }: MatchOptions) {
    const { sql, values } = this.#condition(filter);
    const asked = [...new Set(words.flatMap(wordsOf))].map((word) => `"${word.replaceAll('"', '""')}"`);
    const weighted = Object.entries(weights).filter(([, weight]) => weight > 0);
    if (asked.length === 0 || limit < 1) return [];
    return this.#options.use((database) => {
      const byField = weighted.map(([name]) => {
        const table = `"${wordsTable(this.#options.key, name)}"`;
        const select = database.prepare(
          `SELECT ${this.#given}, -rank AS score FROM ${table} JOIN ${this.#rows} ON slot = ${table}.rowid
           WHERE ${table} MATCH ? AND ${sql} ORDER BY rank LIMIT ?`,
        );
        const rows = select.all(asked.join(' OR '), ...values, limit * CANDIDATES_A_HIT + 100);
        return rows.map((row) => this.#hit(row, Number(row.score)));
      });
      return addScores(
        byField,
        weighted.map(([, weight]) => weight),
      ).slice(0, limit);
    });
  }

  rows(ids: readonly string[]): Promise<readonly StoredRow[]> {
    return this.#options.use((database) => {
      const select = database.prepare(`SELECT * FROM ${this.#rows} WHERE id = ?`);
      return ids.flatMap((id) => {
        const row = select.get(id);
        return row === undefined ? [] : [this.#whole(row)];
      });
    });
  }

  async list(filter?: RowFilter) {
    const { sql, values } = this.#condition(filter);
    const rows = await this.#options.use((database) =>
      database.prepare(`SELECT ${this.#given} FROM ${this.#rows} WHERE ${sql}`).all(...values),
    );
    return rows.map((row) => ({ id: String(row.id), fields: this.#fields(row) }));
  }

  async count(filter?: RowFilter): Promise<number> {
    const { sql, values } = this.#condition(filter);
    const row = await this.#options.use((database) =>
      database.prepare(`SELECT count(*) AS n FROM ${this.#rows} WHERE ${sql}`).get(...values),
    );
    return Number(row!.n);
  }

  #insert(database: DatabaseSync, rows: readonly StoredRow[]): void {
    const { key } = this.#options;
    const names = ['id', 'vector', ...wordsColumns(key), ...fieldColumns(key)].map((name) => `"${name}"`);
    const updates = names.slice(1).map((name) => `${name} = excluded.${name}`);
    const put = database.prepare(
      `INSERT INTO ${this.#rows} (${names}) VALUES (${names.map(() => '?')})
       ON CONFLICT (id) DO UPDATE SET ${updates} RETURNING slot`,
    );
    const index = this.#wordsTables().map((table) =>
      database.prepare(`INSERT OR REPLACE INTO ${table} (rowid, words) VALUES (?, ?)`),
    );
    for (const { id, vector, words, fields } of rows) {
      const texts = key.shape.words.map((name) => words[name] ?? '');
      const values = Object.keys(key.shape.fields).map((name) => fields[name]!);
      const { slot } = put.get(id, bytesOf(vector), ...texts, ...values)!;
      texts.forEach((text, at) => {
        index[at]!.run(slot!, text);
      });
    }
  }

  /** Read again when anything was written, here or by another process. */
  #matrix(database: DatabaseSync): VectorMatrix {
    const version = versionOf(database);
    if (this.#scanned?.version === version) return this.#scanned.matrix;
    const matrix = new VectorMatrix(this.#options.key.dimensions);
    for (const { id, vector } of database.prepare(`SELECT id, vector FROM ${this.#rows}`).iterate())
      matrix.put(String(id), vectorOf(vector as Uint8Array));
    this.#scanned = { version, matrix };
    return matrix;
  }

  #wordsTables(): string[] {
    const { key } = this.#options;
    return key.shape.words.map((name) => `"${wordsTable(key, name)}"`);
  }

  #condition(filter: RowFilter | undefined) {
    checkFilter(this.#options.key, filter);
    return conditionOf(filter);
  }

  #hit(row: Row, score: number): StoredHit {
    return { id: String(row.id), score, fields: this.#fields(row) };
  }

  #fields(row: Row): StoredRow['fields'] {
    const names = Object.keys(this.#options.key.shape.fields);
    return Object.fromEntries(names.map((name) => [name, row[`f_${name}`] as string | number]));
  }

  #whole(row: Row): StoredRow {
    const words = this.#options.key.shape.words.map((name) => [name, String(row[`w_${name}`])]);
    return {
      id: String(row.id),
      vector: vectorOf(row.vector as Uint8Array),
      words: Object.fromEntries(words),
      fields: this.#fields(row),
    };
  }
}

/** Of other connections' writes and of this one's. */
function versionOf(database: DatabaseSync): string {
  const { data_version } = database.prepare('PRAGMA data_version').get()!;
  const { own } = database.prepare('SELECT total_changes() AS own').get()!;
  return `${data_version} ${own}`;
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Copied: SQLite's bytes need not lie where floats may. */
function vectorOf(bytes: Uint8Array): Float32Array {
  return new Float32Array(bytes.slice().buffer);
}
