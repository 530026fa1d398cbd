import type { StoredHit } from '../../../core/ports/vectorStore.ts';
import { bestFirst } from './bestOf.ts';

/** Hits of several fields as one list, best first: a row's weighted scores are added. */
export function addScores(
  byField: readonly (readonly StoredHit[])[],
  weights: readonly number[],
): StoredHit[] {
  const all = new Map<string, StoredHit>();
  byField.forEach((hits, at) => {
    for (const hit of hits) {
      const score = hit.score * weights[at]! + (all.get(hit.id)?.score ?? 0);
      all.set(hit.id, { ...hit, score });
    }
  });
  return [...all.values()].sort(bestFirst);
}
