/** A prompt of a wanted length whose answer shows whether its beginning and its end were read: a word that nobody can guess at each. */
import type { Turn } from '../model/generation.ts';

export interface RecallQuestion {
  readonly turns: readonly Turn[];
  readonly words: readonly [string, string];
}

/** @param lines of filler between the two words @param seed of the words */
export function recallQuestion(lines: number, seed: number): RecallQuestion {
  const words = [word(seed * 2 + 1), word(seed * 2 + 2)] as const;
  const filler = Array.from({ length: lines }, (_, at) => `${at + 1}. ${FILLER[at % FILLER.length]}`);
  const content = [
    `The first password is ${words[0]}.`,
    ...filler,
    `The last password is ${words[1]}.`,
    'Answer with the first password and the last password, and nothing else.',
  ].join('\n');
  return { turns: [{ role: 'user', content }], words };
}

export function recalls(answer: string, { words }: RecallQuestion): boolean {
  const heard = answer.toLowerCase();
  return words.every((each) => heard.includes(each));
}

/** Sentences that say nothing of passwords. */
const FILLER = [
  'The store opens a file and closes it when the last reader has left.',
  'A queue keeps its order although two writers may add to it.',
  'Whoever asks for a page twice is given the same page from memory.',
  'The clock is handed in, so that a test can turn it.',
  'A name is read from left to right, its owner first.',
  'What cannot be parsed is listed with the line on which it stands.',
];

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

/** Can be spoken, is no word, and follows from the seed alone. */
function word(seed: number): string {
  let state = (seed * 2_654_435_761) >>> 0;
  const next = (letters: string) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return letters[Math.floor((state / 2 ** 32) * letters.length)]!;
  };
  return Array.from({ length: 3 }, () => next(CONSONANTS) + next(VOWELS)).join('') + next(CONSONANTS);
}
