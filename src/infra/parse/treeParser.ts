/** What a parser of either kind gives: the fact query's matches over one tree. */
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

export interface ParsedFile {
  readonly root: TreeNode;
  readonly matches: readonly QueryMatch[];
  readonly manifest: GrammarManifest;
}

export interface TreeParser {
  /**
   * Parses, runs the grammar's fact query and hands both to `use`; nothing of the tree may be kept after it returns.
   * Resolves to undefined when the parse was given up.
   */
  parse<T>(grammar: string, source: string, use: (file: ParsedFile) => T): Promise<T | undefined>;
}
