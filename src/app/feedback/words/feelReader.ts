/** Reads what words say of a suggestion; where they cannot be read, nothing is made of them, which is said once. */
import { codeOf } from '../../../base/codedError.ts';
import { shortHash } from '../../../base/hash.ts';
import { messageOf } from '../../../base/messageOf.ts';
import { printableText } from '../../../base/printable.ts';
import type { Action, FeelingSource } from '../../../core/model/feedback.ts';
import { feelingOf } from '../../../core/words/feelingOf.ts';
import { wordsOf } from '../../../core/words/sameWords.ts';
import type { LearningApi } from '../../../protocol/learningApi.ts';

/** Of what was said, in the journal and the log. */
const MOST_WORDS = 200;

export interface Heard {
  readonly text: string;
  readonly source: FeelingSource;
}

export type Felt = Extract<Action, { type: 'felt' }>;

export class FeelReader {
  readonly #sentiment: LearningApi['sentiment'];
  readonly #log: (message: string) => void;
  #told = false;

  constructor(sentiment: LearningApi['sentiment'], log: (message: string) => void) {
    this.#sentiment = sentiment;
    this.#log = log;
  }

  /** In the order of what was heard; none at all where it cannot be read. */
  async read(heard: readonly Heard[], signal?: AbortSignal): Promise<readonly Felt[]> {
    if (heard.length === 0) return [];
    try {
      const texts = heard.map(({ text }) => text);
      const { readings } = await this.#sentiment({ texts }, signal === undefined ? {} : { signal });
      return heard.map(({ text, source }, at) => ({
        type: 'felt',
        feeling: { ...feelingOf(readings[at]!), source, words: shortened(text), of: markOf(text) },
      }));
    } catch (error) {
      if (codeOf(error) === 'cancelled') throw error;
      if (!this.#told) this.#log(`What is said about suggestions is not learned from: ${messageOf(error)}`);
      this.#told = true;
      return [];
    }
  }
}

/** By this the same words are known again. */
export function markOf(text: string): string {
  return shortHash(wordsOf(text).join(' '));
}

function shortened(text: string): string {
  const line = printableText(text.replace(/\s+/g, ' ').trim());
  return line.length <= MOST_WORDS ? line : `${line.slice(0, MOST_WORDS - 1)}…`;
}
