/** Texts as bags of tokens: each token once, with a weight that grows slower than its count. */
import type { Vocabulary } from './vocabulary.ts';

/** Bags one behind the other: bag `i` is `[offsets[i], offsets[i + 1])` of `ids` and `weights`. */
export interface TokenBags {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
  /** One more than there are bags. */
  readonly offsets: Int32Array;
}

/** A longer text is judged by its beginning; a chunk is some 2,000 characters. */
const LETTERS_AT_MOST = 200_000;
const WEIGHTS = Float32Array.from({ length: 256 }, (_, count) => 1 + Math.log(Math.max(1, count)));

export function weightOf(count: number): number {
  return WEIGHTS[Math.min(count, 255)]!;
}

/** Keeps a counter a token, so that a bag costs no map. */
export class BagMaker {
  readonly #vocabulary: Vocabulary;
  readonly #counts: Int32Array;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#counts = new Int32Array(vocabulary.size);
  }

  bagsOf(texts: readonly string[]): TokenBags {
    const ids: number[] = [];
    const weights: number[] = [];
    const offsets = new Int32Array(texts.length + 1);
    texts.forEach((text, at) => {
      this.countTokens(text, (id, count) => {
        ids.push(id);
        weights.push(weightOf(count));
      });
      offsets[at + 1] = ids.length;
    });
    return { ids: Int32Array.from(ids), weights: Float32Array.from(weights), offsets };
  }

  /** Tokens in the order of their first occurrence. */
  countTokens(text: string, tell: (id: number, count: number) => void): void {
    const counts = this.#counts;
    const seen: number[] = [];
    this.#vocabulary.visit(text.length > LETTERS_AT_MOST ? text.slice(0, LETTERS_AT_MOST) : text, (id) => {
      if (counts[id] === 0) seen.push(id);
      counts[id]!++;
    });
    for (const id of seen) {
      tell(id, counts[id]!);
      counts[id] = 0;
    }
  }
}
