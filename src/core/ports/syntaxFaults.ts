/** Where a text does not read as its language. */

/** Offsets in UTF-16 code units, the end exclusive. */
export interface Fault {
  readonly start: number;
  readonly end: number;
}

export interface SyntaxFaults {
  /**
   * The tokens that belong to no form of the language, in their order; what is missing is nowhere. Of what stands between them that is
   * whole (a method of a class that never ends) is no fault. Undefined for languages it does not know, and for texts that are too
   * long or take too long.
   */
  read(path: string, text: string): Promise<readonly Fault[] | undefined>;
}
