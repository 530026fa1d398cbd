/** All texts' features one behind the other, and the choice of those that are learned. */
import { featureRow } from '../../../src/core/sentiment/featureRow.ts';
import type { Features } from '../../../src/core/sentiment/features.ts';

/** Text `t` has the features `ids[k]`, `weights[k]` times, for `k` from `offsets[t]` up to `offsets[t + 1]`. */
export interface SparseRows {
  readonly offsets: Int32Array;
  readonly ids: Int32Array;
  readonly weights: Float32Array;
}

/** Ascending hashes of the features that at least `least` of the texts have. */
export function chooseKeys(features: readonly Features[], least: number): Uint32Array {
  const counts = new Map<number, number>();
  for (const { words, signs } of features) {
    for (const bag of [words, signs])
      for (const key of bag.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Uint32Array.from([...counts].flatMap(([key, count]) => (count >= least ? [key] : []))).sort();
}

export function sparseRows(features: readonly Features[], keys: Uint32Array): SparseRows {
  const rows = features.map((each) => featureRow(each, keys));
  const offsets = new Int32Array(rows.length + 1);
  rows.forEach(({ ids }, at) => {
    offsets[at + 1] = offsets[at]! + ids.length;
  });
  const ids = new Int32Array(offsets.at(-1)!);
  const weights = new Float32Array(ids.length);
  rows.forEach((row, at) => {
    ids.set(row.ids, offsets[at]!);
    weights.set(row.weights, offsets[at]!);
  });
  return { offsets, ids, weights };
}
