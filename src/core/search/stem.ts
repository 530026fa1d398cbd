/**
 * Words of one family under one form, for index and query alike: plurals, `-ing` and `-ed`. Lighter than Porter's ("An algorithm for
 * suffix stripping", 1980), whose further endings (`validate`, `validator`, `validation` as one) found less on held-out repositories: in
 * code they are different things. A form need be no word.
 */

const VOWEL = /[aeiouy]/;

/** @param word in lower case. */
export function stem(word: string): string {
  if (word.length <= 3 || !/^[a-z]+$/.test(word)) return word;
  return withoutLastE(undoubled(withoutTense(withoutPlural(word))));
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

/** `runn` of `running`. */
function undoubled(word: string): string {
  return word.length > 3 && /([bdfgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}

function withoutLastE(word: string): string {
  if (word.length > 3 && word.endsWith('e')) return word.slice(0, -1);
  return word.length > 3 && /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}i` : word;
}
