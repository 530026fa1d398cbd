/** What changed since a revision. Never asked in an untrusted workspace: a repository's own configuration can run programs. */

/** Of files as they are now. */
export type ChangedLines =
  /** The file is new, or was moved here from another folder. */
  | 'all'
  /** First and last line, 1-based. */
  | readonly (readonly [first: number, last: number])[];

export interface ChangeReader {
  /**
   * Since the revision, or since this branch left it; what is not committed counts. By path relative to the workspace.
   * Throws `no-revision` where there is no git, no repository, or no such revision.
   */
  since(root: string, revision: string): Promise<ReadonlyMap<string, ChangedLines>>;
}
