/** A type outside that meets an interface further in. */
export interface Implementation {
  readonly name: string;
  /** Where the interface stands. */
  readonly contract: { readonly path: string; readonly line: number };
  readonly path: string;
  readonly line: number;
}
