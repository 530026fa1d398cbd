/** The records of one name in one store: brought up to date, and searched by words and meaning. */
import type { IndexRecipe } from '../../../core/ports/catalogue.ts';
import type { RowFilter, StoredHit, StoredRow, VectorTable } from '../../../core/ports/vectorStore.ts';
import { type FoundRecord, RECORD_WEIGHTS } from '../../../core/records/rankRecords.ts';
import { passageOf, RECORD_SHAPE, recordOf, rowOf } from '../../../core/records/recordRow.ts';
import type { QueryWord } from '../../../core/search/queryWords.ts';
import type { Ground } from '../ground.ts';
import type { VectorPorts } from '../indexVectors.ts';
import { refreshTable } from '../refreshTable.ts';
import type { RecordGroup, RecordSource } from './recordSource.ts';

export interface RecordQuestion {
  readonly text: string;
  readonly words: readonly QueryWord[];
  readonly filter: RowFilter | undefined;
  readonly candidates: number;
}

export class RecordTable {
  readonly #ports: VectorPorts;
  readonly #source: RecordSource;

  constructor(ports: VectorPorts, source: RecordSource) {
    this.#ports = ports;
    this.#source = source;
  }

  /** Rejects with `cancelled`, and with what source, embedder, store or catalogue fail with. */
  async refresh(
    ground: Ground,
    signal: AbortSignal,
    progress: (done: number, total: number) => void,
  ): Promise<void> {
    const groups = await this.#source.groups(ground, signal);
    const table = await this.#table();
    await refreshTable({
      table,
      recipe: await this.#recipe(table),
      catalogue: this.#ports.catalogue,
      groups,
      groupField: 'group',
      rowCount: ({ size }) => size,
      rows: (batch) => this.#rows(batch, signal),
      signal,
      progress,
    });
  }

  async find({ text, words, filter, candidates }: RecordQuestion) {
    const table = await this.#table();
    const options = {
      limit: candidates,
      weights: RECORD_WEIGHTS,
      ...(filter === undefined ? {} : { filter }),
    };
    const [vector] = await this.#ports.embedder.embed([text], 'query');
    const known = vector?.some((value) => value !== 0) === true;
    const byWords = await table.matching(
      words.map(({ word }) => word),
      options,
    );
    const byMeaning = known ? await table.nearest(vector, candidates, filter) : [];
    return { byWords: byWords.map(found), byMeaning: byMeaning.map(found) };
  }

  /** Another one where the table was made anew, after damage for one. */
  async generation(): Promise<string> {
    return (await this.#table()).generation();
  }

  async count(): Promise<number> {
    return (await this.#table()).count();
  }

  /** With their files, until the next refresh. */
  async drop(groups: readonly string[]): Promise<void> {
    const { catalogue, store, embedder } = this.#ports;
    const { table, version } = this.#source;
    await catalogue.forget({ table, chunker: version, embedder: embedder.id, generation: '' }, groups);
    await store.drop(table);
  }

  #table(): Promise<VectorTable> {
    const { embedder, store } = this.#ports;
    return store.table({
      name: this.#source.table,
      embedder: embedder.id,
      dimensions: embedder.dimensions,
      shape: RECORD_SHAPE,
    });
  }

  async #recipe(table: VectorTable): Promise<IndexRecipe> {
    const { id } = this.#ports.embedder;
    const generation = await table.generation();
    return { table: this.#source.table, chunker: this.#source.version, embedder: id, generation };
  }

  async #rows(batch: readonly RecordGroup[], signal: AbortSignal): Promise<readonly StoredRow[]> {
    const all = [];
    for (const group of batch)
      for (const record of await group.records()) all.push({ group: group.path, record });
    if (all.length === 0) return [];
    const passages = all.map(({ record }) => passageOf(record));
    const vectors = await this.#ports.embedder.embed(passages, 'passage', signal);
    return all.map(({ group, record }, at) => rowOf(record, group, vectors[at]!));
  }
}

function found({ id, score, fields }: StoredHit): FoundRecord {
  return { record: recordOf(id, fields), group: String(fields.group), score };
}
