/** The statements and declarations of a text, each without its names. */

/** A named child of a program, block or body; what stands in a body of its own is another one. */
export interface CodeNode {
  /** Offsets in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** 32-bit hash of its kinds of tokens in their order: names, layout, quotes, commas and comments do not count. */
  readonly shape: number;
  /** Tokens that the shape was made of. */
  readonly size: number;
}

export interface CodeNodes {
  /** In the order of their ends. Undefined for languages it does not know, and for texts that are too long or take too long. */
  read(path: string, text: string): Promise<readonly CodeNode[] | undefined>;
}
