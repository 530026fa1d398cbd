/** Keeps the vectors of a workspace's chunks at what its files are, and finds the nearest. */
import { lineTable } from '../../core/chunks/lineTable.ts';
import { piecesOf } from '../../core/chunks/piecesOf.ts';
import type { Catalogue, IndexRecipe } from '../../core/ports/catalogue.ts';
import type { Embedder } from '../../core/ports/embedder.ts';
import type { StoredRow, VectorStore, VectorTable } from '../../core/ports/vectorStore.ts';
import { pieceText } from '../../core/search/pieceText.ts';
import { pieceId, type Similarities, similaritiesOf } from '../../core/search/similarities.ts';
import type { CutFileRef } from './cutFileRef.ts';
import { HeldVectors } from './heldVectors.ts';
import { refreshTable } from './refreshTable.ts';

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

/** Raised when pieces are cut otherwise, or their text is put together otherwise. */
const CHUNKER = '2';
const TABLE = 'chunks';
/** Pieces that are asked for where not all are at hand. */
const NEAREST = 1000;

export class IndexedVectors {
  readonly #ports: VectorPorts;
  readonly #held: HeldVectors;

  constructor(ports: VectorPorts) {
    this.#ports = ports;
    this.#held = new HeldVectors(ports.embedder.dimensions);
  }

  /** Rejects with `cancelled` between two batches, and with what embedder, store or catalogue fail with. */
  async refresh({ files, read, signal, progress }: VectorReading): Promise<void> {
    const table = await this.#table();
    await refreshTable({
      table,
      recipe: await this.#recipe(table),
      catalogue: this.#ports.catalogue,
      groups: files,
      groupField: 'path',
      rowCount: ({ chunks }) => chunks.length,
      rows: (batch) => this.#rows(batch, read, signal),
      signal,
      progress,
    });
    await this.#held.bringUpTo(files, table, signal);
  }

  /** @param paths where not all are at hand, only of these files; undefined: of all. */
  async similar(query: string, paths?: readonly string[]): Promise<Similarities> {
    const [vector] = await this.#ports.embedder.embed([query], 'query');
    // No word of the question is known to the model.
    if (vector === undefined || vector.every((value) => value === 0)) return similaritiesOf([]);
    const held = this.#held.similarities(vector);
    if (held !== undefined) return held;
    const table = await this.#table();
    const hits = await table.nearest(vector, NEAREST, paths === undefined ? undefined : { path: paths });
    return similaritiesOf(hits.map(({ id, score }) => [id, score]));
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

  async #rows(
    files: readonly CutFileRef[],
    read: VectorReading['read'],
    signal: AbortSignal,
  ): Promise<readonly StoredRow[]> {
    const places: Place[] = [];
    const texts: string[] = [];
    for (const file of files) {
      const text = await read(file.path);
      if (text === undefined) continue;
      const { lines } = lineTable(text);
      for (const piece of file.chunks.flatMap(piecesOf)) {
        places.push({ file, startLine: piece.startLine });
        texts.push(pieceText(file.path, lines, piece));
      }
    }
    const vectors = texts.length === 0 ? [] : await this.#ports.embedder.embed(texts, 'passage', signal);
    const rows = places.map((place, at) => ({ ...place, vector: vectors[at]! }));
    for (const [file, own] of byFile(rows)) this.#held.put(file, own);
    return rows.map(({ file: { path }, startLine, vector }) => ({
      id: pieceId(path, { startLine }),
      vector,
      words: {},
      fields: { path, startLine },
    }));
  }
}

interface Place {
  readonly file: CutFileRef;
  readonly startLine: number;
}

function byFile<P extends Place>(places: readonly P[]): ReadonlyMap<CutFileRef, readonly P[]> {
  const files = new Map<CutFileRef, P[]>();
  for (const place of places) {
    const own = files.get(place.file);
    if (own === undefined) files.set(place.file, [place]);
    else own.push(place);
  }
  return files;
}
