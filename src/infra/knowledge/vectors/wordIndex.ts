/** One field of words, inverted: BM25 as Lucene has it (Robertson & Zaragoza 2009; idf never below 0), k1 = 1.2, b = 0.75. */

const K1 = 1.2;
const B = 0.75;

interface Posting {
  readonly rows: number[];
  /** How often the word stands in each of the rows. */
  readonly counts: number[];
}

export class WordIndex {
  readonly #postings = new Map<string, Posting>();
  readonly #lengths: Float64Array;
  readonly #meanLength: number;

  /** @param texts of the rows: words parted by spaces. */
  constructor(texts: readonly string[]) {
    this.#lengths = new Float64Array(texts.length);
    texts.forEach((text, row) => {
      this.#add(row, wordsOf(text));
    });
    this.#meanLength = this.#lengths.reduce((sum, length) => sum + length, 0) / (texts.length || 1);
  }

  /** Adds to each row's score what these words are worth in it. */
  score(words: ReadonlySet<string>, weight: number, scores: Float64Array): void {
    for (const word of words) {
      const posting = this.#postings.get(word);
      if (posting !== undefined) this.#scorePosting(posting, weight, scores);
    }
  }

  #scorePosting({ rows, counts }: Posting, weight: number, scores: Float64Array): void {
    const total = this.#lengths.length;
    const idf = Math.log(1 + (total - rows.length + 0.5) / (rows.length + 0.5));
    rows.forEach((row, at) => {
      const count = counts[at]!;
      const norm = K1 * (1 - B + (B * this.#lengths[row]!) / this.#meanLength);
      scores[row]! += (weight * idf * count * (K1 + 1)) / (count + norm);
    });
  }

  #add(row: number, words: readonly string[]): void {
    this.#lengths[row] = words.length;
    for (const word of words) {
      let posting = this.#postings.get(word);
      if (posting === undefined) {
        posting = { rows: [], counts: [] };
        this.#postings.set(word, posting);
      }
      const { rows, counts } = posting;
      if (rows.at(-1) === row) counts[counts.length - 1]!++;
      else {
        rows.push(row);
        counts.push(1);
      }
    }
  }
}

export function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}
