/** Numbers that a sentence gives for something of the code. “About”, “over” and “at least” are no numbers. */
import type { Word } from '../answers/subjects/questionWords.ts';
import type { Claim, CountOf } from './claim.ts';

const WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const NUMBER = `(\\d{1,3}(?:,\\d{3})+|\\d+|no|${WORDS.join('|')})`;
const FILES = '(?:(?:other|different|source|code|internal) )*files?';
const EXACTLY = '(?:exactly |just |only )?';

const AFTER: readonly (readonly [CountOf, RegExp])[] = [
  [
    'users',
    new RegExp(
      `^ (?:is|are) ${EXACTLY}(?:used|imported|required|referenced|depended on) by ${EXACTLY}${NUMBER} ${FILES}\\b`,
      'i',
    ),
  ],
  ['used', new RegExp(`^ (?:imports|uses|depends on|requires) ${EXACTLY}${NUMBER} ${FILES}\\b`, 'i')],
  ['lines', new RegExp(`^ (?:has|is|spans|contains|counts) ${EXACTLY}${NUMBER} lines\\b`, 'i')],
];
const USERS_BEFORE = new RegExp(
  `(?:^|[-*>.;:,(] ?|\\b(?:and|but|while|that) )${EXACTLY}${NUMBER} ${FILES} (?:imports?|uses?|depends? on|references?|requires?) (?:the |file |module |class )*$`,
  'i',
);
const TOTAL = new RegExp(
  `\\b(?:workspace|repository|repo|project|code ?base|program) (?:has|contains|consists of|comprises|holds) ${EXACTLY}${NUMBER} (?:source |code )?(files|modules)\\b(?! (?:in|of|under|below|with|that|for)\\b)`,
  'i',
);
const CYCLES = new RegExp(
  `\\b(?:there (?:is|are)|(?:workspace|repository|repo|project|code ?base) (?:has|contains)) ${EXACTLY}${NUMBER} (?:(?:import|dependency|circular) )*(?:cycles?|circles?|circular (?:imports?|dependenc(?:y|ies)))(?! (?:between|in|within|among|of)\\b)`,
  'i',
);

export function countsIn(sentence: string, names: readonly Word[]): Claim[] {
  return [...ofNames(sentence, names), ...ofAll(sentence)];
}

function ofNames(sentence: string, names: readonly Word[]): Claim[] {
  return names.flatMap(({ text, at, end }): Claim[] => {
    const rest = sentence.slice(end);
    const found = AFTER.flatMap(([of, pattern]): Claim[] => {
      const said = pattern.exec(rest)?.[1];
      return said === undefined ? [] : [{ kind: 'count', of, name: text, count: meantBy(said) }];
    });
    const before = USERS_BEFORE.exec(sentence.slice(0, at).trimStart())?.[1];
    if (before === undefined || /^\s*(and|or|,|['’]s)/.test(rest)) return found;
    return [...found, { kind: 'count', of: 'users', name: text, count: meantBy(before) }];
  });
}

function ofAll(sentence: string): Claim[] {
  const [, said, what] = TOTAL.exec(sentence) ?? [];
  const cycles = CYCLES.exec(sentence)?.[1];
  const claims: Claim[] = [];
  if (said !== undefined)
    claims.push({ kind: 'total', of: /files/i.test(what!) ? 'files' : 'modules', count: meantBy(said) });
  if (cycles !== undefined) claims.push({ kind: 'total', of: 'cycles', count: meantBy(cycles) });
  return claims;
}

function meantBy(said: string): number {
  const word = said.toLowerCase();
  if (word === 'no') return 0;
  return WORDS.includes(word) ? WORDS.indexOf(word) : Number(word.replaceAll(',', ''));
}
