/** What is known of a workspace besides its texts, each kind searched by its name. */

export const RECORD_NAMES = ['symbol', 'module', 'pattern', 'decision', 'conversation'] as const;
export type RecordName = (typeof RECORD_NAMES)[number];

/** One thing that is known, as it is searched and shown. */
export interface KnownRecord {
  /** Unique among those of its name. */
  readonly id: string;
  /** Of what kind it is among those of its name: `class`, `Observer`, `record`, `rule`, `answer`, … */
  readonly what: string;
  readonly title: string;
  /** What is said of it, in a few lines. */
  readonly text: string;
  /** Where it stands; of a module its folder; empty where it has no place. */
  readonly path: string;
  /** 1-based, 0 where it has no lines. */
  readonly startLine: number;
  readonly endLine: number;
  /** Empty where it belongs to none. */
  readonly module: string;
  readonly language: string;
  /** Times its score, in (0, 1]: below 1 for what is less sure, or seldom meant. */
  readonly weight: number;
}
