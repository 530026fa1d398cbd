/** Merges fragments, brings indexes up to date, builds the vector index once it pays, lets old versions go. */
import type { IndexConfig, Table } from '@lancedb/lancedb';
import type { TableKey } from '../../../../core/ports/vectorStore.ts';
import { fieldColumn } from './lanceFilter.ts';
import type { LanceModule } from './lanceModule.ts';
import type { LancePlace } from './lancePlace.ts';

/** Below it, looking at every vector is as quick. */
const INDEX_FROM_ROWS = 20_000;
const ROWS_A_PARTITION = 512;
/** Of k-means: what LanceDB does by itself, 50 rounds over four times the rows, takes minutes and finds no more. */
const TRAINING = { maxIterations: 10, sampleRate: 64 };
/** Nobody writes while the lock is held; a reader of an old version is done by then, and asks again if not. */
const KEEP_VERSIONS_MS = 10_000;
/** Then nobody is kept from anything by letting them go. */
export const OLD_VERSIONS_GO_AFTER_MS = 15_000;
/** Other machines hold no lock of ours. */
const KEEP_SHARED_VERSIONS_MS = 3_600_000;

export interface OptimizeOptions {
  readonly key: TableKey;
  readonly module: LanceModule;
  readonly place: LancePlace;
  readonly signal?: AbortSignal | undefined;
}

/** To be called under the lock. */
export async function optimizeTable(table: Table, options: OptimizeOptions): Promise<void> {
  const { module, place, signal } = options;
  if (place.server) return;
  await indexVectors(table, module);
  if (signal?.aborted) return;
  await indexTexts(table, options);
  if (signal?.aborted) return;
  const keepMs = place.remote ? KEEP_SHARED_VERSIONS_MS : KEEP_VERSIONS_MS;
  await table.optimize({
    cleanupOlderThan: new Date(Date.now() - keepMs),
    // What a killed process left half-written; under the lock nobody else is writing.
    deleteUnverified: !place.remote,
  });
}

/** What is filtered by, so that a filter does not read its column for each field of words. */
async function indexTexts(table: Table, { key, module }: OptimizeOptions): Promise<void> {
  if ((await table.countRows()) < INDEX_FROM_ROWS) return;
  const there = new Set((await table.listIndices()).flatMap(({ columns }) => columns));
  const texts = Object.keys(key.shape.fields).filter((name) => key.shape.fields[name] === 'text');
  for (const column of texts.map(fieldColumn)) {
    if (!there.has(column)) await table.createIndex(column, { config: module.lance.Index.btree() });
  }
}

/** Exact within the probed partitions (IVF_FLAT). Built anew when the table has outgrown its partitions. */
async function indexVectors(table: Table, { lance }: LanceModule): Promise<void> {
  const rows = await table.countRows();
  if (rows < INDEX_FROM_ROWS) return;
  const partitions = Math.round(rows / ROWS_A_PARTITION);
  const before = (await table.listIndices()).find(({ columns }) => columns.includes('vector'));
  if (before !== undefined && partitions < 2 * partitionsOf(before)) return;
  if (before !== undefined) await table.dropIndex(before.name);
  const config = lance.Index.ivfFlat({ distanceType: 'dot', numPartitions: partitions, ...TRAINING });
  await table.createIndex('vector', { config, name: `vectors_${partitions}` });
}

function partitionsOf({ name }: IndexConfig): number {
  return Number(name.split('_').at(-1));
}
