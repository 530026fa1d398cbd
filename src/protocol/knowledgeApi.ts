/** What is known of a workspace besides its model: its texts, cut into chunks and searched by words, meaning and the graph. */
import type { RecordName } from '../core/model/record.ts';
import type { Call } from './call.ts';

/** What speaks for a place; each can be left out to see what it adds. `fields`: where a word stands counts nothing. */
export const SEARCH_PARTS = ['words', 'vectors', 'fields', 'graph'] as const;
export type SearchPart = (typeof SEARCH_PARTS)[number];

/** All that is named has to hold; of a list, one. */
export interface SearchFilter {
  readonly languages?: readonly string[];
  /** Names of modules. */
  readonly modules?: readonly string[];
  /**
   * Kinds of what a chunk shows: `function`, `class`, `document`, …; `code` for all of sources, `test` for all of tests. A `RecordName`
   * asks for what is known besides texts, which is told only where it is named; patterns and conversations are read then.
   */
  readonly kinds?: readonly string[];
  /** Globs of paths. */
  readonly paths?: readonly string[];
}

export interface SearchRequest extends SearchFilter {
  readonly root: string;
  readonly query: string;
  /** At most so many, up to 200; 10 without. */
  readonly limit?: number;
  /** Places of one file, at most; 1 without. */
  readonly perFile?: number;
  /** Path of the file that a person has open: what is near it comes sooner. */
  readonly near?: string;
  readonly without?: readonly SearchPart[];
  /** Lines to show of each place; none without. */
  readonly lines?: number;
}

export interface SearchHit {
  /** Set where it is no piece of a file. */
  readonly of?: RecordName;
  /** Of a module its folder; empty for what has no place. */
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  /** What stands there: `Container.name`, the heading of a document, a record's title. */
  readonly symbol?: string;
  readonly kind: string;
  /** Absent for what is no source. */
  readonly language?: string;
  readonly module?: string;
  /** Bigger is better; comparable within one search only. */
  readonly score: number;
  /** Of a record: what is said of it, line by line. */
  readonly says?: readonly string[];
  /** Id of the conversation that it stands in. */
  readonly conversation?: string;
  /** Those that say most of what was asked, in their order. */
  readonly lines?: readonly { readonly line: number; readonly text: string }[];
}

export interface SearchReport {
  /** Best first. */
  readonly results: readonly SearchHit[];
  /** What is missing and what to do, for example that meaning does not count yet. */
  readonly notice?: string;
}

export interface IndexRequest {
  readonly root: string;
}

/** Files, or what becomes records together, that are read for the search: done and in all. */
export interface IndexProgress {
  readonly stage: 'words' | 'vectors' | 'records';
  readonly done: number;
  readonly total: number;
}

export interface IndexReport {
  readonly files: number;
  readonly chunks: number;
  /** Chunks with a vector; 0 where no embedder serves. */
  readonly vectors: number;
}

/** Where rows are kept, and how many. */
export interface StoreReport {
  readonly kind: 'lance' | 'sqlite' | 'memory';
  /** Without credentials; undefined in memory. */
  readonly place?: string;
  /** 0 for a place that does not say. */
  readonly sizeBytes: number;
  /** Beyond it, what was not used for longest goes first; undefined where nobody counts. */
  readonly mostBytes?: number;
  /** By `code` and the names of records; 0 for what nobody has asked for yet. */
  readonly rows: Readonly<Record<string, number>>;
  /** Why it is not where it should be, or takes more than it may; what to do. */
  readonly notice?: string;
}

export interface KnowledgeApi {
  /** Reads what changed since the last time, first of all if need be. Rejects with `not-analysed`, `cancelled`. */
  search(request: SearchRequest, call?: Call<IndexProgress>): Promise<SearchReport>;
  /** Brings words and vectors up to date, for an idle moment. Rejects with `not-analysed`, `cancelled`. */
  index(request: IndexRequest, call?: Call<IndexProgress>): Promise<IndexReport>;
  /** Rejects with `not-analysed`, `store-failed`. */
  status(request: IndexRequest, call?: Call): Promise<StoreReport>;
  /**
   * What is done by itself in quiet minutes, now: merges small files, lets old versions go, copies what is precious. @returns how it stands
   * then. Rejects with `not-analysed`, `store-failed`, `cancelled`.
   */
  compact(request: IndexRequest, call?: Call): Promise<StoreReport>;
  /** What is done in quiet minutes stops, or goes on. */
  rest(request: { readonly paused: boolean }, call?: Call): Promise<void>;
}
