/** A proposed change, with the edits that carry it out. */
import type { Confidence, Evidence } from './finding.ts';

export const SUGGESTION_KINDS = [
  'break-cycle',
  'move-file',
  'split-module',
  'extract-interface',
  'fix-violation',
  'remove-orphan',
  'add-file',
  'use-answer',
] as const;

export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

/** Where the suggestion came from. */
export type SuggestionOrigin = 'rule' | 'learned' | 'model';

/** Replace the UTF-16 range [start, end) of a file's text as it was when the suggestion was made. */
export interface TextReplacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `hash` is the SHA-1 of the content that the edit was computed from: a file that changed since refuses the edit. */
export type FileEdit =
  | {
      readonly type: 'change';
      readonly path: string;
      readonly hash: string;
      readonly replacements: readonly TextReplacement[];
    }
  | { readonly type: 'create'; readonly path: string; readonly content: string }
  | {
      readonly type: 'move';
      readonly path: string;
      readonly to: string;
      readonly hash: string;
      readonly replacements: readonly TextReplacement[];
    }
  | { readonly type: 'delete'; readonly path: string; readonly hash: string };

export interface Suggestion {
  /** Stable across runs: derived from kind and subjects, so that a dismissal lasts. */
  readonly id: string;
  readonly kind: SuggestionKind;
  readonly title: string;
  readonly rationale: string;
  readonly confidence: Confidence;
  /** In [0, 1], higher first. */
  readonly score: number;
  readonly origin: SuggestionOrigin;
  readonly evidence: readonly Evidence[];
  /** The finding it answers, where there is one. */
  readonly findingId?: string;
  /** Empty when the change needs a person's hand: then `steps` says how. */
  readonly edits: readonly FileEdit[];
  readonly steps: readonly string[];
}
