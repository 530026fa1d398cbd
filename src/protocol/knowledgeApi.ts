/** What is known of a workspace besides its model: its texts, cut into chunks and searched by words, meaning and the graph. */
import type { Call } from './call.ts';

/** What speaks for a place; each can be left out to see what it adds. `fields`: where a word stands counts nothing. */
export const SEARCH_PARTS = ['words', 'vectors', 'fields', 'graph'] as const;
export type SearchPart = (typeof SEARCH_PARTS)[number];

/** All that is named has to hold; of a list, one. */
export interface SearchFilter {
  readonly languages?: readonly string[];
  /** Names of modules. */
  readonly modules?: readonly string[];
  /** Kinds of what a chunk shows: `function`, `class`, `document`, …; `code` for all of sources, `test` for all of tests. */
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
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  /** What stands there: `Container.name`, or the heading of a document. */
  readonly symbol?: string;
  readonly kind: string;
  /** Absent for what is no source. */
  readonly language?: string;
  readonly module?: string;
  /** Bigger is better; comparable within one search only. */
  readonly score: number;
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

/** Files that are read for the search, done and in all. */
export interface IndexProgress {
  readonly stage: 'words' | 'vectors';
  readonly done: number;
  readonly total: number;
}

export interface IndexReport {
  readonly files: number;
  readonly chunks: number;
  /** Chunks with a vector; 0 where no embedder serves. */
  readonly vectors: number;
}

export interface KnowledgeApi {
  /** Reads what changed since the last time, first of all if need be. Rejects with `not-analysed`, `cancelled`. */
  search(request: SearchRequest, call?: Call<IndexProgress>): Promise<SearchReport>;
  /** Brings words and vectors up to date, for an idle moment. Rejects with `not-analysed`, `cancelled`. */
  index(request: IndexRequest, call?: Call<IndexProgress>): Promise<IndexReport>;
}
