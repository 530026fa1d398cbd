/** Which examples are kept out of the training, to measure on. */
import { shortHash } from '../../base/hash.ts';
import type { TextExample } from '../model/textExample.ts';

/** One in so many. */
const EACH = 5;

export interface SplitExamples {
  readonly trained: readonly TextExample[];
  readonly heldOut: readonly TextExample[];
}

/**
 * By what they say and not by their order: one that is held out once is held out in every night, and what is said twice is on one side.
 */
export function splitExamples(examples: readonly TextExample[]): SplitExamples {
  const ranked = examples.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const heldOut = ranked.filter((each) => Number.parseInt(keyOf(each).slice(0, 6), 16) % EACH === 0);
  return { trained: ranked.filter((each) => !heldOut.includes(each)), heldOut };
}

function keyOf({ accepted }: TextExample): string {
  return shortHash(accepted.replace(/\s+/g, ' ').trim());
}
