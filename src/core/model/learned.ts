/** What has been learned, as a person sees it. Another kind is a name here, a source in `app/learned`, and a group in the view. */

export const LEARNED_KINDS = ['concept', 'preference', 'rejection'] as const;

export type LearnedKind = (typeof LEARNED_KINDS)[number];

export type TrendWord = 'new' | 'steady' | 'rising' | 'falling';

export interface LearnedTrend {
  readonly word: TrendWord;
  /** What the word was read off, oldest first; none where there is too little. */
  readonly points: readonly number[];
}

/** A place in an analysed workspace. */
export interface LearnedPlace {
  readonly root: string;
  /** Relative to it. */
  readonly path: string;
  readonly line: number;
}

export interface LearnedEvidence {
  readonly text: string;
  readonly places: readonly LearnedPlace[];
}

/** What a person can set of an item, as it is now. */
export type LearnedEdit =
  /** A naming template, and the last segment of a folder. */
  | { readonly type: 'concept'; readonly naming: string; readonly folder: string }
  /** Added to what is expected of such suggestions, in [-0.3, 0.3]. */
  | { readonly type: 'preference'; readonly nudge: number };

/** Whether a rejection speaks against anything now; `elsewhere` where its workspace is not open. */
export type RejectionState = 'in force' | 'code changed' | 'elsewhere';

export interface LearnedItem {
  /** Stable, and the same on every machine. */
  readonly id: string;
  readonly kind: LearnedKind;
  /** What is learned, in a sentence; names of code stand between backticks. */
  readonly title: string;
  /** What speaks for it and against it, in words. */
  readonly explanation: string;
  /** What it changes. */
  readonly effect: string;
  /** How much it weighs in its group: files, effect on the expectation, milliseconds since 1970. */
  readonly weight: number;
  readonly evidence: readonly LearnedEvidence[];
  readonly trend: LearnedTrend;
  /** ISO 8601 in UTC, of the last time that anything was learned of it. */
  readonly date: string;
  /** Names of projects; none for what is not of any. */
  readonly projects: readonly string[];
  readonly pinned: boolean;
  readonly disabled: boolean;
  /** A person has changed it. */
  readonly edited: boolean;
  /** Something of it came from others. */
  readonly shared: boolean;
  /** There is a decision on it that can be taken back. */
  readonly canUndo: boolean;
  readonly edit?: LearnedEdit;
  readonly rejection?: RejectionState;
  /** Offers that are erased with it; 0 where it is not made of any. */
  readonly offers: number;
}
