/**
 * Words of one family under one form, for index and query alike: plurals, `-ing`, `-ed` and the endings by which programmers make
 * nouns of verbs (`validate`, `validator`, `validation`). Lighter than Porter's ("An algorithm for suffix stripping", 1980): a form
 * need be no word, but two words of different meaning should rarely meet.
 */

const VOWEL = /[aeiouy]/;

/** What is cut off the end, the first that fits, where the rest is at least so long and has a vowel. */
const DERIVED: readonly (readonly [ending: string, rest: number, instead: string])[] = [
  ['ization', 3, 'iz'],
  ['isation', 3, 'iz'],
  ['ation', 3, ''],
  ['ator', 3, ''],
  ['ition', 3, 'it'],
  ['ption', 3, 'pt'],
  ['ction', 2, 'ct'],
  ['ssion', 3, 'ss'],
  ['izer', 3, 'iz'],
  ['iser', 3, 'iz'],
  ['ment', 4, ''],
  ['able', 4, ''],
  ['ible', 4, ''],
  ['ate', 4, ''],
  ['ise', 4, 'iz'],
  ['ize', 4, 'iz'],
  ['er', 4, ''],
  ['or', 4, ''],
  ['ly', 4, ''],
  ['al', 5, ''],
];

/** @param word in lower case. */
export function stem(word: string): string {
  if (word.length <= 3 || !/^[a-z]+$/.test(word)) return word;
  const bare = withoutTense(withoutPlural(word));
  return withoutLastE(undoubled(derivedFrom(bare)));
}

function withoutPlural(word: string): string {
  if (!word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  return /(?:ss|x|ch|sh|zz)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

function withoutTense(word: string): string {
  if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith('ing')) return shortened(word, 3, 3);
  return word.endsWith('ed') && !word.endsWith('eed') ? shortened(word, 2, 3) : word;
}

/** Only where a stem with a vowel is left: `string` and `red` are whole. */
function shortened(word: string, cut: number, rest: number): string {
  const left = word.slice(0, -cut);
  return left.length >= rest && VOWEL.test(left) ? left : word;
}

function derivedFrom(word: string): string {
  for (const [ending, rest, instead] of DERIVED) {
    if (!word.endsWith(ending)) continue;
    const left = word.slice(0, -ending.length);
    return left.length >= rest && VOWEL.test(left) ? left + instead : word;
  }
  return word;
}

/** `runn` of `running`. */
function undoubled(word: string): string {
  return word.length > 3 && /([bdfgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}

function withoutLastE(word: string): string {
  if (word.length > 3 && word.endsWith('e')) return word.slice(0, -1);
  return word.length > 3 && /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}i` : word;
}
