/** All that has been learned, whatever it was learned from: to look at, to decide on, and to share. */
import type { LearnedEdit, LearnedItem, LearnedKind } from '../core/model/learned.ts';
import type { Call } from './call.ts';
import type { FeedbackLevel } from './feedbackLevel.ts';

export interface LearnedListRequest {
  /** Workspaces that are analysed: evidence there gets its places. Others are left out. */
  readonly roots?: readonly string[];
}

export interface LearnedList {
  /** Kind by kind, the weightiest first. */
  readonly items: readonly LearnedItem[];
  /** Forgotten ones that are not learned anew. */
  readonly forgotten: number;
}

export type LearnedDecision =
  /** It does not age, and goes before what is learned. */
  | { readonly type: 'pin'; readonly pinned: boolean }
  /** It is kept and has no effect. */
  | { readonly type: 'disable'; readonly disabled: boolean }
  | { readonly type: 'edit'; readonly edit: LearnedEdit }
  /** Takes the last decision on it back; taken back twice, it holds again. */
  | { readonly type: 'undo' };

export interface LearnedDecideRequest {
  readonly item: string;
  readonly decision: LearnedDecision;
}

export interface LearnedForgetRequest {
  /** Ids of items. */
  readonly items: readonly string[];
}

export interface LearnedExportRequest {
  /** How much is told: all; no words of the developer, which may quote code; or no titles and names of projects either. Default `all`. */
  readonly level?: FeedbackLevel;
  /** Default all. */
  readonly kinds?: readonly LearnedKind[];
  /** What is not of this project, by its name, is left out. */
  readonly project?: string;
  /** Ids of items; default all. */
  readonly items?: readonly string[];
  /** What a file that is there says: it is put together with what is known here. Rejects with `invalid-learned`. */
  readonly into?: string;
}

export interface LearnedExport {
  /** JSON. The same text from the same knowledge, on every machine. */
  readonly text: string;
  readonly items: number;
}

export interface LearnedImport {
  /** Items of which something is new or different now. */
  readonly changed: number;
  /** Entries that cannot be used: of unknown shape, or of a time that has not come. */
  readonly leftOut: number;
}

export interface LearnedItemsApi {
  list(request: LearnedListRequest, call?: Call): Promise<LearnedList>;
  /** On disk when it resolves; the item as it is then. Rejects with `unknown-learned`, `invalid-option`, `store-failed`. */
  decide(request: LearnedDecideRequest, call?: Call): Promise<LearnedItem>;
  /**
   * Erases for good what was learned, and what it was learned from; the number of offers that went with it. What was rejected may be
   * suggested again. Rejects with `unknown-learned`, `store-failed`.
   */
  forget(request: LearnedForgetRequest, call?: Call): Promise<{ readonly offers: number }>;
  /** What was forgotten may be learned anew; the number of items. */
  learnAgain(request: object, call?: Call): Promise<{ readonly items: number }>;
  export(request: LearnedExportRequest, call?: Call): Promise<LearnedExport>;
  /** Puts a colleague's file together with what is known; twice does nothing more. Rejects with `invalid-learned`. */
  import(request: { readonly text: string }, call?: Call): Promise<LearnedImport>;
}
