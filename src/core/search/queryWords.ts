/** A person's question as words of the index, each with what it counts for. */
import { partsOf, wordOf, wordsOfRun } from './codeWords.ts';

export interface QueryWord {
  readonly word: string;
  readonly weight: number;
}

/** Two neighbours written as one: `round robin` finds `roundRobin`. */
const JOINED = 0.6;
/** A word said twice is not twice as important. */
const MOST_WEIGHT = 1.5;
/** Longer questions are pasted text; the beginning says what it is about. */
const MOST_WORDS = 64;

export function queryWords(query: string): readonly QueryWord[] {
  const weights = new Map<string, number>();
  const add = (word: string, weight: number) =>
    weights.set(word, Math.min(MOST_WEIGHT, (weights.get(word) ?? 0) + weight));
  let before: string | undefined;
  for (const [run] of query.matchAll(/[\p{L}\p{N}_$]+/gu)) {
    if (weights.size >= MOST_WORDS) break;
    const parts = partsOf(run).length;
    const words = wordsOfRun(run);
    for (const [at, word] of words.entries()) add(word, at < parts ? 1 : JOINED);
    const single = parts === 1 ? wordOf(run.toLowerCase())[0] : undefined;
    if (before !== undefined && single !== undefined) add(before + single, JOINED);
    before = single ?? (words.length === 0 ? before : undefined);
  }
  return [...weights].map(([word, weight]) => ({ word, weight }));
}
