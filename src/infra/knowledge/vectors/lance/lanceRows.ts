/** Rows as Arrow's columns, and back: `id`, `vector`, `w_…` of words, `f_…` of fields. */
import type { RecordBatch, Schema, Table, Vector } from 'apache-arrow';
import type { StoredHit, StoredRow, TableKey } from '../../../../core/ports/vectorStore.ts';
import { fieldColumn, wordsColumn } from './lanceFilter.ts';
import type { LanceModule } from './lanceModule.ts';

export function schemaOf(
  { dimensions, shape }: TableKey,
  { arrow }: LanceModule,
  generation: string,
): Schema {
  const { Field, FixedSizeList, Float32, Float64, Schema, Utf8 } = arrow;
  const vector = new FixedSizeList(dimensions, new Field('item', new Float32(), true));
  return new Schema(
    [
      new Field('id', new Utf8(), false),
      new Field('vector', vector, false),
      ...shape.words.map((name) => new Field(wordsColumn(name), new Utf8(), false)),
      ...Object.entries(shape.fields).map(
        ([name, type]) => new Field(fieldColumn(name), type === 'number' ? new Float64() : new Utf8(), false),
      ),
    ],
    new Map([['generation', generation]]),
  );
}

/** Built column by column: making them of objects costs more than writing them. */
export function tableOf(rows: readonly StoredRow[], schema: Schema, module: LanceModule): Table {
  const { arrow } = module;
  const children = schema.fields.map(({ name }) => columnOf(name, rows, schema, module));
  const type = new arrow.Struct(schema.fields);
  const data = arrow.makeData({ type, length: rows.length, nullCount: 0, children });
  const batch: RecordBatch = new arrow.RecordBatch(schema, data as never);
  return new arrow.Table(batch);
}

function columnOf(name: string, rows: readonly StoredRow[], schema: Schema, { arrow }: LanceModule) {
  const { Float32, Float64, Utf8, makeData, vectorFromArray } = arrow;
  const texts = (values: readonly string[]) => vectorFromArray([...values], new Utf8()).data[0]!;
  const key = name.slice(2);
  if (name === 'id') return texts(rows.map(({ id }) => id));
  if (name.startsWith('w_')) return texts(rows.map(({ words }) => words[key] ?? ''));
  const type = schema.fields.find((field) => field.name === name)!.type;
  if (arrow.DataType.isFixedSizeList(type)) {
    const child = makeData({ type: new Float32(), data: flat(rows) });
    return makeData({ type, length: rows.length, nullCount: 0, child });
  }
  if (arrow.DataType.isUtf8(type)) return texts(rows.map(({ fields }) => String(fields[key])));
  return makeData({
    type: new Float64(),
    data: Float64Array.from(rows, ({ fields }) => Number(fields[key])),
  });
}

function flat(rows: readonly StoredRow[]): Float32Array {
  const dimensions = rows[0]?.vector.length ?? 0;
  const all = new Float32Array(rows.length * dimensions);
  rows.forEach(({ vector }, at) => {
    all.set(vector, at * dimensions);
  });
  return all;
}

/** @param scoreColumn what LanceDB calls it, and how that is a score. */
export function hitsOf(
  found: Table,
  { shape }: TableKey,
  scored?: { readonly column: string; score(value: number): number },
): StoredHit[] {
  const ids = column(found, 'id');
  const scores = scored && column(found, scored.column);
  const fields = Object.keys(shape.fields).map((name) => [name, column(found, fieldColumn(name))] as const);
  return Array.from({ length: found.numRows }, (_, row) => ({
    id: String(ids.get(row)),
    score: scores === undefined ? 0 : scored!.score(Number(scores.get(row))),
    fields: fieldsAt(row, fields),
  }));
}

export function rowsOf(found: Table, key: TableKey): StoredRow[] {
  const vectors = column(found, 'vector');
  const words = key.shape.words.map((name) => [name, column(found, wordsColumn(name))] as const);
  return hitsOf(found, key).map(({ id, fields }, row) => ({
    id,
    vector: Float32Array.from(vectors.get(row) as Iterable<number>),
    words: Object.fromEntries(words.map(([name, texts]) => [name, String(texts.get(row))])),
    fields,
  }));
}

function fieldsAt(row: number, fields: readonly (readonly [string, Vector])[]): StoredRow['fields'] {
  return Object.fromEntries(fields.map(([name, values]) => [name, values.get(row) as string | number]));
}

function column(found: Table, name: string): Vector {
  return found.getChild(name)!;
}
