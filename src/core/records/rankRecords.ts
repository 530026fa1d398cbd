/** Records that were found by their words and by meaning, as one list. */

import type { KnownRecord } from '../model/record.ts';
import { codeWords } from '../search/codeWords.ts';
import { PARAMETERS } from '../search/parameters.ts';
import type { QueryWord } from '../search/queryWords.ts';
import { nearness } from '../search/similarities.ts';
import { isShowcase } from '../workspace/showcase.ts';
import { isTestPath } from '../workspace/testPaths.ts';

export interface FoundRecord {
  readonly record: KnownRecord;
  /** What it became a record with. */
  readonly group: string;
  /** BM25 by words, cosine by meaning. */
  readonly score: number;
}

export interface RankedRecord extends FoundRecord {
  /** On the scale of a search over code. */
  readonly score: number;
}

export interface RecordsFound {
  readonly query: readonly QueryWord[];
  readonly byWords: readonly FoundRecord[];
  readonly byMeaning: readonly FoundRecord[];
  readonly limit: number;
}

/** Weights of the fields of words. */
export const RECORD_WEIGHTS = { title: 3, path: 0.5, text: 1 } as const;

/**
 * All words of a question in one record count as much as in one place of code and in its file, so that lists of both can be put together.
 */
const WORDS = 1 + PARAMETERS.fileShare;

/** Best first; of equal ones, by id. */
export function rankRecords({ query, byWords, byMeaning, limit }: RecordsFound): readonly RankedRecord[] {
  const scale = scaleOf(query, byWords);
  const all = new Map<string, RankedRecord>();
  const add = (found: FoundRecord, score: number) => {
    const { id } = found.record;
    all.set(id, { ...found, score: score + (all.get(id)?.score ?? 0) });
  };
  for (const each of byWords) add(each, each.score * scale);
  for (const each of byMeaning) {
    const near = nearness(each.score);
    if (near > 0) add(each, near * PARAMETERS.vector);
  }
  return [...all.values()]
    .map((each) => ({ ...each, score: each.score * damping(each.record) }))
    .sort((a, b) => b.score - a.score || (a.record.id < b.record.id ? -1 : 1))
    .slice(0, limit);
}

/** BM25 has no greatest value: the best hit is worth the share of the question's words that it has. */
function scaleOf(query: readonly QueryWord[], [best]: readonly FoundRecord[]): number {
  if (best === undefined || best.score <= 0) return 0;
  const { title, path, text, what } = best.record;
  const words = new Set(codeWords(`${title} ${what} ${path} ${text}`));
  const worth = query.reduce((sum, { weight }) => sum + weight, 0);
  const found = query.reduce((sum, { word, weight }) => sum + (words.has(word) ? weight : 0), 0);
  return worth === 0 ? 0 : (WORDS * found) / worth / best.score;
}

function damping({ path, weight }: KnownRecord): number {
  return weight * (path !== '' && (isTestPath(path) || isShowcase(path)) ? PARAMETERS.test : 1);
}
