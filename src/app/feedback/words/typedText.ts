/** Whether a piece of text may have been typed: it did not come in at once. */
import { wordsOf } from '../../../core/words/sameWords.ts';

/** At once nobody types more words than these; what completes a word or closes a bracket is still the person's. */
const TYPED_WORDS = 3;

export function isTyped(text: string): boolean {
  return wordsOf(text).length <= TYPED_WORDS;
}
