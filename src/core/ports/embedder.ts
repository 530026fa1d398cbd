/** Turns texts into vectors. */

/** A query is short words of a person; a passage is a piece of code or a document. Some models tell them apart. */
export type EmbeddedKind = 'query' | 'passage';

export interface Embedder {
  /** Names the model and its version: vectors of different ids are never compared. */
  readonly id: string;
  /** Length of every vector. */
  readonly dimensions: number;
  /** Set where the model does not run the way it should: why, and what to do. The vectors are the same. */
  readonly notice: string | undefined;
  /**
   * One vector of length 1 a text, in the order of the texts; all zero for a text without a known token. A passage of code begins with its
   * path on a line of its own, and ends where the model's limit ends it. Rejects with `cancelled`, `engine-unavailable`, `engine-failed`.
   */
  embed(texts: readonly string[], kind: EmbeddedKind, signal?: AbortSignal): Promise<readonly Float32Array[]>;
  dispose(): Promise<void>;
}
