/** How far a negation reaches: four words, or to the end of its clause. */
import { NEGATIONS } from './lexicon.ts';
import type { Token } from './tokens.ts';

const REACH = 4;

/** For each token, whether it is negated. */
export function negatedTokens(tokens: readonly Token[]): readonly boolean[] {
  let left = 0;
  return tokens.map(({ kind, text }) => {
    if (kind === 'stop' || text === 'but') left = 0;
    const isNegated = left > 0;
    if (kind === 'word') left = NEGATIONS.has(text) ? REACH : Math.max(0, left - 1);
    return isNegated;
  });
}
