/** What a parser of either kind gives: a tree, and the matches of our queries over it. */
import type { QueryMatch } from '../../core/extract/syntax.ts';
import type { GrammarManifest } from './grammarFiles.ts';

/** The little of the tree that is asked for besides the matches. */
export interface TreeNode {
  readonly hasError: boolean;
  readonly isError: boolean;
  readonly isMissing: boolean;
  readonly children: readonly (TreeNode | null)[];
  readonly startPosition: { readonly row: number };
}

/** `structure` leaves out what a grammar has in `imports.scm`: for callers that know the imports from elsewhere; `shapes` are another matter. */
export type FactQuery = 'all' | 'structure' | 'shapes';

export interface ParsedFile {
  readonly root: TreeNode;
  readonly manifest: GrammarManifest;
  /** Queries are compiled when they are first run, which costs as much as many files. */
  matches(query: FactQuery): readonly QueryMatch[];
}

export interface TreeParser {
  /**
   * Parses and hands the tree to `use`; nothing of it may be kept after that returns.
   * Resolves to undefined when the parse was given up.
   */
  parse<T>(grammar: string, source: string, use: (file: ParsedFile) => T): Promise<T | undefined>;
}
