/** Calls of tools put together from the pieces that a server streams. */
import type { ModelCall } from '../model/generation.ts';
import { type CallPiece, parsedJson } from './answerChunk.ts';

const MOST_CALLS = 16;
/** Characters of one call's arguments; more is refused before it is looked at. */
const MOST_ARGUMENTS = 200_000;

interface Gathered {
  id: string;
  name: string;
  text: string;
}

export class CallPieces {
  readonly #calls = new Map<number, Gathered>();

  /** @returns false once there is more than is taken: whoever sends it is broken off. */
  push(pieces: readonly CallPiece[]): boolean {
    for (const { at, id, name, text } of pieces) {
      const call = this.#calls.get(at) ?? { id: `call-${at + 1}`, name: '', text: '' };
      call.id = id ?? call.id;
      call.name = name ?? call.name;
      call.text += text;
      this.#calls.set(at, call);
      if (this.#calls.size > MOST_CALLS || call.text.length > MOST_ARGUMENTS) return false;
    }
    return true;
  }

  /** Those that have a name. Arguments that are no JSON stay as they were written: the tool's schema refuses them. */
  get calls(): readonly ModelCall[] {
    return [...this.#calls]
      .sort(([a], [b]) => a - b)
      .map(([, call]) => call)
      .filter(({ name }) => name !== '')
      .map(({ id, name, text }) => ({
        id,
        name,
        arguments: text.trim() === '' ? {} : (parsedJson(text) ?? text),
      }));
  }
}
