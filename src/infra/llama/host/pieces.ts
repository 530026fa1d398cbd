/** Tokens → text as it grows: a character of several bytes may be spread over tokens. */
import type { LlamaModel, Token } from 'node-llama-cpp';

/** A character has at most four bytes; what is no text after so many tokens never will be. */
const MOST_PENDING = 4;
/** The tokenizer joins a piece to the few before. */
const BEFORE = 4;
const BROKEN = '�';

export class Pieces {
  readonly #model: LlamaModel;
  #pending: Token[] = [];
  #before: Token[] = [];

  constructor(model: LlamaModel) {
    this.#model = model;
  }

  take(token: Token): string {
    this.#pending.push(token);
    const text = this.#model.detokenize(this.#pending, false, this.#before);
    return text.endsWith(BROKEN) && this.#pending.length < MOST_PENDING ? '' : this.#settle(text);
  }

  end(): string {
    return this.#pending.length === 0
      ? ''
      : this.#settle(this.#model.detokenize(this.#pending, false, this.#before));
  }

  #settle(text: string): string {
    this.#before = [...this.#before, ...this.#pending].slice(-BEFORE);
    this.#pending = [];
    return text;
  }
}
