/** Authors copy from each other: what is much the same as a case to be asked about must not be learnt from. */
import { groupOf } from '../../../src/core/patterns/design/tokenValues.ts';
import type { Case } from './readCases.ts';

/** Share of common words, of all words of both, from which one is a copy. */
const ALIKE = 0.5;

export function withoutCopies(known: readonly Case[], asked: readonly Case[]): Case[] {
  const byWord = new Map<string, number[]>();
  const sizes = asked.map((each, index) => {
    const words = wordsOf(each);
    for (const word of words) {
      const list = byWord.get(word);
      if (list === undefined) byWord.set(word, [index]);
      else list.push(index);
    }
    return words.length;
  });
  return known.filter((each) => {
    const words = wordsOf(each);
    const common = new Uint32Array(asked.length);
    for (const word of words) for (const index of byWord.get(word) ?? []) common[index]!++;
    return !common.some((count, index) => count / (words.length + sizes[index]! - count) > ALIKE);
  });
}

function wordsOf({ tokens }: Case): string[] {
  return [...tokens.keys()].filter((token) => groupOf(token) === 'words');
}
