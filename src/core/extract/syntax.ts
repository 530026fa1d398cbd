/** The little of a syntax tree that extraction needs; web-tree-sitter's and the native binding's nodes both fit. */
export interface SyntaxNode {
  readonly type: string;
  readonly text: string;
  /** UTF-16 code units from the start of the file. */
  readonly startIndex: number;
  readonly endIndex: number;
  readonly startPosition: { readonly row: number; readonly column: number };
  readonly endPosition: { readonly row: number; readonly column: number };
}

export interface QueryCapture {
  readonly name: string;
  readonly node: SyntaxNode;
}

/** One match of one pattern; `setProperties` are the pattern's `#set!` directives. */
export interface QueryMatch {
  readonly captures: readonly QueryCapture[];
  readonly setProperties?: Readonly<Record<string, string | null>>;
}
