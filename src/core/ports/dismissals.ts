/** Remembers which suggestions the person does not want to see again. */
export interface Dismissals {
  all(): ReadonlySet<string>;
  /** Durable when it resolves. */
  add(id: string): Promise<void>;
}
