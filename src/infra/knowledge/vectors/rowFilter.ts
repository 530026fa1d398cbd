/** Filters of rows. */
import type { RowFields, RowFilter } from '../../../core/ports/vectorStore.ts';

type Value = string | number;

/** Whether a row's fields pass. */
export function passes(filter: RowFilter | undefined): (fields: RowFields) => boolean {
  const conditions = Object.entries(filter ?? {}).map(([name, wanted]) => [name, valuesOf(wanted)] as const);
  return (fields) => conditions.every(([name, values]) => values.has(fields[name]!));
}

export function valuesOf(wanted: RowFilter[string]): ReadonlySet<Value> {
  return new Set(typeof wanted === 'object' ? wanted : [wanted]);
}
