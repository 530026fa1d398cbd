/** A stretch of a file's text. What it takes a call into the parser to know is asked once, and only if somebody wants it. */
import type { SyntaxNode } from '../syntax.ts';

export class Piece {
  /** UTF-16 code units from the start of the file. */
  readonly start: number;
  readonly #node: SyntaxNode;
  readonly #source: string;
  #end: number | undefined;

  /** @param source the text that the node was parsed from. */
  constructor(node: SyntaxNode, source: string) {
    this.start = node.startIndex;
    this.#node = node;
    this.#source = source;
  }

  get end(): number {
    this.#end ??= this.#node.endIndex;
    return this.#end;
  }

  get text(): string {
    return this.#source.slice(this.start, this.end);
  }

  /** 1-based. */
  get line(): number {
    return this.#node.startPosition.row + 1;
  }

  get endLine(): number {
    return this.#node.endPosition.row + 1;
  }
}
