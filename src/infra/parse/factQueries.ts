/** A grammar's queries, each compiled on first use: that takes up to a sixth of a second. */
import type { GrammarFiles } from './grammarFiles.ts';
import type { FactQuery } from './treeParser.ts';

export class FactQueries<Query> {
  readonly #files: Pick<GrammarFiles, 'structure' | 'imports'>;
  readonly #compile: (text: string) => Query;
  #structure: Query | undefined;
  #imports: Query | undefined;

  constructor(files: Pick<GrammarFiles, 'structure' | 'imports'>, compile: (text: string) => Query) {
    this.#files = files;
    this.#compile = compile;
  }

  /** @throws where a query does not fit the grammar. */
  of(which: FactQuery): readonly Query[] {
    const { structure, imports } = this.#files;
    this.#structure ??= this.#compile(structure);
    if (which === 'structure' || imports === undefined) return [this.#structure];
    this.#imports ??= this.#compile(imports);
    return [this.#imports, this.#structure];
  }
}
