/** What must never be lost, in the order in which it happened: what people said and what was learned from it. */

export interface JournalEntry {
  /** `conversation.message`, `feedback.verdict`, …; what stands before the first dot is the family. */
  readonly kind: string;
  /** Of the body's shape, raised when it changes: readers know what they read. */
  readonly version: number;
  /** What the entry is about: a conversation's id, a suggestion's. */
  readonly subject: string;
  /** JSON. */
  readonly body: unknown;
}

export interface WrittenEntry extends JournalEntry {
  /** Rises with every entry and is never given again. */
  readonly number: number;
  /** Milliseconds since 1970 when it was written. */
  readonly writtenMs: number;
}

export interface JournalQuery {
  /** A kind, or a family. */
  readonly kind?: string;
  readonly subject?: string;
  /** Only entries with a greater number. */
  readonly after?: number;
  readonly limit?: number;
}

export interface JournalSubject {
  readonly subject: string;
  readonly entries: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

export interface Journal {
  /** All or none. On disk, and not only in the system's memory, when it resolves with their numbers; rejects with `store-failed`. */
  append(entries: readonly JournalEntry[]): Promise<readonly number[]>;
  /** Oldest first. */
  read(query?: JournalQuery): Promise<readonly WrittenEntry[]>;
  /** The subjects of a kind or a family, the latest written first. */
  subjects(kind: string): Promise<readonly JournalSubject[]>;
  /**
   * The one way out: a person deletes what they said. All entries of these subjects in the family go with one commit, and are
   * overwritten in every file that held them when it resolves; what a kill leaves of that is done with the next use.
   */
  forget(family: string, subjects: readonly string[]): Promise<void>;
  /** All or none: what is known now in place of what the family held of these subjects. Overwritten is that with the next forgetting. */
  replace(family: string, subjects: readonly string[], entries: readonly JournalEntry[]): Promise<void>;
  /** Another text once entries of the family were taken away, by whichever process: what was read of it before holds no longer. */
  generation(family: string): Promise<string>;
}
