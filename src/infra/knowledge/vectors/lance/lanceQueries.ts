/** Questions to a table of LanceDB. `where` is SQL, undefined for every row. */
import type { Table } from '@lancedb/lancedb';
import type { StoredHit, StoredRow, TableKey } from '../../../../core/ports/vectorStore.ts';
import { addScores } from '../addScores.ts';
import { bestFirst, type Scored } from '../bestOf.ts';
import { fieldColumn, isOneOf, wordsColumn } from './lanceFilter.ts';
import type { LanceModule } from './lanceModule.ts';
import { hitsOf, rowsOf } from './lanceRows.ts';

export interface Asked {
  readonly key: TableKey;
  readonly where: string | undefined;
}

/** Partitions of the vector index that are looked at; recall over real vectors is 1.00 with a fraction of this. */
const LEAST_PROBES = 24;
/** Candidates of each field of words for one hit: the best in one field may be far down in another. */
const CANDIDATES_A_HIT = 10;
const FEWEST_CANDIDATES = 100;
/** Rows move when another process compacts between two questions. */
const MOST_TRIES = 3;

export async function nearestIn(
  table: Table,
  { key, where, vector, limit }: Asked & { readonly vector: Float32Array; readonly limit: number },
): Promise<StoredHit[]> {
  let query = table.query().nearestTo(vector).distanceType('dot').limit(limit);
  // More where a narrow filter leaves fewer hits than asked for.
  query = query.maximumNprobes(0).minimumNprobes(LEAST_PROBES).select(columns(key, '_distance'));
  if (where !== undefined) query = query.where(where);
  const hits = hitsOf(await query.toArrow(), key, { column: '_distance', score: (distance) => 1 - distance });
  return hits.sort(bestFirst);
}

export interface AskedWords extends Asked {
  readonly words: readonly string[];
  /** By name of a field, each above 0. */
  readonly weights: readonly (readonly [string, number])[];
  readonly limit: number;
}

/** Scores by the numbers of rows, which cost nothing to read; the fields of the best alone are read then. */
export async function matchingIn(table: Table, module: LanceModule, asked: AskedWords): Promise<StoredHit[]> {
  for (let tries = 1; ; tries++) {
    const version = await table.version();
    const found = await Promise.all(asked.weights.map(([name]) => matchingField(table, module, name, asked)));
    const weights = asked.weights.map(([, weight]) => weight);
    const hits = await withFields(table, asked.key, addScores(found, weights).slice(0, asked.limit));
    if (tries === MOST_TRIES || (await table.version()) === version) return hits;
  }
}

/** Each field by itself: LanceDB leaves weights out for rows that it has not indexed yet. */
async function matchingField(
  table: Table,
  { lance }: LanceModule,
  name: string,
  { words, where, limit }: AskedWords,
): Promise<Scored[]> {
  const match = new lance.MatchQuery(words.join(' '), wordsColumn(name));
  let query = table
    .query()
    .fullTextSearch(match)
    .limit(limit * CANDIDATES_A_HIT + FEWEST_CANDIDATES);
  query = query.select(['_rowid', '_score']);
  if (where !== undefined) query = query.where(where);
  const found = await query.toArrow();
  const [ids, scores] = [found.getChild('_rowid')!, found.getChild('_score')!];
  return Array.from({ length: found.numRows }, (_, row) => ({
    id: String(ids.get(row)),
    score: Number(scores.get(row)),
  }));
}

async function withFields(table: Table, key: TableKey, best: readonly Scored[]): Promise<StoredHit[]> {
  if (best.length === 0) return [];
  const scores = new Map(best.map(({ id, score }) => [id, score]));
  const query = table
    .takeRowIds(best.map(({ id }) => BigInt(id)))
    .select(columns(key))
    .withRowId();
  const found = await query.toArrow();
  const rowIds = found.getChild('_rowid')!;
  const hits = hitsOf(found, key).map((hit, row) => ({
    ...hit,
    score: scores.get(String(rowIds.get(row)))!,
  }));
  return hits.sort(bestFirst);
}

export async function rowsIn(table: Table, key: TableKey, ids: readonly string[]): Promise<StoredRow[]> {
  const query = table.query().where(isOneOf('id', new Set(ids)));
  return rowsOf(await query.toArrow(), key);
}

export async function listIn(table: Table, { key, where }: Asked): Promise<Omit<StoredHit, 'score'>[]> {
  const query = table.query().select(columns(key));
  if (where !== undefined) query.where(where);
  return hitsOf(await query.toArrow(), key).map(({ id, fields }) => ({ id, fields }));
}

function columns({ shape }: TableKey, ...more: readonly string[]): string[] {
  return ['id', ...Object.keys(shape.fields).map(fieldColumn), ...more];
}
