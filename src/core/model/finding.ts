/** Evidence, confidence and findings: what is wrong or risky, and how we know. */

/** A place in the workspace that supports a claim. Lines are 1-based. */
export interface Evidence {
  readonly path: string;
  readonly line: number;
  /** What to see there, in one sentence. */
  readonly text: string;
}

/** `proven`: follows from the code by construction; `likely`: strong signs; `guess`: worth a look. */
export type Confidence = 'proven' | 'likely' | 'guess';

export type FindingKind =
  | 'cycle'
  | 'module-cycle'
  | 'misplaced-file'
  | 'god-module'
  | 'unstable-dependency'
  | 'orphan'
  | 'hub'
  | 'shotgun-surgery'
  | 'divergent-change'
  | 'leaky-abstraction'
  | 'bypassed-layer'
  | 'dead-module'
  | 'duplicated-structure'
  | 'pattern-drift'
  | 'rule-violation'
  | 'rule-problem'
  | 'broken-record-link'
  | 'record-conflict'
  | 'contradicted-decision'
  | 'competing-choices'
  | 'toolchain-mismatch';

export type Severity = 'error' | 'warning' | 'info';

export interface Finding {
  /** Stable across runs and line moves: derived from the kind and the paths. */
  readonly id: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly title: string;
  /** Why it matters and what to do instead. */
  readonly explanation: string;
  readonly evidence: readonly Evidence[];
  /** Files or modules concerned, the most important first. */
  readonly subjects: readonly string[];
}
