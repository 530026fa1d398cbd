/** Rows of this run only, searched exactly. */
import { randomUUID } from 'node:crypto';
import type {
  Compacted,
  MatchOptions,
  RowFilter,
  StoredHit,
  StoredRow,
  StoreStatus,
  TableKey,
  VectorStore,
  VectorTable,
} from '../../../core/ports/vectorStore.ts';
import { BestOf, type Scored } from './bestOf.ts';
import { checkFilter, checkKey, checkRow } from './checkRows.ts';
import { passes } from './rowFilter.ts';
import { tableName } from './tableName.ts';
import { VectorMatrix } from './vectorMatrix.ts';
import { WordIndex } from './wordIndex.ts';

export class MemoryVectorStore implements VectorStore {
  readonly #tables = new Map<string, MemoryTable>();

  async table(key: TableKey): Promise<VectorTable> {
    checkKey(key);
    const name = tableName(key);
    const table = this.#tables.get(name) ?? new MemoryTable(key);
    this.#tables.set(name, table);
    return table;
  }

  async status(): Promise<StoreStatus> {
    const sizes = [...this.#tables.values()].map((table) => table.sizeBytes());
    return { kind: 'memory', sizeBytes: sizes.reduce((sum, size) => sum + size, 0) };
  }

  async drop(name: string): Promise<void> {
    for (const [at, table] of this.#tables) if (table.name === name) this.#tables.delete(at);
  }

  async compact(): Promise<Compacted> {
    return {};
  }

  async dispose(): Promise<void> {
    this.#tables.clear();
  }
}

class MemoryTable implements VectorTable {
  readonly #key: TableKey;
  readonly #generation = randomUUID();
  readonly #rows = new Map<string, Omit<StoredRow, 'vector'>>();
  readonly #matrix: VectorMatrix;
  /** By field of words, as of the last change; built by the first search after it. */
  #words: ReadonlyMap<string, WordIndex> | undefined;

  constructor(key: TableKey) {
    this.#key = key;
    this.#matrix = new VectorMatrix(key.dimensions);
  }

  get name(): string {
    return this.#key.name;
  }

  async generation(): Promise<string> {
    return this.#generation;
  }

  async put(rows: readonly StoredRow[]): Promise<void> {
    for (const row of rows) checkRow(this.#key, row);
    for (const { id, vector, words, fields } of rows) {
      this.#rows.set(id, { id, words, fields });
      this.#matrix.put(id, vector);
    }
    this.#words = undefined;
  }

  async remove(filter: RowFilter): Promise<void> {
    for (const { id } of await this.list(filter)) {
      this.#rows.delete(id);
      this.#matrix.remove(id);
    }
    this.#words = undefined;
  }

  async nearest(vector: Float32Array, limit: number, filter?: RowFilter): Promise<readonly StoredHit[]> {
    const accepts = this.#accepts(filter);
    const found = this.#matrix.nearest(vector, limit, (id) => accepts(this.#rows.get(id)!.fields));
    return this.#hits(found);
  }

  async matching(words: readonly string[], { limit, weights, filter }: MatchOptions) {
    const accepts = this.#accepts(filter);
    const scores = this.#scores(new Set(words), weights);
    const best = new BestOf<Scored>(limit);
    let at = 0;
    for (const { id, fields } of this.#rows.values()) {
      const score = scores[at++]!;
      if (score > 0 && score >= best.floor && accepts(fields)) best.offer({ id, score });
    }
    return this.#hits(best.list());
  }

  async rows(ids: readonly string[]): Promise<readonly StoredRow[]> {
    return ids.flatMap((id) => {
      const row = this.#rows.get(id);
      return row === undefined ? [] : [{ ...row, vector: this.#matrix.get(id)! }];
    });
  }

  async list(filter?: RowFilter) {
    const accepts = this.#accepts(filter);
    const found = [...this.#rows.values()].filter(({ fields }) => accepts(fields));
    return found.map(({ id, fields }) => ({ id, fields }));
  }

  async count(filter?: RowFilter): Promise<number> {
    return filter === undefined ? this.#rows.size : (await this.list(filter)).length;
  }

  sizeBytes(): number {
    let characters = 0;
    for (const { words } of this.#rows.values())
      for (const text of Object.values(words)) characters += text.length;
    return this.#matrix.sizeBytes + characters;
  }

  #accepts(filter: RowFilter | undefined) {
    checkFilter(this.#key, filter);
    return passes(filter);
  }

  #scores(words: ReadonlySet<string>, weights: MatchOptions['weights']): Float64Array {
    const scores = new Float64Array(this.#rows.size);
    this.#words ??= this.#index();
    for (const [field, weight] of Object.entries(weights))
      this.#words.get(field)?.score(words, weight, scores);
    return scores;
  }

  #index(): ReadonlyMap<string, WordIndex> {
    const rows = [...this.#rows.values()];
    return new Map(
      this.#key.shape.words.map((field) => [
        field,
        new WordIndex(rows.map(({ words }) => words[field] ?? '')),
      ]),
    );
  }

  #hits(found: readonly Scored[]): StoredHit[] {
    return found.map(({ id, score }) => ({ id, score, fields: this.#rows.get(id)!.fields }));
  }
}
