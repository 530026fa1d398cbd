/** Mean reciprocal rank of the right file among all passages of one repository and kind, by cosine alone. */
import type { BagColumn, PairTable } from './pairTable.ts';
import type { TokenTable } from './tokenTable.ts';

const ROWS_AT_MOST = 800;
const RANKS = 10;

export function heldOutRanks(table: TokenTable, pairs: PairTable): string {
  return (['doc', 'commit'] as const)
    .map((kind) => {
      const means: number[] = [];
      for (let at = 0; at + 1 < pairs.repositories.length; at++) {
        const rows = rowsOf(pairs, at, kind);
        if (rows.length > 20) means.push(meanReciprocalRank(table, pairs, rows));
      }
      const mean = means.reduce((sum, value) => sum + value, 0) / Math.max(1, means.length);
      return `${kind} ${mean.toFixed(4)} (${means.map((value) => value.toFixed(2)).join(' ')})`;
    })
    .join(', ');
}

function rowsOf(pairs: PairTable, repository: number, kind: string): number[] {
  const rows: number[] = [];
  for (let row = pairs.repositories[repository]!; row < pairs.repositories[repository + 1]!; row++) {
    if (pairs.kinds[row] === kind) rows.push(row);
  }
  const step = Math.max(1, Math.ceil(rows.length / ROWS_AT_MOST));
  return rows.filter((_, at) => at % step === 0);
}

function meanReciprocalRank(table: TokenTable, pairs: PairTable, rows: readonly number[]): number {
  const queries = unitVectors(table, pairs.queries, rows);
  const passages = unitVectors(table, pairs.passages, rows);
  const { dimensions } = table;
  let sum = 0;
  for (let q = 0; q < rows.length; q++) {
    const path = pairs.paths[rows[q]!]!;
    const best = new Map<number, number>();
    for (let p = 0; p < rows.length; p++) {
      let cosine = 0;
      for (let d = 0; d < dimensions; d++)
        cosine += queries[q * dimensions + d]! * passages[p * dimensions + d]!;
      const other = pairs.paths[rows[p]!]!;
      if (cosine > (best.get(other) ?? -2)) best.set(other, cosine);
    }
    const right = best.get(path)!;
    let rank = 1;
    for (const cosine of best.values()) if (cosine > right) rank++;
    if (rank <= RANKS) sum += 1 / rank;
  }
  return sum / rows.length;
}

function unitVectors(table: TokenTable, column: BagColumn, rows: readonly number[]): Float32Array {
  const { dimensions } = table;
  const vectors = new Float32Array(rows.length * dimensions);
  const bags = column.bagsOf(rows);
  rows.forEach((_, at) => {
    table.sum(bags, at, vectors, at * dimensions);
    const vector = vectors.subarray(at * dimensions, (at + 1) * dimensions);
    const length = Math.hypot(...vector) || 1;
    for (let d = 0; d < dimensions; d++) vector[d]! /= length;
  });
  return vectors;
}
