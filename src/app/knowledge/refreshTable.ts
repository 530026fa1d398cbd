/**
 * Keeps a table's rows at what they are made of: only groups with other content are read and embedded again, those that are gone lose their
 * rows, and another embedder, cutter or table begins anew. What is put is recorded after it is put: a kill repeats a batch.
 */
import { letMessagesIn } from '../../base/letMessagesIn.ts';
import type { Catalogue, IndexRecipe } from '../../core/ports/catalogue.ts';
import type { StoredRow, VectorTable } from '../../core/ports/vectorStore.ts';

/** What becomes rows together, a file for one. */
export interface RowGroup {
  /** Unique in its table. */
  readonly path: string;
  readonly hash: string;
}

export interface TableRefresh<G extends RowGroup> {
  readonly table: VectorTable;
  readonly recipe: IndexRecipe;
  readonly catalogue: Catalogue;
  /** All there are now. */
  readonly groups: readonly G[];
  /** Field of a row that says which group it belongs to. */
  readonly groupField: string;
  /** About how many rows a group becomes. */
  rowCount(group: G): number;
  rows(batch: readonly G[]): Promise<readonly StoredRow[]>;
  readonly signal: AbortSignal;
  progress(done: number, total: number): void;
}

/** Rows that are embedded and put at once. */
const BATCH = 512;

/** Rejects with `cancelled` between two batches, and with what `rows`, table or catalogue fail with. */
export async function refreshTable<G extends RowGroup>(refresh: TableRefresh<G>): Promise<void> {
  const { table, recipe, catalogue, groups, groupField, signal, progress } = refresh;
  const { changed, gone } = await catalogue.changes(recipe, groups);
  // Nothing to remove; rows of another cutting, or of a batch that was cut short, may be there unrecorded.
  const fresh = (await catalogue.count(recipe)) === 0 && (await table.count()) === 0;
  if (gone.length > 0) {
    await catalogue.forget(recipe, gone);
    await table.remove({ [groupField]: gone });
  }
  const wanted = new Set(changed);
  const stale = groups.filter(({ path }) => wanted.has(path));
  let done = 0;
  for (const batch of inBatches(stale, refresh)) {
    await letMessagesIn(signal);
    const paths = batch.map(({ path }) => path);
    await catalogue.forget(recipe, paths);
    const rows = await refresh.rows(batch);
    if (!fresh) await table.remove({ [groupField]: paths });
    if (rows.length > 0) await table.put(rows);
    await catalogue.record(recipe, batch);
    done += batch.length;
    progress(done, stale.length);
  }
}

/** Whole groups, until a batch has rows enough. */
function* inBatches<G extends RowGroup>(
  groups: readonly G[],
  { rowCount }: Pick<TableRefresh<G>, 'rowCount'>,
): Generator<readonly G[]> {
  let batch: G[] = [];
  let rows = 0;
  for (const group of groups) {
    batch.push(group);
    rows += rowCount(group);
    if (rows < BATCH) continue;
    yield batch;
    batch = [];
    rows = 0;
  }
  if (batch.length > 0) yield batch;
}
