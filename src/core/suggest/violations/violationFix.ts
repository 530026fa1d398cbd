/** What a way of putting a violation right is. */
import type { TreeDraft } from '../../edit/treeDraft.ts';
import type { Violation } from '../../model/rule.ts';
import type { Workbench } from '../workbench.ts';
import type { RuleSimulation } from './ruleSimulation.ts';

export interface BrokenImport {
  readonly violation: Violation & { readonly to: string };
  readonly rules: RuleSimulation;
}

export interface Fix {
  readonly title: string;
  /** What the edits do, in a sentence. */
  readonly what: string;
  /** Why a person should choose it, and it is not done with others at one go: a clause without a full stop. */
  readonly byChoice?: string;
}

/** Why a way that is right by the rules cannot be gone: a clause without a full stop. */
export interface Unfit {
  readonly unfit: string;
}

/** Writes itself into the draft; undefined where the way is none here, or where a rule would object to what comes of it. */
export type Way = (
  bench: Workbench,
  draft: TreeDraft,
  broken: BrokenImport,
) => Promise<Fix | Unfit | undefined>;
