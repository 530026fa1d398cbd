/** Features by hash → rows of a table: those that were learned, on one scale. */
import type { Features } from './features.ts';
import type { FeatureRow } from './feelingTable.ts';
import type { Bag } from './putFeature.ts';

/** Chosen by cross-validation: what all words together weigh, and a sign alone. */
const WORDS_LENGTH = 2;
const SIGN_SHARE = 0.6;

/** @param keys ascending; other features are left out, before words are made of one length. */
export function featureRow({ words, signs }: Features, keys: Uint32Array): FeatureRow {
  const ids: number[] = [];
  const weights: number[] = [];
  const add = (bag: Bag, share: number) => {
    for (const [hash, value] of bag) {
      const id = indexOf(keys, hash);
      if (id < 0) continue;
      ids.push(id);
      weights.push(value * share);
    }
  };
  add(words, 1);
  const length = Math.sqrt(
    Math.max(
      1,
      weights.reduce((sum, weight) => sum + weight * weight, 0),
    ),
  );
  for (let at = 0; at < weights.length; at++) weights[at]! *= WORDS_LENGTH / length;
  add(signs, SIGN_SHARE);
  return { ids: Int32Array.from(ids), weights: Float32Array.from(weights) };
}

function indexOf(keys: Uint32Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle]!;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
