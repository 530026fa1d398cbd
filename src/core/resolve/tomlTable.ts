/** Reads parsed TOML without trusting its shape: what is not there, or is something else, is empty. */

export type Table = Readonly<Record<string, unknown>>;

export function asTable(value: unknown): Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};
}

export function tableAt(table: Table, key: string): Table {
  return asTable(table[key]);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
