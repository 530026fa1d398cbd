/**
 * Reading a few tokens after many may take longer than reading 64: on a processor, llama.cpp's flash attention takes fewer than 64
 * questions to the context one by one, and what costs little in matrices then costs most. So some of what was read is read again.
 */
import type { LlamaContextSequence } from 'node-llama-cpp';

/** What decides what is dear: the measures of one layer, and how the context is computed. */
export interface ReadingShape {
  readonly embedding: number;
  readonly feedForward: number;
  /** Length of a key over all of its heads. */
  readonly keys: number;
}

/** From so many tokens on they are taken together. */
export const TOGETHER = 64;
/**
 * Of one number of a key that is compared alone, in multiplications of matrices. Measured with models of 0.3, 135 and 411 million
 * weights at 64 to 3,072 tokens: 120, 20 and 32; less, so that it is never done where it does not pay.
 */
const ALONE = 16;

/** Tokens before a short rest to read once more, so that all together are 64; none where that costs more than it saves. */
export function tokensToReadAgain(fresh: number, before: number, shape: ReadingShape | undefined): number {
  if (shape === undefined || fresh >= TOGETHER || fresh + before < TOGETHER) return 0;
  const { embedding, feedForward, keys } = shape;
  const matrices = 2 * embedding + 2 * keys + 3 * feedForward;
  return fresh * (matrices + ALONE * before) > TOGETHER * matrices ? TOGETHER - fresh : 0;
}

/** Undefined where reading is otherwise: on a graphics card, without flash attention, or what cannot be taken back. */
export function readingShape({
  model,
  context,
  needsCheckpoints,
}: LlamaContextSequence): ReadingShape | undefined {
  if (model.llama.gpu !== false || context.flashAttention === false || needsCheckpoints) return undefined;
  const {
    embedding_length: embedding,
    feed_forward_length: feedForward,
    attention,
  } = model.fileInfo.architectureMetadata;
  const { head_count: heads, head_count_kv: keyHeads = heads } = attention ?? {};
  if (!isCount(embedding) || !isCount(feedForward) || !isCount(heads) || !isCount(keyHeads)) return undefined;
  return { embedding, feedForward, keys: (embedding / heads) * keyHeads };
}

/** Lists, a number a layer, are of other architectures. */
const isCount = (value: unknown): value is number => typeof value === 'number' && value > 0;
