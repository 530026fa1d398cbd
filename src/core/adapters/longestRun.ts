/** Learning by heart, measured. */

/** The longest run of words in a row that two texts share, in words; letter case and layout do not count. */
export function longestRun(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  let longest = 0;
  let before = new Uint16Array(other.length + 1);
  for (const word of one) {
    const now = new Uint16Array(other.length + 1);
    for (const [at, each] of other.entries()) {
      if (each !== word) continue;
      now[at + 1] = before[at]! + 1;
      if (now[at + 1]! > longest) longest = now[at + 1]!;
    }
    before = now;
  }
  return longest;
}

/** At most as many as a context holds: the work grows with the product of both. */
const MOST_WORDS = 4000;

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? []).slice(0, MOST_WORDS);
}
