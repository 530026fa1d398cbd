/** How much a token counts before anything is learned: rare ones more (smooth inverse frequency, Arora et al. 2017). */
import type { PairTable } from './pairTable.ts';

const SMOOTHING = 1e-3;

export function importances({ passages, queries }: PairTable, tokens: number): Float32Array {
  const counts = new Float64Array(tokens);
  let all = 0;
  for (const { ids } of [passages, queries]) {
    for (let at = 0; at < ids.length; at++) counts[ids.values[at]!]!++;
    all += ids.length;
  }
  return Float32Array.from(counts, (count) => SMOOTHING / (SMOOTHING + count / all));
}
