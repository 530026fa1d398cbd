import type { LlamaPlan } from './llamaPlan.ts';

/** Bytes of logits that are held at once. */
export const LOGITS_BYTES = 48 << 20;
export const LEAST_LOGIT_ROWS = 8;
/** What vectors are rounded up to, and what the adapter's narrow products take, as a share of all. */
const SLACK = 1.02;

/** How many tokens the head is asked for at once. */
export function logitRows(vocabulary: number): number {
  return Math.max(LEAST_LOGIT_ROWS, Math.floor(LOGITS_BYTES / (vocabulary * 4)));
}

/**
 * What learning from a batch takes at its peak: the outputs of each trained layer and their derivatives, and beside them what the head
 * works out, or what the layer does on its way there and back.
 */
export function batchBytes(plan: LlamaPlan, tokens: number, topLayers: number): number {
  const { embedding, feedForward, vocabulary, layers } = plan;
  const [wide, narrow] = [plan.heads * plan.headLength, plan.kvHeads * plan.headLength];
  const kept = (Math.min(topLayers, layers.length) + 2) * embedding;
  const forward = 3 * embedding + 2 * wide + 2 * narrow + 3 * feedForward;
  const feedForwardBack = feedForward + embedding;
  const attentionBack = 2 * wide + 2 * narrow + embedding;
  const layer = forward + Math.max(feedForwardBack, attentionBack);
  const rows = Math.min(tokens, logitRows(vocabulary));
  const head = rows * (4 * embedding + vocabulary);
  return SLACK * 4 * (tokens * kept + Math.max(tokens * layer, head));
}
