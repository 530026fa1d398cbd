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
  /** Of a record its title; else what was chosen: `PostgreSQL`, `React`. */
  readonly title: string;
  /** Of what is implied: always `accepted`. */
  readonly status: DecisionStatus;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
  /** Locked, else as it is declared. */
  readonly version?: string;
  /** Ids of the decisions that replace it or that it replaces. */
  readonly supersedes?: readonly string[];
  readonly supersededBy?: readonly string[];
  /** Ids of the decisions that it changes in part. */
  readonly amends?: readonly string[];
  readonly confidence: Confidence;
  /** The file of a record first. */
  readonly evidence: readonly Evidence[];
}
