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
}

/** Writes itself into the draft; undefined where it cannot, or where a rule would object to what comes of it. */
export type Way = (bench: Workbench, draft: TreeDraft, broken: BrokenImport) => Promise<Fix | undefined>;
