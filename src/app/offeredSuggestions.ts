/** Suggestions that are found by their ids until newer ones take their place. */
import type { Suggestion } from '../core/model/suggestion.ts';

const MOST = 50;

export class OfferedSuggestions {
  readonly #byId = new Map<string, Suggestion>();

  /** The same one made again is the newer one. */
  add(suggestion: Suggestion): void {
    this.#byId.delete(suggestion.id);
    this.#byId.set(suggestion.id, suggestion);
    if (this.#byId.size > MOST) this.#byId.delete(this.#byId.keys().next().value!);
  }

  find(id: string): Suggestion | undefined {
    return this.#byId.get(id);
  }
}
