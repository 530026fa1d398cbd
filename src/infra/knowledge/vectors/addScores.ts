import { bestFirst, type Scored } from './bestOf.ts';

/** Hits of several fields as one list, best first: a row's weighted scores are added. */
export function addScores<T extends Scored>(
  byField: readonly (readonly T[])[],
  weights: readonly number[],
): T[] {
  const all = new Map<string, T>();
  byField.forEach((hits, at) => {
    for (const hit of hits) {
      const score = hit.score * weights[at]! + (all.get(hit.id)?.score ?? 0);
      all.set(hit.id, { ...hit, score });
    }
  });
  return [...all.values()].sort(bestFirst);
}
