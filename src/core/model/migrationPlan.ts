/** A larger change as steps in their order, each tried on the workspace as the steps before leave it. */
import type { FileEdit } from './suggestion.ts';

export interface MigrationStep {
  /** Also that of the suggestion that carries it out, where it has edits. */
  readonly id: string;
  readonly title: string;
  /** Why, and what speaks for this place in the order. */
  readonly rationale: string;
  /** Before and after this step: `violations 12 → 9`. */
  readonly effect: readonly string[];
  /** Of the files as the steps before leave them; empty where a person's hand is needed, and then `hand` says how. */
  readonly edits: readonly FileEdit[];
  readonly hand: readonly string[];
  /** Where to look: paths with 1-based lines. */
  readonly places: readonly { readonly path: string; readonly line: number; readonly text: string }[];
}

export interface MigrationPlan {
  readonly kind: 'migration';
  readonly sentence: string;
  /** What it leads to: the preset whose rules hold in the end. */
  readonly target: string;
  readonly title: string;
  readonly steps: readonly MigrationStep[];
  /** Violations of the target's rules: as it is, and after all steps that have edits. */
  readonly before: number;
  readonly after: number;
  /** What was taken for what, and what was not looked at; a sentence each. */
  readonly notes: readonly string[];
  /** Why there is nothing to do, or nothing can be said. */
  readonly abstained?: string;
}
