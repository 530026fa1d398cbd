import type { Chunk } from '../../core/chunks/chunk.ts';

/** A file whose chunks are known. */
export interface CutFileRef {
  readonly path: string;
  /** Of what was cut. */
  readonly hash: string;
  readonly chunks: readonly Chunk[];
}
