/** Any sequence of writes comes to one removal and one put. */
import type { RowFilter, StoredRow } from '../../../../core/ports/vectorStore.ts';
import { passes } from '../rowFilter.ts';
import type { PendingWrite } from './pendingLog.ts';

export interface FoldedWrites {
  /** What matches any of these goes. */
  readonly filters: readonly RowFilter[];
  /** Put and removed again: what the table had under these ids goes. */
  readonly goneIds: ReadonlySet<string>;
  /** Put after the removal. */
  readonly rows: readonly StoredRow[];
}

/** Doing it twice is doing it once, so that a kill between the write and its note is harmless. */
export function foldWrites(writes: readonly PendingWrite[]): FoldedWrites {
  const filters: RowFilter[] = [];
  const goneIds = new Set<string>();
  const rows = new Map<string, StoredRow>();
  for (const write of writes) {
    if (write.kind === 'put') for (const row of write.rows) rows.set(row.id, row);
    else {
      filters.push(write.filter);
      for (const id of idsPassing(rows, write.filter)) {
        rows.delete(id);
        goneIds.add(id);
      }
    }
  }
  for (const id of rows.keys()) goneIds.delete(id);
  return { filters: widest(filters), goneIds, rows: [...rows.values()] };
}

function idsPassing(rows: ReadonlyMap<string, StoredRow>, filter: RowFilter): string[] {
  const accepts = passes(filter);
  return [...rows.values()].filter(({ fields }) => accepts(fields)).map(({ id }) => id);
}

/** Filters by the same one field become one list, so that a thousand removed files are one condition. */
function widest(filters: readonly RowFilter[]): RowFilter[] {
  const byField = new Map<string, Set<string | number>>();
  const others: RowFilter[] = [];
  for (const filter of filters) {
    const [[name, wanted] = [], ...more] = Object.entries(filter);
    if (name === undefined || wanted === undefined || more.length > 0) {
      others.push(filter);
      continue;
    }
    const values = byField.get(name) ?? new Set();
    byField.set(name, values);
    for (const value of typeof wanted === 'object' ? wanted : [wanted]) values.add(value);
  }
  return [...others, ...[...byField].map(([name, values]) => ({ [name]: [...values] }))];
}
