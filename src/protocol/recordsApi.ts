/** Decision records: those that there are, and what recording another one changes. Nothing is written by these calls. */
import type { DecisionStatus } from '../core/model/decision.ts';
import type { FileEdit } from '../core/model/suggestion.ts';
import type { Call } from './call.ts';

export interface KnownDecisionRecord {
  readonly path: string;
  readonly number?: number;
  readonly title: string;
  readonly status: DecisionStatus;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
}

/** What a record may be drafted from, by its id; a rule is one that is in force. */
export interface RecordSource {
  readonly kind: 'suggestion' | 'finding' | 'decision' | 'rule';
  readonly id: string;
}

export type RecordRelation = 'supersedes' | 'amends' | 'relatesTo';

/** Records are named by number (`12`, `ADR-0012`), path or title. Folders and paths are relative to the workspace. */
export type RecordRequest =
  | {
      readonly kind: 'new';
      readonly root: string;
      /** Default: that of the draft. */
      readonly title?: string;
      readonly from?: RecordSource;
      /** Default: `proposed`. */
      readonly status?: DecisionStatus;
      /** Default: beside the others, else `docs/decisions`. */
      readonly folder?: string;
      readonly supersedes?: readonly string[];
      readonly amends?: readonly string[];
      readonly relatesTo?: readonly string[];
    }
  | {
      readonly kind: 'link';
      readonly root: string;
      readonly from: string;
      readonly relation: RecordRelation;
      readonly to: string;
    }
  | { readonly kind: 'index'; readonly root: string; readonly folder?: string };

export interface RecordPlan {
  readonly title: string;
  /** Of the record, or of the index. */
  readonly path: string;
  /** False where a record with this title was there, and for links and indexes. */
  readonly created: boolean;
  /** None where all is as it is to be. */
  readonly edits: readonly FileEdit[];
}

export interface RecordsApi {
  /** In the order of their numbers. */
  list(
    request: { readonly root: string },
    call?: Call,
  ): Promise<{ readonly records: readonly KnownDecisionRecord[] }>;
  /** The title that a record from this source would have, and whether it decides how the workspace is built. Throws `unknown-subject`. */
  draft(
    request: { readonly root: string; readonly from: RecordSource },
    call?: Call,
  ): Promise<{ readonly title: string; readonly decides: boolean }>;
  /**
   * Throws `invalid-option` for a title that says nothing, a folder outside the workspace, and an order of records that cannot be;
   * `unknown-subject` for what is not there; `edit-refused` where a file that would change is not saved.
   */
  plan(request: RecordRequest, call?: Call): Promise<RecordPlan>;
}
