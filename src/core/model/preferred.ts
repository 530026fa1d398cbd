/** Suggestions as one person can be expected to like them, and how it is told what learning puts aside. */
import type { Suggestion } from './suggestion.ts';

export interface PreferredSuggestions {
  /** In the order of what this person can be expected to like. */
  readonly suggestions: readonly Suggestion[];
  /** Ids of those that are not worth an interruption; they stand at the end. */
  readonly quiet: readonly string[];
  /** Left out for being like what was rejected, each with the id of what is learned of that rejection. */
  readonly hidden: readonly { readonly suggestion: Suggestion; readonly item: string }[];
  /** Why the order is the engine's own, where nothing of what was learned can be read. */
  readonly notice?: string;
}

/** Behind a number of suggestions: of those in `quiet`, and of those in `hidden`. */
export const LESS_LIKELY = 'less likely to be of use to you';
export const NOT_SHOWN = 'not shown: like what you dismissed';
