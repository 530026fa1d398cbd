/** What is known of models besides their files, for whoever runs them. */
export interface ModelNotes {
  /** The file of the model that a person has chosen for writing, if it is still listed. */
  chosenPath(): Promise<string | undefined>;
  /** Files that are listed, wherever they lie. */
  listedPaths(): Promise<readonly string[]>;
  /** As measured on this machine; undefined where nobody has. */
  usableTokens(path: string): Promise<number | undefined>;
}
