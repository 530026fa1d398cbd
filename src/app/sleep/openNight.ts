/** The night that is under way: each change is on disk before the next thing happens. */
import type { Night } from './night.ts';
import type { NightBook } from './nightBook.ts';

export class OpenNight {
  readonly #book: NightBook;
  #state: Night;
  #changing: Promise<void> = Promise.resolve();

  constructor(book: NightBook, state: Night) {
    this.#book = book;
    this.#state = state;
  }

  get state(): Night {
    return this.#state;
  }

  /** Undefined takes a part out. */
  change(part: { readonly [K in keyof Night]?: Night[K] | undefined }): Promise<void> {
    // One after the other: each goes on from what the one before has made of it.
    const changed = this.#changing.then(() => this.#change(part));
    this.#changing = changed.catch(() => {});
    return changed;
  }

  async #change(part: { readonly [K in keyof Night]?: Night[K] | undefined }): Promise<void> {
    const state = Object.fromEntries(
      Object.entries({ ...this.#state, ...part }).filter(([, value]) => value !== undefined),
    ) as Night;
    await this.#book.keep(state);
    this.#state = state;
  }
}
