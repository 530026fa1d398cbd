/** A grammar's queries, each compiled on first use: that takes up to a sixth of a second. */
import { codeOf } from '../../base/codedError.ts';
import type { QueryMatch } from '../../core/extract/syntax.ts';
import type { GrammarFiles } from './grammarFiles.ts';
import type { FactQuery } from './treeParser.ts';

/**
 * A compiled query. @param depth matches begin at nodes down to this depth.
 * @throws `timeout` where the query took too long, which only a text that was made for it brings about.
 */
export type RunQuery<Node> = (root: Node, depth: number) => readonly QueryMatch[];

/** Nobody nests code as deep; where everything may match, the time grows with the depth of each node. */
const DEEPEST = 1000;

export class FactQueries<Node> {
  readonly #files: Pick<GrammarFiles, 'structure' | 'imports' | 'shapes' | 'manifest'>;
  readonly #compile: (text: string) => RunQuery<Node>;
  #structure: RunQuery<Node> | undefined;
  #imports: RunQuery<Node> | undefined;
  #shapes: RunQuery<Node> | undefined;

  constructor(
    files: Pick<GrammarFiles, 'structure' | 'imports' | 'shapes' | 'manifest'>,
    compile: (text: string) => RunQuery<Node>,
  ) {
    this.#files = files;
    this.#compile = compile;
  }

  /** @throws where a query does not fit the grammar. */
  matches(which: FactQuery, root: Node): readonly QueryMatch[] {
    const { structure, imports, shapes, manifest } = this.#files;
    if (which === 'shapes') {
      if (shapes === undefined) return [];
      this.#shapes ??= this.#compile(shapes);
      return orNothing(() => this.#shapes!(root, DEEPEST));
    }
    this.#structure ??= this.#compile(structure);
    const found = this.#structure(root, manifest.depth ?? DEEPEST);
    if (which === 'structure' || imports === undefined) return found;
    this.#imports ??= this.#compile(imports);
    return [...this.#imports(root, DEEPEST), ...found];
  }
}

/** A file says enough without them. */
function orNothing(find: () => readonly QueryMatch[]): readonly QueryMatch[] {
  try {
    return find();
  } catch (error) {
    if (codeOf(error) === 'timeout') return [];
    throw error;
  }
}
