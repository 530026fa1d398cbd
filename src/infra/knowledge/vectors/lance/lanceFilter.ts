/** Filters as LanceDB's SQL. Names were checked with the table's key; values are quoted here. */
import type { RowFilter } from '../../../../core/ports/vectorStore.ts';
import { valuesOf } from '../rowFilter.ts';

/** Undefined for a filter that every row passes. */
export function sqlOf(filter: RowFilter | undefined): string | undefined {
  const conditions = Object.entries(filter ?? {}).map(([name, wanted]) =>
    isOneOf(fieldColumn(name), valuesOf(wanted)),
  );
  return conditions.length === 0 ? undefined : conditions.join(' AND ');
}

export function isOneOf(column: string, values: ReadonlySet<string | number>): string {
  if (values.size === 0) return 'false';
  return `\`${column}\` IN (${[...values].map(literal).join(', ')})`;
}

export function fieldColumn(name: string): string {
  return `f_${name}`;
}

export function wordsColumn(name: string): string {
  return `w_${name}`;
}

function literal(value: string | number): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return Number.isFinite(value) ? String(value) : 'NULL';
}
