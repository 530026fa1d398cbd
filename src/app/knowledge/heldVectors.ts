/**
 * The vectors of a workspace's pieces as they are searched: in memory, beside the words, so that a question scans them all and needs no
 * store. Those that were just made are put in as they are; those of an earlier run come from the table once.
 */
import { letMessagesIn } from '../../base/letMessagesIn.ts';
import { piecesOf } from '../../core/chunks/piecesOf.ts';
import type { VectorTable } from '../../core/ports/vectorStore.ts';
import { pieceId, type Similarities } from '../../core/search/similarities.ts';
import { type PieceVector, PieceVectors } from '../../core/search/vectors/pieceVectors.ts';
import type { CutFileRef } from './cutFileRef.ts';

/** Workspaces beyond it are searched in the store: a million pieces of the shipped model. */
const MOST_BYTES = 256_000_000;
/** Rows that are read at once. */
const BATCH = 2000;

export class HeldVectors {
  readonly #dimensions: number;
  #vectors: PieceVectors;
  /** Of what was cut, by path. */
  readonly #hashes = new Map<string, string>();
  #complete = false;

  constructor(dimensions: number) {
    this.#dimensions = dimensions;
    this.#vectors = new PieceVectors(dimensions);
  }

  put({ path, hash }: CutFileRef, pieces: readonly PieceVector[]): void {
    this.#vectors.put(path, pieces);
    this.#hashes.set(path, hash);
  }

  /** Undefined until all are here, or where there are too many. Holds until the next change or question. */
  similarities(query: Float32Array): Similarities | undefined {
    return this.#complete ? this.#vectors.similarities(query) : undefined;
  }

  /** Reads what is missing. Rejects with `cancelled`, and with what the table fails with. */
  async bringUpTo(files: readonly CutFileRef[], table: VectorTable, signal: AbortSignal): Promise<void> {
    const there = new Set(files.map(({ path }) => path));
    for (const path of [...this.#vectors.paths()]) if (!there.has(path)) this.#remove(path);
    const count = files.reduce((sum, { chunks }) => sum + chunks.length, 0);
    if (count * this.#dimensions > MOST_BYTES) return this.#letGo();
    const missing = files.filter(({ path, hash }) => this.#hashes.get(path) !== hash);
    for (const batch of inBatches(missing)) {
      await letMessagesIn(signal);
      await this.#read(batch, table);
    }
    this.#complete = true;
  }

  async #read(files: readonly CutFileRef[], table: VectorTable): Promise<void> {
    const wanted = files.map((file) => ({
      file,
      pieces: file.chunks
        .flatMap(piecesOf)
        .map(({ startLine }) => ({ startLine, id: pieceId(file.path, { startLine }) })),
    }));
    const rows = await table.rows(wanted.flatMap(({ pieces }) => pieces.map(({ id }) => id)));
    const vectors = new Map(rows.map(({ id, vector }) => [id, vector]));
    for (const { file, pieces } of wanted)
      this.put(
        file,
        pieces.flatMap(({ startLine, id }) => {
          const vector = vectors.get(id);
          return vector === undefined ? [] : [{ startLine, vector }];
        }),
      );
  }

  #remove(path: string): void {
    this.#vectors.remove(path);
    this.#hashes.delete(path);
  }

  #letGo(): void {
    this.#vectors = new PieceVectors(this.#dimensions);
    this.#hashes.clear();
    this.#complete = false;
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
