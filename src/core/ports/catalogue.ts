/** What has been indexed, so that only what has changed is indexed again. */

/** Of what is indexed how: anything different in it, and every file counts as never indexed. */
export interface IndexRecipe {
  /** The table's name. */
  readonly table: string;
  /** Of the chunker: raised when it cuts otherwise. */
  readonly chunker: string;
  readonly embedder: string;
  /** Of the table that holds the rows (`VectorTable.generation`). */
  readonly generation: string;
}

export interface IndexedFile {
  readonly path: string;
  /** Of the content. */
  readonly hash: string;
}

export interface IndexChanges {
  /** Those of the asked files that were not indexed, or with other content. */
  readonly changed: readonly string[];
  /** Indexed once, whatever the chunker, and now not among the asked: their rows are to be removed. */
  readonly gone: readonly string[];
}

export interface Catalogue {
  /** @param files all there are now. */
  changes(recipe: IndexRecipe, files: readonly IndexedFile[]): Promise<IndexChanges>;
  /**
   * To be called once the files' rows are put. What was recorded for another chunker or generation of the same table and
   * embedder is forgotten.
   */
  record(recipe: IndexRecipe, files: readonly IndexedFile[]): Promise<void>;
  /** To be called before the files' rows are removed or replaced: a kill in between has them indexed again. */
  forget(recipe: IndexRecipe, paths: readonly string[]): Promise<void>;
  count(recipe: IndexRecipe): Promise<number>;
}
