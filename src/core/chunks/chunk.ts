/** A stretch of a file that is searched and shown as one. */
import type { SymbolKind } from '../model/facts.ts';

/** `top-level` for imports and what stands between declarations. */
export type ChunkKind = SymbolKind | 'top-level' | 'document' | 'configuration' | 'text';

/** 1-based, both inclusive. */
export interface LineRange {
  readonly startLine: number;
  readonly endLine: number;
}

export interface Chunk extends LineRange {
  readonly kind: ChunkKind;
  /** What it shows: `Container.name`, or the heading of a part of a document. */
  readonly symbol?: string;
  /** Names that are declared in it. */
  readonly names: readonly string[];
  /** Names of what it is a part of, innermost first. */
  readonly within: readonly string[];
}

/** Larger ones are parted where that can be done. */
export const MOST_LINES = 60;
export const MOST_CHARACTERS = 3000;
/** Smaller neighbours become one chunk. */
export const FEWEST_LINES = 8;
