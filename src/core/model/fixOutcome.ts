/** What came of putting violations right, one after the other. */
import type { FileEdit } from './suggestion.ts';

export interface FixedViolation {
  readonly fingerprint: string;
  readonly rule: string;
  readonly message: string;
  /** Title of the refactoring; that of an earlier one where it put this right too. */
  readonly by: string;
}

export interface LeftViolation {
  readonly fingerprint: string;
  readonly rule: string;
  readonly from: string;
  readonly line: number;
  readonly message: string;
  /** Why nothing was done. */
  readonly reason: string;
}

export interface FixAllOutcome {
  readonly fixed: readonly FixedViolation[];
  readonly left: readonly LeftViolation[];
  /** Of the files as they are now. */
  readonly edits: readonly FileEdit[];
}
