/** The catalogue in SQLite: a row a file and recipe. */
import type { DatabaseSync } from 'node:sqlite';
import type { Catalogue, IndexChanges, IndexedFile, IndexRecipe } from '../../core/ports/catalogue.ts';
import { inTransaction } from '../store/sqlite.ts';
import type { KnowledgeFile } from './knowledgeFile.ts';

export class SqliteCatalogue implements Catalogue {
  readonly #file: KnowledgeFile;

  constructor(file: KnowledgeFile) {
    this.#file = file;
  }

  async changes(recipe: IndexRecipe, files: readonly IndexedFile[]): Promise<IndexChanges> {
    const known = await this.#file.use('read', (database) => indexed(database, recipe));
    const current = known.filter(({ chunker }) => chunker === recipe.chunker);
    const hashes = new Map(current.map(({ path, hash }) => [path, hash]));
    const there = new Set(files.map(({ path }) => path));
    return {
      changed: files.filter(({ path, hash }) => hashes.get(path) !== hash).map(({ path }) => path),
      gone: [...new Set(known.map(({ path }) => path))].filter((path) => !there.has(path)),
    };
  }

  record(recipe: IndexRecipe, files: readonly IndexedFile[]): Promise<void> {
    return this.#file.use('write', (database) =>
      inTransaction(database, () => {
        const id = idOf(database, recipe) ?? begin(database, recipe);
        const put = database.prepare('INSERT OR REPLACE INTO indexed VALUES (?, ?, ?)');
        for (const { path, hash } of files) put.run(id, path, hash);
      }),
    );
  }

  forget({ table, embedder }: IndexRecipe, paths: readonly string[]): Promise<void> {
    return this.#file.use('write', (database) =>
      inTransaction(database, () => {
        const remove = database.prepare(
          'DELETE FROM indexed WHERE path = ? AND recipe IN (SELECT id FROM recipes WHERE table_name = ? AND embedder = ?)',
        );
        for (const path of paths) remove.run(path, table, embedder);
      }),
    );
  }

  count(recipe: IndexRecipe): Promise<number> {
    return this.#file.use('read', (database) => {
      const id = idOf(database, recipe);
      if (id === undefined) return 0;
      return Number(database.prepare('SELECT count(*) AS n FROM indexed WHERE recipe = ?').get(id)!.n);
    });
  }
}

interface IndexedRow extends IndexedFile {
  readonly chunker: string;
}

/** Of all chunkers, since rows that another one made stand in the same table. */
function indexed(database: DatabaseSync, { table, embedder, generation }: IndexRecipe): IndexedRow[] {
  return database
    .prepare(
      `SELECT path, hash, chunker FROM indexed JOIN recipes ON recipe = id
       WHERE table_name = ? AND embedder = ? AND generation = ?`,
    )
    .all(table, embedder, generation) as unknown as IndexedRow[];
}

function idOf(database: DatabaseSync, { table, embedder, generation, chunker }: IndexRecipe) {
  return database
    .prepare(
      'SELECT id FROM recipes WHERE table_name = ? AND embedder = ? AND generation = ? AND chunker = ?',
    )
    .get(table, embedder, generation, chunker)?.id;
}

function begin(database: DatabaseSync, { table, embedder, generation, chunker }: IndexRecipe) {
  const old = 'SELECT id FROM recipes WHERE table_name = ? AND embedder = ?';
  database.prepare(`DELETE FROM indexed WHERE recipe IN (${old})`).run(table, embedder);
  database.prepare('DELETE FROM recipes WHERE table_name = ? AND embedder = ?').run(table, embedder);
  const insert = database.prepare(
    'INSERT INTO recipes (table_name, embedder, generation, chunker) VALUES (?, ?, ?, ?)',
  );
  return insert.run(table, embedder, generation, chunker).lastInsertRowid;
}
