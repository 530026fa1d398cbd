/** Which examples are kept out of the training, to measure on. */
import { shortHash } from '../../base/hash.ts';
import { type Saying, Sayings } from '../examples/sayings.ts';
import type { TextExample } from '../model/textExample.ts';

/** With fewer, a gain may be luck. */
export const FEWEST_HELD_OUT = 3;
/** One in so many. */
const EACH = 5;

export interface SplitExamples {
  readonly trained: readonly TextExample[];
  readonly heldOut: readonly TextExample[];
}

/**
 * By what they say and not by their order: one that is held out once is held out in every night. What says the same as one that is
 * trained on, but for a word or two, is left out: that it is known would show nothing.
 */
export function splitExamples(examples: readonly TextExample[]): SplitExamples {
  const keyed = examples.map((example) => ({ example, key: keyOf(example) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  const side = (heldOut: boolean) =>
    keyed.filter(({ key }) => isHeldOut(key) === heldOut).map(({ example }) => example);
  const trained = side(false);
  const said = new Sayings();
  for (const each of trained) said.add(sayingOf(each));
  return { trained, heldOut: side(true).filter((each) => !said.has(sayingOf(each))) };
}

function isHeldOut(key: string): boolean {
  return Number.parseInt(key.slice(0, 6), 16) % EACH === 0;
}

function sayingOf({ accepted, prompt }: TextExample): Saying {
  return { text: accepted, asked: prompt };
}

function keyOf({ accepted }: TextExample): string {
  return shortHash(accepted.replace(/\s+/g, ' ').trim());
}
