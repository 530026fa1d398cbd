/** Remembers which suggestions the person does not want to see again. */
export interface Dismissals {
  /** Also those of other windows, once they are durable. */
  all(): ReadonlySet<string>;
  /** Durable when it resolves. */
  add(id: string): Promise<void>;
  /** Erased when it resolves; all of them without ids. */
  remove(ids?: readonly string[]): Promise<void>;
}

/** Those of every workspace of this person on this machine, whether it is open or not. */
export interface AllDismissals {
  /** Erased when it resolves. @param root undefined: of every workspace @param ids undefined: all of them */
  remove(root: string | undefined, ids: readonly string[] | undefined): Promise<void>;
}
