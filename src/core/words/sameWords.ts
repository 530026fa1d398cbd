/** Texts as words, to be known again however they are laid out. */

const SPOKEN = /[\p{L}\p{N}'’]+|\p{Extended_Pictographic}|[:;=][-^']?[()DP]/gu;

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(SPOKEN) ?? [];
}

/** More than half of the words stand, two and two, in one of the others. */
export function mostlyWithin(words: readonly string[], others: readonly (readonly string[])[]): boolean {
  if (words.length === 0) return false;
  const pairs = new Set(others.flatMap(pairsOf));
  const singles = new Set(words.length === 1 ? others.flat() : []);
  const found = words.length === 1 ? singles.has(words[0]!) : undefined;
  if (found !== undefined) return found;
  const own = pairsOf(words);
  return own.filter((pair) => pairs.has(pair)).length > own.length / 2;
}

function pairsOf(words: readonly string[]): string[] {
  return words.slice(1).map((word, at) => `${words[at]} ${word}`);
}
