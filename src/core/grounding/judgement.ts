/** What the model of the code says to a claim. */
import type { CitedPlace } from '../answers/answer.ts';

export type Judgement =
  | { readonly kind: 'unknown' }
  /** The model looks for what the word says and has not found it, which proves nothing. */
  | { readonly kind: 'unproven'; readonly word: string }
  | { readonly kind: 'true'; readonly at?: CitedPlace }
  /** `truth`: a sentence in its stead, Markdown. */
  | { readonly kind: 'false'; readonly truth: string; readonly at?: CitedPlace };

export const UNKNOWN: Judgement = { kind: 'unknown' };
