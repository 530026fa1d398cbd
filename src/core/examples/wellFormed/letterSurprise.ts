/** Whether the words of a text are words: letters follow each other in code as they do in language, and in what was typed at random not. */
import { lazy } from '../../../base/lazy.ts';
import { GENERAL_CODE } from '../generalCode.ts';
import { PRACTICE_CODE } from '../practiceCode.ts';
import { withoutQuoted } from './bareCode.ts';

/** With fewer letters nothing can be told. */
const FEWEST_LETTERS = 100;
/** Nats a letter. Of ten thousand texts of public repositories none has more than 3.4, and letters at random have 3.9 and more. */
export const MOST_SURPRISE = 3.6;
const SIGNS = 27;
const SMOOTHING = 0.5;

/** Nats a letter of the Latin words outside of quotes, each different word once. Undefined where there are too few. */
export function letterSurprise(code: string): number | undefined {
  const words = [...new Set(wordsIn(withoutQuoted(code)))];
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  if (letters < FEWEST_LETTERS) return undefined;
  const table = costs();
  let sum = 0;
  for (const word of words) for (const [from, to] of pairsOf(word)) sum += table[from * SIGNS + to]!;
  return sum / letters;
}

/** −ln of the share of each letter after each other one, as code of all kinds has them; 0 is the edge of a word. */
const costs = lazy(() => {
  const counts = new Float64Array(SIGNS * SIGNS).fill(SMOOTHING);
  for (const text of [...GENERAL_CODE, ...PRACTICE_CODE])
    for (const word of wordsIn(text)) for (const [from, to] of pairsOf(word)) counts[from * SIGNS + to]! += 1;
  return counts.map((count, at) => {
    const row = counts.subarray(at - (at % SIGNS), at - (at % SIGNS) + SIGNS);
    return -Math.log(count / row.reduce((sum, each) => sum + each, 0));
  });
});

function wordsIn(text: string): string[] {
  const apart = text.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return apart.match(/[a-z]{3,}/g) ?? [];
}

function pairsOf(word: string): (readonly [number, number])[] {
  const signs = [...word].map((letter) => letter.charCodeAt(0) - 96);
  return signs.map((sign, at) => [signs[at - 1] ?? 0, sign] as const);
}
