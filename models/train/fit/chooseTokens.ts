/** Which words and pieces become tokens: those that many repositories write, not those that one writes often. */
import { visitWords } from '../../../src/core/embed/codeWords.ts';

const PIECE_SIZES = [2, 3, 4, 5, 6];
const LEAST_REPOSITORIES = 3;

export class TokenChooser {
  /** Sum over repositories of ln(1 + occurrences), and the number of repositories. */
  readonly #totals = new Map<string, { score: number; repositories: number }>();

  addRepository(texts: Iterable<string>): void {
    const counts = new Map<string, number>();
    for (const text of texts) {
      visitWords(text, (_, start, end) => {
        if (end - start < 2 || end - start > 24) return;
        const word = text.slice(start, end).toLowerCase();
        counts.set(word, (counts.get(word) ?? 0) + 1);
      });
    }
    for (const [word, count] of counts) {
      const total = this.#totals.get(word) ?? { score: 0, repositories: 0 };
      total.score += Math.log(1 + count);
      total.repositories++;
      this.#totals.set(word, total);
    }
  }

  /** Words first, then pieces, each by falling score. */
  choose(wordCount: number, pieceCount: number): string[] {
    const ranked = [...this.#totals]
      .filter(
        ([word, { repositories }]) =>
          repositories >= LEAST_REPOSITORIES && /^(?:\p{L}+|\d{1,4})$/u.test(word),
      )
      .sort((a, b) => b[1].score - a[1].score || (a[0] < b[0] ? -1 : 1))
      .map(([word]) => word);
    const words = ranked.slice(0, wordCount);
    return [...words, ...this.#pieces(new Set(words), pieceCount)];
  }

  #pieces(known: ReadonlySet<string>, count: number): string[] {
    const scores = new Map<string, number>();
    for (const [word, { score }] of this.#totals) {
      if (known.has(word) || !/^[a-z]+$/.test(word)) continue;
      for (const size of PIECE_SIZES) {
        for (let at = 0; at + size <= word.length; at++) {
          const piece = word.slice(at, at + size);
          // A piece at the start of a word is where the cut from the left finds it.
          scores.set(piece, (scores.get(piece) ?? 0) + score * (size - 1) * (at === 0 ? 2 : 1));
        }
      }
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, count)
      .map(([piece]) => `##${piece}`);
  }
}
