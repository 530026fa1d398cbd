/** The way a person has come, to go back on and forward again. */

const LONGEST = 50;

export class Trail<Place> {
  readonly #past: Place[] = [];
  #future: Place[] = [];

  get canGoBack(): boolean {
    return this.#past.length > 0;
  }

  get canGoForward(): boolean {
    return this.#future.length > 0;
  }

  /** Goes on to somewhere new. @param here what is left. */
  leave(here: Place): void {
    this.#past.push(here);
    if (this.#past.length > LONGEST) this.#past.shift();
    this.#future = [];
  }

  /** @returns where to go; undefined at the end of the way. */
  step(way: 'back' | 'forward', here: Place): Place | undefined {
    const [from, to] = way === 'back' ? [this.#past, this.#future] : [this.#future, this.#past];
    const there = from.pop();
    if (there !== undefined) to.push(here);
    return there;
  }
}
