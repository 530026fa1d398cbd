/** Requests and changes, told to all that waits for quiet. */

export interface Waiting {
  touch(): void;
  begin(): () => void;
}

export class Activity implements Waiting {
  readonly #waiting = new Set<Waiting>();

  /** @returns to be called when it waits no longer. */
  join(waiting: Waiting): () => void {
    this.#waiting.add(waiting);
    return () => this.#waiting.delete(waiting);
  }

  touch(): void {
    for (const each of this.#waiting) each.touch();
  }

  begin(): () => void {
    const ends = [...this.#waiting].map((each) => each.begin());
    return () => {
      for (const end of ends) end();
    };
  }
}
