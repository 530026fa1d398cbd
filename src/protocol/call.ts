/** What accompanies a call that takes long: a way to stop it, and what it tells meanwhile. */

/** `E`: structured-cloneable events, told in order and all before the call settles. */
export interface Call<E = never> {
  readonly signal?: AbortSignal;
  readonly on?: (event: E) => void;
}
