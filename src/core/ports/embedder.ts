/** Turns texts into vectors. */

/** A query is short words of a person; a passage is a piece of code or a document. Some models tell them apart. */
export type EmbeddedKind = 'query' | 'passage';

export interface Embedder {
  /** Names the model and its version: vectors of different ids are never compared. */
  readonly id: string;
  /** Length of every vector. */
  readonly dimensions: number;
  /** One vector of length 1 a text, in the order of the texts; all zero for a text without a known token. Rejects with `cancelled`. */
  embed(texts: readonly string[], kind: EmbeddedKind, signal?: AbortSignal): Promise<readonly Float32Array[]>;
  dispose(): Promise<void>;
}
