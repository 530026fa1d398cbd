/** The few best of many, without sorting them all. */

export interface Scored {
  readonly id: string;
  readonly score: number;
}

/** Best first; of equal scores the lesser id first. */
export function bestFirst(one: Scored, other: Scored): number {
  return other.score - one.score || (one.id < other.id ? -1 : Number(one.id > other.id));
}

/** Keeps the `limit` best that it was offered. */
export class BestOf<T extends Scored> {
  readonly #limit: number;
  #kept: T[] = [];
  /** What scores less is not among the best. */
  floor = Number.NEGATIVE_INFINITY;

  constructor(limit: number) {
    this.#limit = Math.max(0, Math.trunc(limit));
  }

  offer(each: T): void {
    if (each.score < this.floor) return;
    this.#kept.push(each);
    // Cut seldom: each cut sorts, and pays for as many offers as are kept.
    if (this.#kept.length >= 2 * this.#limit + 16) this.#cut();
  }

  list(): T[] {
    this.#cut();
    return this.#kept;
  }

  #cut(): void {
    this.#kept.sort(bestFirst);
    this.#kept.length = Math.min(this.#kept.length, this.#limit);
    if (this.#kept.length === this.#limit) this.floor = this.#kept.at(-1)?.score ?? Number.POSITIVE_INFINITY;
  }
}
