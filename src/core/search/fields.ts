/** Where a word stands. Counts of all fields of one word in one document are packed into a number. */

export const FIELDS = ['name', 'path', 'used', 'signature', 'comment', 'body'] as const;
export type Field = (typeof FIELDS)[number];

export const FIELD_BITS = 5;
/** Counts beyond it add nothing to a score. */
export const MOST_COUNT = (1 << FIELD_BITS) - 1;

/** Words of one document: packed counts by word, and how many words each field has. */
export interface DocumentWords {
  readonly counts: ReadonlyMap<string, number>;
  /** By the index of the field. */
  readonly lengths: readonly number[];
}

export class DocumentWordsBuilder {
  readonly #counts = new Map<string, number>();
  readonly #lengths = new Array<number>(FIELDS.length).fill(0);

  add(field: Field, words: readonly string[]): void {
    const at = FIELDS.indexOf(field);
    this.#lengths[at]! += words.length;
    for (const word of words) {
      const packed = this.#counts.get(word) ?? 0;
      if (countIn(packed, at) < MOST_COUNT) this.#counts.set(word, packed + 2 ** (FIELD_BITS * at));
    }
  }

  done(): DocumentWords {
    return { counts: this.#counts, lengths: this.#lengths };
  }
}

/** @param field its index. */
function countIn(packed: number, field: number): number {
  return (packed >>> (FIELD_BITS * field)) & MOST_COUNT;
}
