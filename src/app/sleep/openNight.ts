/** The night that is under way: each change is on disk before the next thing happens. */
import type { Night } from './night.ts';
import type { NightBook } from './nightBook.ts';

export class OpenNight {
  readonly #book: NightBook;
  #state: Night;

  constructor(book: NightBook, state: Night) {
    this.#book = book;
    this.#state = state;
  }

  get state(): Night {
    return this.#state;
  }

  /** Undefined takes a part out. */
  async change(part: { readonly [K in keyof Night]?: Night[K] | undefined }): Promise<void> {
    const state = Object.fromEntries(
      Object.entries({ ...this.#state, ...part }).filter(([, value]) => value !== undefined),
    ) as Night;
    await this.#book.keep(state);
    this.#state = state;
  }
}
