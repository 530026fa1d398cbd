/** What was indexed in this run, where nothing can be kept. */
import type { Catalogue, IndexChanges, IndexedFile, IndexRecipe } from '../../core/ports/catalogue.ts';

export class MemoryCatalogue implements Catalogue {
  readonly #known = new Map<string, Map<string, string>>();

  async changes(recipe: IndexRecipe, files: readonly IndexedFile[]): Promise<IndexChanges> {
    const known = this.#of(recipe);
    const there = new Set(files.map(({ path }) => path));
    return {
      changed: files.filter(({ path, hash }) => known.get(path) !== hash).map(({ path }) => path),
      gone: [...known.keys()].filter((path) => !there.has(path)),
    };
  }

  async record(recipe: IndexRecipe, files: readonly IndexedFile[]): Promise<void> {
    const known = this.#of(recipe);
    for (const { path, hash } of files) known.set(path, hash);
  }

  async forget(recipe: IndexRecipe, paths: readonly string[]): Promise<void> {
    const known = this.#of(recipe);
    for (const path of paths) known.delete(path);
  }

  async count(recipe: IndexRecipe): Promise<number> {
    return this.#of(recipe).size;
  }

  #of({ table, chunker, embedder, generation }: IndexRecipe): Map<string, string> {
    const key = JSON.stringify([table, chunker, embedder, generation]);
    const known = this.#known.get(key) ?? new Map<string, string>();
    this.#known.set(key, known);
    return known;
  }
}
