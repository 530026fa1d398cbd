/** Answers about one dependency: the way by which it is there, and what the rules say of it. */
import type { Evidence } from './finding.ts';
import type { EdgeKind, ImportTarget } from './graph.ts';
import type { RuleKind } from './rule.ts';

/** What a person names as one end of a dependency. */
export interface Subject {
  /** `new-file`: nothing stands there yet. */
  readonly kind: 'file' | 'folder' | 'module' | 'layer' | 'package' | 'new-file';
  readonly name: string;
  /** Number of files that are meant; 0 for a package. */
  readonly files: number;
}

/** What one rule says. */
export interface RuleWord {
  readonly rule: string;
  readonly kind: RuleKind;
  /** 1-based, in the rules file. */
  readonly line: number;
  /** `tolerates`: an exception of the rule lets it be, for the reason in `message`. */
  readonly says: 'forbids' | 'deprecates' | 'tolerates' | 'allows';
  readonly message: string;
  /** The import that is spoken of, where ends mean many files. */
  readonly from?: string;
  readonly to?: string;
  readonly why?: string;
  readonly instead?: string;
  readonly example?: Evidence;
}

/** `partly`: some of the files that are meant may, others not. */
export type Verdict = 'allowed' | 'deprecated' | 'forbidden' | 'partly';

export interface MayAnswer {
  readonly from: Subject;
  readonly to: Subject;
  readonly verdict: Verdict;
  /** Those that object first. */
  readonly rules: readonly RuleWord[];
}

export interface WhyStep {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  readonly line: number;
  /** What the rules say of this import. */
  readonly rules: readonly RuleWord[];
}

export interface WhyAnswer extends MayAnswer {
  /** A shortest way from one to the other; none when no import leads there. */
  readonly steps: readonly WhyStep[];
  /** Imports that lead from one to the other in one step. */
  readonly direct: number;
}

/** One import of a file, or a name used without one: where it leads, and whether it may be. */
export interface ExplainedImport {
  /** As written. */
  readonly specifier: string;
  readonly kind: EdgeKind;
  /** 1-based; the statement may go on below. */
  readonly line: number;
  readonly target: ImportTarget;
  readonly from: ImportEnd;
  /** Where it leads to a file of the workspace. */
  readonly to?: ImportEnd;
  /** Absent where it leads nowhere. */
  readonly answer?: MayAnswer;
  /** A shortest way from the target back to the file: with this import a circle. */
  readonly back: readonly WhyStep[];
}

export interface ImportEnd {
  readonly path: string;
  readonly module: string;
  /** As the rules declare it. */
  readonly layer?: string;
  readonly test: boolean;
}
