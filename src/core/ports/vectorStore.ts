/** Rows that are searched by vector and by words. All of it can be built again from the source of truth. */

export interface TableKey {
  /** What the rows are: `chunks`, `symbols`, `patterns`, … */
  readonly name: string;
  /** Of the embedder: rows of another model are another table. */
  readonly embedder: string;
  readonly dimensions: number;
}

export interface StoredRow {
  /** Unique in its table. */
  readonly id: string;
  /** Length 1, or all zero. */
  readonly vector: Float32Array;
  /** Words to match, split already and parted by spaces, by the name of their field: `name`, `path`, `body`. */
  readonly words: Readonly<Record<string, string>>;
  /** What is filtered by, and given back: `path`, `language`, `module`, `kind`, `startLine`. */
  readonly fields: Readonly<Record<string, string | number>>;
}

/** All of these hold; a list is any of its values. */
export type RowFilter = Readonly<Record<string, string | number | readonly (string | number)[]>>;

export interface StoredHit {
  readonly id: string;
  /** Bigger is closer: cosine similarity in [-1, 1] by vector, BM25 by words. */
  readonly score: number;
  readonly fields: StoredRow['fields'];
}

export interface VectorTable {
  /** Replaces rows of the same id. Resolves when a kill can no longer lose them. */
  put(rows: readonly StoredRow[]): Promise<void>;
  remove(filter: RowFilter): Promise<void>;
  nearest(vector: Float32Array, limit: number, filter?: RowFilter): Promise<readonly StoredHit[]>;
  /** @param weights of the fields of words that count; those not named count for nothing. */
  matching(
    words: readonly string[],
    options: {
      readonly limit: number;
      readonly weights: Readonly<Record<string, number>>;
      readonly filter?: RowFilter;
    },
  ): Promise<readonly StoredHit[]>;
  count(): Promise<number>;
}

export interface StoreStatus {
  readonly kind: 'lance' | 'sqlite' | 'memory';
  readonly sizeBytes: number;
  /** Set where it is not the store that was asked for: why, and what to do. */
  readonly notice?: string;
}

export interface VectorStore {
  table(key: TableKey): Promise<VectorTable>;
  status(): Promise<StoreStatus>;
  /** Merges small files and lets old versions go; for an idle moment. */
  compact(signal?: AbortSignal): Promise<void>;
  dispose(): Promise<void>;
}
