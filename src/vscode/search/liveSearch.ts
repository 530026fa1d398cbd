/** A search that follows the typing: late enough not to ask for every letter, and never answering what is no longer asked. */

export interface LiveSearchParts<T> {
  /** @param signal aborted once the answer is of no use. */
  readonly search: (query: string, signal: AbortSignal) => Promise<T>;
  readonly show: (view: SearchView<T>) => void;
  /** How long nothing is typed before it is asked. */
  readonly delayMs: number;
}

export type SearchView<T> =
  | { readonly state: 'idle' }
  | { readonly state: 'searching'; readonly query: string }
  | { readonly state: 'found'; readonly query: string; readonly answer: T }
  | { readonly state: 'failed'; readonly query: string; readonly error: unknown };

export class LiveSearch<T> {
  readonly #parts: LiveSearchParts<T>;
  #query = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;

  constructor(parts: LiveSearchParts<T>) {
    this.#parts = parts;
  }

  type(text: string): void {
    const query = text.trim();
    // A blank at the end asks for nothing else.
    if (query === this.#query) return;
    this.#query = query;
    this.stop();
    this.#parts.show(query === '' ? { state: 'idle' } : { state: 'searching', query });
    if (query !== '') this.#timer = setTimeout(() => void this.#run(query), this.#parts.delayMs);
  }

  /** The same once more, at once. */
  again(): void {
    const query = this.#query;
    this.stop();
    if (query === '') return;
    this.#parts.show({ state: 'searching', query });
    void this.#run(query);
  }

  /** Shows nothing more until something is typed. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = undefined;
  }

  async #run(query: string): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    const view = await this.#ask(query, running.signal);
    if (this.#running === running) this.#parts.show(view);
  }

  async #ask(query: string, signal: AbortSignal): Promise<SearchView<T>> {
    try {
      return { state: 'found', query, answer: await this.#parts.search(query, signal) };
    } catch (error) {
      return { state: 'failed', query, error };
    }
  }
}
