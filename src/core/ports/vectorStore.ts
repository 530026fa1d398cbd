/** Rows that are searched by vector and by words. All of it can be built again from the source of truth. */

export interface TableKey {
  /** What the rows are: `chunks`, `symbols`, `patterns`, … */
  readonly name: string;
  /** Of the embedder: rows of another model are another table. */
  readonly embedder: string;
  readonly dimensions: number;
  /** Of the rows to come. A table of another shape is another table. Names are letters, digits and `_`, beginning with a letter. */
  readonly shape: TableShape;
}

export interface TableShape {
  /** Fields of words that are matched: `name`, `path`, `body`. */
  readonly words: readonly string[];
  /** `shown`: a text that is given back and never filtered by. */
  readonly fields: Readonly<Record<string, FieldType>>;
}

export type FieldType = 'text' | 'number' | 'shown';

export interface StoredRow {
  /** Unique in its table. */
  readonly id: string;
  /** Length 1, or all zero. */
  readonly vector: Float32Array;
  /** Words to match, split already and parted by spaces, by the name of their field; a field left out is empty. */
  readonly words: Readonly<Record<string, string>>;
  /** What is filtered by, and given back: `path`, `language`, `module`, `kind`, `startLine`; all that the shape names. */
  readonly fields: RowFields;
}

export type RowFields = Readonly<Record<string, string | number>>;

/** All of these hold; a list is any of its values, and an empty list none. */
export type RowFilter = Readonly<Record<string, string | number | readonly (string | number)[]>>;

export interface StoredHit {
  readonly id: string;
  /** Bigger is closer: cosine similarity in [-1, 1] by vector, BM25 by words. */
  readonly score: number;
  readonly fields: RowFields;
}

export interface MatchOptions {
  readonly limit: number;
  /** Above 0, of the fields of words that count; those not named count for nothing. */
  readonly weights: Readonly<Record<string, number>>;
  readonly filter?: RowFilter;
}

/** Best first, then by id. Every method rejects with `store-failed` where the store cannot answer. */
export interface VectorTable {
  /**
   * Drawn when the table is made, also anew after damage: what a catalogue says of another generation holds no longer.
   * Ask before each round of indexing.
   */
  generation(): Promise<string>;
  /**
   * Replaces rows of the same id. Resolves when a kill can no longer lose them; waits a moment for others to be written with,
   * so that many small puts at once cost one. Seen by searches from then on.
   */
  put(rows: readonly StoredRow[]): Promise<void>;
  /** An empty filter removes all. */
  remove(filter: RowFilter): Promise<void>;
  nearest(vector: Float32Array, limit: number, filter?: RowFilter): Promise<readonly StoredHit[]>;
  /**
   * Rows with any of the words. A field of words scores by itself (BM25, k1 = 1.2, b = 0.75), and weighted scores are added.
   * @param words compared as they are: split and lower-cased as those of the rows were. One named twice counts once.
   */
  matching(words: readonly string[], options: MatchOptions): Promise<readonly StoredHit[]>;
  /** Whole rows, in the order of the ids; those that are not there are left out. */
  rows(ids: readonly string[]): Promise<readonly StoredRow[]>;
  /** What is given back of each row, without searching, in no order. */
  list(filter?: RowFilter): Promise<readonly Omit<StoredHit, 'score'>[]>;
  count(filter?: RowFilter): Promise<number>;
}

export interface StoreStatus {
  readonly kind: 'lance' | 'sqlite' | 'memory';
  /** Where the rows are kept, without credentials; undefined in memory. */
  readonly place?: string;
  /** On disk, or of vectors and words in memory; 0 for a place that does not say. */
  readonly sizeBytes: number;
  /** That it may take; undefined where nobody counts. */
  readonly mostBytes?: number;
  /** Set where it is not the store that was asked for, or over its size: why, and what to do. */
  readonly notice?: string;
}

export interface Compacted {
  /** What was merged is kept for those who are reading it; as many milliseconds later, another call gives its room back. */
  readonly againAfterMs?: number;
}

export interface VectorStore {
  table(key: TableKey): Promise<VectorTable>;
  status(): Promise<StoreStatus>;
  /** Removes all tables of a name, whoever made their vectors, with their files: what a person deletes is to be gone. */
  drop(name: string): Promise<void>;
  /**
   * Merges small files, builds search indexes, lets old versions go, and beyond the size cap tables that were not used for longest.
   * For an idle moment; gives way when aborted, and nothing is lost by it.
   */
  compact(signal?: AbortSignal): Promise<Compacted>;
  dispose(): Promise<void>;
}
