/** Architectural decisions: written down, or implied by what the workspace is configured to be. */
import type { Confidence, Evidence } from './finding.ts';

export type DecisionStatus = 'proposed' | 'accepted' | 'rejected' | 'deprecated' | 'superseded' | 'unknown';

export interface Decision {
  /** Stable across runs: derived from where it stands and what it decides. */
  readonly id: string;
  /** `record`: an ADR file; `implied`: follows from a manifest, lock file, container, CI or configuration. */
  readonly origin: 'record' | 'implied';
  /** What it is about: `language`, `framework`, `database`, `queue`, `deployment`, `testing`, … or `record` where unclear. */
  readonly topic: string;
  readonly title: string;
  readonly status: DecisionStatus;
  /** As written in the record, `YYYY-MM-DD`. */
  readonly date?: string;
  /** Ids of the decisions that replace it or that it replaces. */
  readonly supersedes?: readonly string[];
  readonly supersededBy?: readonly string[];
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
}
