/** A habit that holds over projects. */

export interface ConceptShare {
  readonly project: string;
  readonly times: number;
  /** ISO 8601. */
  readonly learned: string;
}

/**
 * `part`: files that play one part by the last word of their names; `test`: where tests lie; `entry`: a file of one name in each folder;
 * `layout`: sources side by side in one folder; `numbered`: files whose names begin with a number.
 */
export type ConceptKind = 'part' | 'test' | 'entry' | 'layout' | 'numbered';

export interface Concept {
  /** All of it as a sentence that a person can check. */
  readonly says: string;
  readonly kind: ConceptKind;
  readonly role: string;
  readonly extension: string;
  readonly naming: string;
  /** Last segment of the folder, or a template of it between braces. */
  readonly folder: string;
  /** The whole folder in the project that does so most. */
  readonly template: string;
  /** Files that do so in all projects. */
  readonly support: number;
  /** Files of the same part that lie elsewhere, in these projects and in others. */
  readonly against: number;
  readonly companions: readonly string[];
  readonly uses: readonly string[];
  readonly packages: readonly string[];
  readonly declares: string;
  /** What each declares: `a class derived from ApplicationJob with perform`; empty where they differ. */
  readonly skeleton: string;
  /** Most first. */
  readonly projects: readonly ConceptShare[];
}
