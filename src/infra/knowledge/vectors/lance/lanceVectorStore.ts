/** Tables in LanceDB: a folder of this machine, or shared storage. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '@lancedb/lancedb';
import type {
  Compacted,
  StoreStatus,
  TableKey,
  VectorStore,
  VectorTable,
} from '../../../../core/ports/vectorStore.ts';
import { withProcessLock } from '../../../store/processLock.ts';
import { checkKey } from '../checkRows.ts';
import { tableName, tablePrefix } from '../tableName.ts';
import { lanceFailure } from './lanceDamage.ts';
import { LanceFiles } from './lanceFiles.ts';
import type { LanceModule } from './lanceModule.ts';
import { type LancePlace, withoutCredentials } from './lancePlace.ts';
import { LanceTable } from './lanceTable.ts';
import { OLD_VERSIONS_GO_AFTER_MS } from './optimizeTable.ts';
import { PendingLog } from './pendingLog.ts';
import { SharedWriters } from './sharedWriters.ts';
import { TableSizes } from './tableSizes.ts';

export interface LanceVectorStoreOptions {
  readonly place: LancePlace;
  readonly module: LanceModule;
  /** Of all tables in a folder of this machine: the longest unused go first. */
  readonly mostBytes: number;
  /** Told about damage, and about what was removed. */
  problem(message: string): void;
}

/** Of shared storage that does not answer; LanceDB's own is three minutes. */
const PATIENCE = {
  client_max_retries: '1',
  client_retry_timeout: '5',
  timeout: '20s',
  connect_timeout: '3s',
};

export class LanceVectorStore implements VectorStore {
  readonly #options: LanceVectorStoreOptions;
  readonly #log: PendingLog;
  readonly #sizes: TableSizes;
  readonly #writers: SharedWriters;
  readonly #tables = new Map<string, LanceTable>();
  #connection: Promise<Connection> | undefined;
  #notice: string | undefined;

  constructor(options: LanceVectorStoreOptions) {
    const { place, mostBytes } = options;
    this.#options = options;
    this.#log = new PendingLog(join(place.folder, 'pending.db'));
    const connect = () => this.#connectNow();
    this.#writers = new SharedWriters({ place, connect, now: Date.now });
    this.#sizes = new TableSizes({ folder: place.remote ? undefined : place.uri, mostBytes });
  }

  async table(key: TableKey): Promise<VectorTable> {
    checkKey(key);
    const name = tableName(key);
    const table = this.#tables.get(name) ?? this.#open(key, name);
    this.#tables.set(name, table);
    this.#sizes.used(name);
    return table;
  }

  async status(): Promise<StoreStatus> {
    const { bytes, notice } = this.#sizes.measure();
    const told = [this.#notice, notice].filter((each) => each !== undefined).join(' ');
    const place = withoutCredentials(this.#options.place.uri);
    const counted = this.#options.place.remote ? {} : { mostBytes: this.#options.mostBytes };
    return { kind: 'lance', place, sizeBytes: bytes, ...counted, ...(told !== '' && { notice: told }) };
  }

  async drop(name: string): Promise<void> {
    const prefix = tablePrefix(name);
    const open = [...this.#tables].filter(([each]) => each.startsWith(prefix));
    for (const [each, table] of open) {
      this.#tables.delete(each);
      await table.dispose();
    }
    try {
      await this.#locked(async () => {
        const connection = await this.#connect();
        const names = await connection.tableNames({ limit: 10_000 });
        for (const each of names.filter((all) => all.startsWith(prefix))) await connection.dropTable(each);
        this.#log.forget(prefix);
        this.#sizes.forget(prefix);
      });
    } catch (error) {
      throw lanceFailure(error, this.#options.place.uri);
    }
  }

  async compact(signal?: AbortSignal): Promise<Compacted> {
    let merged = false;
    for (const table of this.#tables.values()) {
      if (signal?.aborted) return {};
      merged = (await table.compact(signal)) || merged;
    }
    try {
      this.#log.compact();
      const removed = await this.#locked(async () => this.#sizes.prune(new Set(this.#tables.keys())));
      for (const name of removed)
        this.#tell(`The search index ${name} was not used for longest and made room.`);
    } catch (error) {
      throw lanceFailure(error, this.#options.place.uri);
    }
    // Shared storage keeps versions for an hour.
    return merged && !this.#options.place.remote ? { againAfterMs: OLD_VERSIONS_GO_AFTER_MS } : {};
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.#tables.values()].map((table) => table.dispose()));
    this.#tables.clear();
    this.#log.close();
    (await this.#connection?.catch(() => undefined))?.close();
  }

  #open(key: TableKey, name: string): LanceTable {
    const { place, module } = this.#options;
    const files = new LanceFiles({ key, name, place, module, connect: () => this.#connect() });
    const locked = <T>(work: () => Promise<T>) => this.#locked(work);
    const problem = (message: string) => this.#tell(message);
    return new LanceTable({ key, name, place, module, files, log: this.#log, locked, problem });
  }

  #locked<T>(work: () => Promise<T>): Promise<T> {
    const { place } = this.#options;
    return withProcessLock(join(place.folder, 'writer.lock'), async () => {
      if (place.remote && !place.server) await this.#writers.admit();
      return work();
    });
  }

  #tell(message: string): void {
    this.#notice = message;
    this.#options.problem(message);
  }

  #connect(): Promise<Connection> {
    this.#connection ??= this.#connectNow().catch((error) => {
      this.#connection = undefined;
      throw error;
    });
    return this.#connection;
  }

  #connectNow(): Promise<Connection> {
    const { place, module } = this.#options;
    if (!place.remote) mkdirSync(place.uri, { recursive: true });
    return module.lance.connect(place.uri, {
      // Other windows' writes are seen with the next search.
      readConsistencyInterval: 0,
      ...(place.server ? serverOptions(place) : {}),
      ...(place.remote && !place.server && { storageOptions: { ...PATIENCE, ...place.credentials } }),
    });
  }
}

/** Of a LanceDB server; one of one's own has an address. */
function serverOptions({ credentials = {} }: LancePlace) {
  const said = (name: string) => credentials[name] ?? process.env[name.toUpperCase()];
  const [apiKey, hostOverride, region] = ['lancedb_api_key', 'lancedb_host', 'lancedb_region'].map(said);
  const timeoutConfig = { connectTimeout: 3, readTimeout: 20 };
  return {
    ...(apiKey && { apiKey }),
    ...(hostOverride && { hostOverride }),
    ...(region && { region }),
    clientConfig: { retryConfig: { retries: 1, connectRetries: 1, readRetries: 1 }, timeoutConfig },
  };
}
