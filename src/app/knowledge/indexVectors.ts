/**
 * Keeps the vectors of a workspace's chunks at what its files are: only files with other content are embedded again, those that are gone
 * lose their rows, and another embedder, chunker or table begins anew. What is put is recorded after it is put: a kill repeats a batch.
 */
import { letMessagesIn } from '../../base/letMessagesIn.ts';
import type { Chunk } from '../../core/chunks/chunk.ts';
import { lineTable } from '../../core/chunks/lineTable.ts';
import type { Catalogue, IndexRecipe } from '../../core/ports/catalogue.ts';
import type { Embedder } from '../../core/ports/embedder.ts';
import type { StoredRow, VectorStore, VectorTable } from '../../core/ports/vectorStore.ts';
import { chunkId } from '../../core/search/rank.ts';

/** A file whose chunks are known. */
export interface CutFileRef {
  readonly path: string;
  /** Of what was cut. */
  readonly hash: string;
  readonly chunks: readonly Chunk[];
}

export interface VectorPorts {
  readonly embedder: Embedder;
  readonly store: VectorStore;
  readonly catalogue: Catalogue;
}

export interface VectorReading {
  readonly files: readonly CutFileRef[];
  read(path: string): Promise<string | undefined>;
  readonly signal: AbortSignal;
  progress(done: number, total: number): void;
}

/** Raised when chunks are cut otherwise, or their text is put together otherwise. */
const CHUNKER = '1';
const TABLE = 'chunks';
/** Chunks that are embedded and put at once. */
const BATCH = 512;
const NEAREST = 200;
/** Cosines below it are those of any two texts about code. */
const LEAST_SIMILAR = 0.2;

export class IndexedVectors {
  readonly #ports: VectorPorts;

  constructor(ports: VectorPorts) {
    this.#ports = ports;
  }

  /** Rejects with `cancelled` between two batches, and with what embedder, store or catalogue fail with. */
  async refresh({ files, read, signal, progress }: VectorReading): Promise<void> {
    const table = await this.#table();
    const recipe = await this.#recipe(table);
    const { catalogue } = this.#ports;
    const { changed, gone } = await catalogue.changes(recipe, files);
    const fresh = (await catalogue.count(recipe)) === 0;
    if (gone.length > 0) await this.#remove(table, recipe, gone);
    const wanted = new Set(changed);
    const stale = files.filter(({ path }) => wanted.has(path));
    let done = 0;
    for (const batch of inBatches(stale)) {
      await letMessagesIn(signal);
      await catalogue.forget(
        recipe,
        batch.map(({ path }) => path),
      );
      const rows = await this.#rows(batch, read, signal);
      if (!fresh) await table.remove({ path: batch.map(({ path }) => path) });
      if (rows.length > 0) await table.put(rows);
      await catalogue.record(recipe, batch);
      done += batch.length;
      progress(done, stale.length);
    }
  }

  /** Of the chunks that are nearest, by their ids. @param paths only of these files; undefined: of all. */
  async similar(query: string, paths?: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const [vector] = await this.#ports.embedder.embed([query], 'query');
    // No word of the question is known to the model.
    if (vector === undefined || vector.every((value) => value === 0)) return new Map();
    const table = await this.#table();
    const hits = await table.nearest(vector, NEAREST, paths === undefined ? undefined : { path: paths });
    return new Map(hits.filter(({ score }) => score >= LEAST_SIMILAR).map(({ id, score }) => [id, score]));
  }

  async count(): Promise<number> {
    return (await this.#table()).count();
  }

  #table(): Promise<VectorTable> {
    const { embedder, store } = this.#ports;
    return store.table({
      name: TABLE,
      embedder: embedder.id,
      dimensions: embedder.dimensions,
      shape: { words: [], fields: { path: 'text', startLine: 'number' } },
    });
  }

  async #recipe(table: VectorTable): Promise<IndexRecipe> {
    const { id } = this.#ports.embedder;
    return { table: TABLE, chunker: CHUNKER, embedder: id, generation: await table.generation() };
  }

  async #remove(table: VectorTable, recipe: IndexRecipe, paths: readonly string[]): Promise<void> {
    await this.#ports.catalogue.forget(recipe, paths);
    await table.remove({ path: paths });
  }

  async #rows(
    files: readonly CutFileRef[],
    read: VectorReading['read'],
    signal: AbortSignal,
  ): Promise<readonly StoredRow[]> {
    const places: { readonly path: string; readonly chunk: Chunk }[] = [];
    const texts: string[] = [];
    for (const { path, chunks } of files) {
      const text = await read(path);
      if (text === undefined) continue;
      const { lines } = lineTable(text);
      for (const chunk of chunks) {
        places.push({ path, chunk });
        texts.push(`${path}\n${lines.slice(chunk.startLine - 1, chunk.endLine).join('\n')}`);
      }
    }
    const vectors = texts.length === 0 ? [] : await this.#ports.embedder.embed(texts, 'passage', signal);
    return places.map(({ path, chunk }, at) => ({
      id: chunkId(path, chunk),
      vector: vectors[at]!,
      words: {},
      fields: { path, startLine: chunk.startLine },
    }));
  }
}

/** Whole files, until a batch has chunks enough. */
function* inBatches(files: readonly CutFileRef[]): Generator<readonly CutFileRef[]> {
  let batch: CutFileRef[] = [];
  let chunks = 0;
  for (const file of files) {
    batch.push(file);
    chunks += file.chunks.length;
    if (chunks < BATCH) continue;
    yield batch;
    batch = [];
    chunks = 0;
  }
  if (batch.length > 0) yield batch;
}
