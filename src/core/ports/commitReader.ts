/** What the person of this machine committed: their own words about their own changes. */

export interface OwnCommit {
  /** Full, in hexadecimal. */
  readonly id: string;
  /** Milliseconds since 1970, to the second; amending and rebasing keep it. */
  readonly authoredMs: number;
  readonly message: string;
  /** Relative to the folder, with forward slashes; of other folders none. */
  readonly paths: readonly string[];
}

export interface CommitReader {
  /**
   * Those that the person made since then on what is checked out, oldest first, without merges; the newest where there are many. Empty where
   * there is no git, no history, or nobody is named as the author here.
   */
  own(root: string, sinceMs: number, signal?: AbortSignal): Promise<readonly OwnCommit[]>;
}
