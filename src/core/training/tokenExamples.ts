/** What is learned from, as the token ids that an engine used. */
import { CodedError } from '../../base/codedError.ts';
import { seeded } from '../../base/seeded.ts';

export interface TokenText {
  readonly tokens: readonly number[];
  /** The first so many carry no loss. */
  readonly promptTokens: number;
}

export type TokenExample =
  | {
      /** Retention: not to become less likely than the base model finds it. */
      readonly kind: 'likelihood' | 'retention';
      readonly text: TokenText;
      readonly weight: number;
    }
  | {
      readonly kind: 'preference';
      readonly chosen: TokenText;
      readonly rejected: TokenText;
      readonly weight: number;
    };

/** A text as it is computed: each row, a token that was read, foretells a token. */
export interface ReadText {
  readonly tokens: readonly number[];
  readonly expected: { readonly rows: readonly number[]; readonly tokens: readonly number[] };
}

/** The texts of an example in a fixed order: chosen before rejected. */
export function textsOf(example: TokenExample): readonly TokenText[] {
  return example.kind === 'preference' ? [example.chosen, example.rejected] : [example.text];
}

/**
 * Of a text beyond `mostTokens` its end: what was written counts more than how the prompt began. Throws `untrainable` where nothing is to
 * be learned, or for ids that the model does not have.
 */
export function readText(
  { tokens, promptTokens }: TokenText,
  { vocabulary, mostTokens }: { readonly vocabulary: number; readonly mostTokens: number },
): ReadText {
  if (tokens.some((id) => !Number.isInteger(id) || id < 0 || id >= vocabulary))
    throw unfit(`it has a token beyond the vocabulary of ${vocabulary}`);
  const cut = Math.max(0, tokens.length - 1 - mostTokens);
  const kept = tokens.slice(cut);
  const first = Math.max(1, promptTokens - cut);
  if (!Number.isInteger(promptTokens) || promptTokens < 0 || first >= kept.length)
    throw unfit('nothing follows its prompt');
  const rows = Array.from({ length: kept.length - first }, (_, at) => first - 1 + at);
  return { tokens: kept.slice(0, -1), expected: { rows, tokens: kept.slice(first) } };
}

/** Which examples each step learns from: all of them once an epoch, in an order that follows from the seed alone. */
export function examplesOfStep(
  step: number,
  { examples, batchExamples, seed }: { examples: number; batchExamples: number; seed: number },
): readonly number[] {
  const steps = Math.ceil(examples / batchExamples);
  const order = shuffled(examples, Math.imul(seed + 1, 7919) + Math.floor(step / steps));
  const from = (step % steps) * batchExamples;
  return order.slice(from, from + batchExamples);
}

/** Fisher and Yates. */
function shuffled(count: number, seed: number): number[] {
  const random = seeded(seed);
  const order = Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}

function unfit(why: string): CodedError {
  return new CodedError('untrainable', `An example cannot be learned from: ${why}. Leave it out.`);
}
