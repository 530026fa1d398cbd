/** A place in the rules file, by keys and indexes, and what is wrong there. */
export type RulesPath = readonly (string | number)[];

export interface PlacedProblem {
  readonly at: RulesPath;
  readonly message: string;
  readonly remedy: string;
  /** Rule or layer, where one is concerned. */
  readonly subject?: string;
}
