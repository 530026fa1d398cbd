/** Many texts through a model's process: two messages under way, so that it never waits, and no more, so that stopping is quick. */

import type { EmbeddedKind } from '../../core/ports/embedder.ts';
import { otherDimensions } from './embedFailures.ts';
import type { EmbedProcess } from './embedProcess.ts';

export interface BatchedRequest {
  readonly texts: readonly string[];
  readonly kind: EmbeddedKind;
  readonly dimensions: number;
  readonly signal: AbortSignal | undefined;
}

const TEXTS_A_MESSAGE = 256;
const UNDER_WAY = 2;

export async function inBatches(
  process: EmbedProcess,
  { texts, kind, dimensions, signal }: BatchedRequest,
): Promise<Float32Array[]> {
  const vectors = new Array<Float32Array>(texts.length);
  let next = 0;
  const work = async () => {
    while (next < texts.length) {
      const from = next;
      next += TEXTS_A_MESSAGE;
      const part = texts.slice(from, from + TEXTS_A_MESSAGE);
      const all = await process.embed(part, kind, signal);
      if (all.length !== part.length * dimensions)
        throw otherDimensions(all.length / part.length, dimensions);
      part.forEach((_, at) => {
        vectors[from + at] = all.slice(at * dimensions, (at + 1) * dimensions);
      });
    }
  };
  await Promise.all(Array.from({ length: UNDER_WAY }, work));
  return vectors;
}
