/** Signs of a person. Requests are none: views ask by themselves, and so does what learns. */
import type { PersonSign } from '../../core/ports/stirring.ts';

export interface Noticing {
  noticed(sign: PersonSign): void;
  /** Somebody waits for an answer. @returns to be called when it is there. */
  awaited?(): () => void;
}

export class Presence {
  readonly #noticing = new Set<Noticing>();

  /** @returns to be called when it is of no interest any longer. */
  join(noticing: Noticing): () => void {
    this.#noticing.add(noticing);
    return () => this.#noticing.delete(noticing);
  }

  notice(sign: PersonSign): void {
    // What a sleep is ended by is told to the sleep before it is told to what has begun it.
    for (const each of [...this.#noticing].reverse()) each.noticed(sign);
  }

  /** A person has asked for something that takes a while. @returns to be called when it ends. */
  awaiting(): () => void {
    this.notice('typed');
    const ends = [...this.#noticing].map((each) => each.awaited?.());
    return () => {
      for (const end of ends) end?.();
    };
  }
}
