/** A table of LanceDB that can be lost and made again: opened or created with its word indexes, set aside when damaged. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection, Table } from '@lancedb/lancedb';
import { CodedError } from '../../../../base/codedError.ts';
import type { TableKey } from '../../../../core/ports/vectorStore.ts';
import { reasonOfLance } from './lanceDamage.ts';
import { wordsColumn } from './lanceFilter.ts';
import type { LanceModule } from './lanceModule.ts';
import type { LancePlace } from './lancePlace.ts';
import { schemaOf } from './lanceRows.ts';

export interface LanceFilesOptions {
  readonly key: TableKey;
  readonly name: string;
  readonly place: LancePlace;
  readonly module: LanceModule;
  connect(): Promise<Connection>;
}

export class LanceFiles {
  readonly #options: LanceFilesOptions;
  #table: Table | undefined;

  constructor(options: LanceFilesOptions) {
    this.#options = options;
  }

  /** Undefined where nothing was ever written. */
  async find(): Promise<Table | undefined> {
    const connection = await this.#options.connect();
    this.#table ??= await openIfThere(connection, this.#options.name);
    return this.#table;
  }

  /** To be called under the lock. */
  async findOrCreate(): Promise<Table> {
    const table = (await this.find()) ?? (await this.#create());
    // A process may have been killed between the two.
    await this.#indexWords(table);
    this.#table = table;
    return table;
  }

  close(): void {
    this.#table?.close();
    this.#table = undefined;
  }

  /** To be called under the lock. The files of the last damage are kept for whoever wants to know. */
  setAside(error: unknown): void {
    this.close();
    const { place, name } = this.#options;
    if (place.remote) throw sharedDamage(place, name, error);
    const from = join(place.uri, `${name}.lance`);
    const to = join(place.uri, 'damaged', `${name}.lance`);
    if (!existsSync(from)) return;
    mkdirSync(join(place.uri, 'damaged'), { recursive: true });
    rmSync(to, { recursive: true, force: true });
    renameSync(from, to);
  }

  async #create(): Promise<Table> {
    const { key, name, module } = this.#options;
    const connection = await this.#options.connect();
    try {
      return await connection.createEmptyTable(name, schemaOf(key, module, randomUUID()));
    } catch (error) {
      // Another machine was first.
      const table = await openIfThere(connection, name);
      if (table === undefined) throw error;
      return table;
    }
  }

  async #indexWords(table: Table): Promise<void> {
    const { key, module } = this.#options;
    const there = new Set((await table.listIndices()).flatMap(({ columns }) => columns));
    for (const column of key.shape.words.map(wordsColumn)) {
      if (!there.has(column)) await table.createIndex(column, { config: wordsIndex(module) });
    }
  }
}

export async function generationOf(table: Table): Promise<string> {
  return (await table.schema()).metadata.get('generation') ?? '';
}

const LONGEST_WORD = 100_000;

/** Words come split and lower-cased: they are compared as they are. */
function wordsIndex({ lance }: LanceModule) {
  return lance.Index.fts({
    baseTokenizer: 'whitespace',
    withPosition: false,
    lowercase: false,
    stem: false,
    removeStopWords: false,
    asciiFolding: false,
    maxTokenLength: LONGEST_WORD,
  });
}

async function openIfThere(connection: Connection, name: string): Promise<Table | undefined> {
  try {
    return await connection.openTable(name);
  } catch (error) {
    if (/^Table '.*' was not found/.test(error instanceof Error ? error.message : '')) {
      // Of a table that is listed, a part is missing.
      if (!(await connection.tableNames({ limit: 10_000 })).includes(name)) return undefined;
    }
    throw error;
  }
}

function sharedDamage({ uri }: LancePlace, name: string, error: unknown): CodedError {
  const message = `The shared search index ${uri}/${name}.lance is damaged (${reasonOfLance(error)}). Remove it there and index again; this one is not removed by itself, since others use it.`;
  return new CodedError('store-failed', message, error);
}
