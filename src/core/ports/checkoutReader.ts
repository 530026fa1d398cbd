/** What git has checked out, read without running it. */

export interface Checkout {
  /** `refs/heads/…`, or `detached`. */
  readonly branch: string;
  /** Commit; undefined before the first one. */
  readonly head: string | undefined;
  /** A rebase, merge, cherry-pick, revert or bisect is under way, or git is writing at this moment. */
  readonly busy: boolean;
  /** When a commit was last made on this branch here, not pulled or checked out: milliseconds since 1970; 0 where none is known. */
  readonly committedMs: number;
}

export interface CheckoutReader {
  /** Undefined where there is no repository. Never rejects. */
  read(root: string): Promise<Checkout | undefined>;
}
