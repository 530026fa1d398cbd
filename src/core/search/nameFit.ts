/**
 * How well a question fits the names of a file and of what it declares: a name of which every word is asked for is likely meant, where one
 * of many words that has some of them by chance is not. Word scores see only how rare the words are.
 */
import type { IndexedFile } from './chunkIndex.ts';
import { wordsOfRun } from './codeWords.ts';

export interface NameFit {
  /** Share of the file name's words that are asked for, in [0, 1]. */
  readonly ofFile: number;
  /** Of the best fitting name that it declares: share of its words times the root of what they are worth, in [0, 1]. */
  readonly ofSymbol: number;
}

/** @param worths of the question's words, which add up to about 1. */
export function nameFit({ path, chunks }: IndexedFile, worths: ReadonlyMap<string, number>): NameFit {
  if (worths.size === 0) return { ofFile: 0, ofSymbol: 0 };
  let ofSymbol = 0;
  for (const { names } of chunks)
    for (const name of names) {
      const { share, worth } = fitOf(wordsIn(name), worths);
      if (share > 0) ofSymbol = Math.max(ofSymbol, share * Math.sqrt(Math.min(1, worth)));
    }
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { ofFile: fitOf(wordsIn(name.replace(/\.[^.]*$/, '')), worths).share, ofSymbol };
}

/** Mostly one run, whose words are remembered. */
function wordsIn(name: string): readonly string[] {
  return /^[\w$]*$/.test(name)
    ? wordsOfRun(name)
    : (name.match(/[\p{L}\p{N}_$]+/gu) ?? []).flatMap(wordsOfRun);
}

function fitOf(words: readonly string[], worths: ReadonlyMap<string, number>) {
  let found = 0;
  let worth = 0;
  for (const word of words) {
    const own = worths.get(word);
    if (own === undefined) continue;
    found++;
    worth += own;
  }
  return { share: found === 0 ? 0 : found / words.length, worth };
}
