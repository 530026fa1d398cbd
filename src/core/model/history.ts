/** What version control says about files: how often they change, and which change together. */
export interface HistoryFacts {
  /** Commits read. */
  readonly commits: number;
  /** Commits that touched the file, by path. */
  readonly churn: ReadonlyMap<string, number>;
  /** Pairs that changed in the same commit at least three times, strongest first. */
  readonly coChanges: readonly CoChange[];
}

export interface CoChange {
  readonly a: string;
  readonly b: string;
  /** Commits that touched both. */
  readonly together: number;
  /** together / commits that touched either (Jaccard), in [0, 1]. */
  readonly strength: number;
}
