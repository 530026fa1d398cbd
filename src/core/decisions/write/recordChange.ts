/** Changes of files by which a decision is recorded. */
import type { TextReplacement } from '../../model/suggestion.ts';

export type RecordChange =
  | { readonly type: 'create'; readonly path: string; readonly content: string }
  | { readonly type: 'change'; readonly path: string; readonly replacements: readonly TextReplacement[] };

/** Relations that a person can ask for. */
export const RELATIONS = ['supersedes', 'amends', 'relatesTo'] as const;
export type AskedRelation = (typeof RELATIONS)[number];
