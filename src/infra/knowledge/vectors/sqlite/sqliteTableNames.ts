/** A table's parts in SQLite: its rows, and one full-text table a field of words. */
import type { RowFilter, TableKey } from '../../../../core/ports/vectorStore.ts';
import { valuesOf } from '../rowFilter.ts';
import { tableName } from '../tableName.ts';

/** Unique by its hash; the rest of a key's name is not needed here. */
export function rowsTable(key: TableKey): string {
  return `rows_${tableName(key).split('__').at(-1)}`;
}

export function wordsTable(key: TableKey, field: string): string {
  return `${rowsTable(key)}_w_${field}`;
}

export function fieldColumns({ shape }: TableKey): string[] {
  return Object.keys(shape.fields).map((name) => `f_${name}`);
}

export function wordsColumns({ shape }: TableKey): string[] {
  return shape.words.map((name) => `w_${name}`);
}

/** All of ASCII's signs belong to words, which come split already. */
const SIGNS = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** SQL that makes a table where it is not there. */
export function creationOf(key: TableKey): string {
  const rows = rowsTable(key);
  const fields = Object.entries(key.shape.fields).map(
    ([name, type]) => `"f_${name}" ${type === 'number' ? 'REAL' : 'TEXT'} NOT NULL`,
  );
  const words = wordsColumns(key).map((name) => `"${name}" TEXT NOT NULL`);
  const columns = [
    'slot INTEGER PRIMARY KEY',
    'id TEXT NOT NULL UNIQUE',
    'vector BLOB NOT NULL',
    ...words,
    ...fields,
  ];
  const tokenizer = `ascii tokenchars '${SIGNS.replaceAll("'", "''")}'`.replaceAll('"', '""');
  const indexes = key.shape.words.map(
    (name) =>
      `CREATE VIRTUAL TABLE IF NOT EXISTS "${wordsTable(key, name)}" USING fts5 (words, content='', contentless_delete=1, tokenize="${tokenizer}");`,
  );
  return `CREATE TABLE IF NOT EXISTS "${rows}" (${columns.join(', ')}); ${indexes.join(' ')}`;
}

/** A condition and its parameters; names were checked with the key. */
export function conditionOf(filter: RowFilter | undefined) {
  const parts = Object.entries(filter ?? {});
  return {
    sql: parts.map(([name]) => `"f_${name}" IN (SELECT value FROM json_each(?))`).join(' AND ') || '1',
    values: parts.map(([, wanted]) => JSON.stringify([...valuesOf(wanted)])),
  };
}
