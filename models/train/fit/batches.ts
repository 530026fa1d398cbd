/** Rows to learn from together: some of one repository, so that wrong answers are near, some of others. */
import type { PairTable } from './pairTable.ts';
import type { Random } from './random.ts';

interface BatchOptions {
  readonly size: number;
  /** Rows of one repository that stay together. */
  readonly group: number;
  readonly random: Random;
}

export function* batches(table: PairTable, { size, group, random }: BatchOptions): Generator<number[]> {
  const groups: number[][] = [];
  for (let at = 0; at + 1 < table.repositories.length; at++) {
    const rows: number[] = [];
    for (let row = table.repositories[at]!; row < table.repositories[at + 1]!; row++) {
      if (table.queries.sizeOf(row) >= 2 && table.passages.sizeOf(row) >= 4) rows.push(row);
    }
    random.shuffle(rows);
    for (let from = 0; from < rows.length; from += group) groups.push(rows.slice(from, from + group));
  }
  const stream = random.shuffle(groups).flat();
  for (let from = 0; from + size <= stream.length; from += size) yield stream.slice(from, from + size);
}
