/** What a table of a shape takes: a row that does not fit would be lost, or stop all that are written with it. */
import { CodedError } from '../../../base/codedError.ts';
import type { RowFilter, StoredRow, TableKey } from '../../../core/ports/vectorStore.ts';

const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/** Throws on names that a table cannot have. */
export function checkKey({ shape, dimensions }: TableKey): void {
  const names = [...shape.words, ...Object.keys(shape.fields)];
  const wrong = names.find((name) => !NAME.test(name));
  if (wrong !== undefined) throw unfit(`${JSON.stringify(wrong)} is no name of a field`);
  if (!Number.isInteger(dimensions) || dimensions < 1) throw unfit(`${dimensions} dimensions are none`);
}

/** Throws on a row of another shape. */
export function checkRow({ dimensions, shape }: TableKey, { id, vector, words, fields }: StoredRow): void {
  if (vector.length !== dimensions)
    throw unfit(`row ${id} has ${vector.length} dimensions, not ${dimensions}`);
  if (!vector.every(Number.isFinite)) throw unfit(`row ${id} has a vector that is no numbers`);
  const strange = Object.keys(words).find((name) => !shape.words.includes(name));
  if (strange !== undefined) throw unfit(`row ${id} has words in ${strange}, which the table has not`);
  checkFields(id, shape.fields, fields);
}

function checkFields(id: string, shape: TableKey['shape']['fields'], fields: StoredRow['fields']): void {
  const types = { text: 'string', number: 'number', shown: 'string' } as const;
  const wrong = Object.entries(shape).find(([name, type]) => typeof fields[name] !== types[type]);
  if (wrong !== undefined) throw unfit(`row ${id} has no ${wrong[1]} in ${wrong[0]}`);
  if (Object.keys(fields).length !== Object.keys(shape).length)
    throw unfit(`row ${id} has fields that the table has not`);
}

/** Throws on a filter by what the table does not have. */
export function checkFilter({ shape }: TableKey, filter: RowFilter | undefined): void {
  const takes = (name: string) => (shape.fields[name] ?? 'shown') !== 'shown';
  const strange = Object.keys(filter ?? {}).find((name) => !takes(name));
  if (strange !== undefined) throw unfit(`the table has no field ${strange} to filter by`);
}

function unfit(what: string): CodedError {
  return new CodedError('store-failed', `The search index cannot take this: ${what}.`);
}
