/**
 * Whether this machine may write to shared storage. Two machines that commit at once are told apart only where the storage
 * creates an object for one of them (a conditional PUT); on any other, one machine writes and the rest read.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '@lancedb/lancedb';
import { CodedError } from '../../../../base/codedError.ts';
import type { LancePlace } from './lancePlace.ts';

const ROUNDS = 3;
const WRITERS = 4;
/** The one that writes says so anew once an hour; after a day another may. */
const CLAIM_HOLDS_MS = 86_400_000;
const CLAIM_AGAIN_MS = 3_600_000;
/** Two that claim at once see each other's claim by then. */
const SETTLE_MS = 500;
const CLAIMS = 'groundplan_writer';

export interface SharedWritersOptions {
  readonly place: LancePlace;
  /** A new one at each call. */
  connect(): Promise<Connection>;
  /** Milliseconds since 1970. */
  now(): number;
}

export class SharedWriters {
  readonly #options: SharedWritersOptions;
  #conditional: boolean | undefined;
  #claimedMs = Number.NEGATIVE_INFINITY;

  constructor(options: SharedWritersOptions) {
    this.#options = options;
  }

  /** Rejects with `store-failed` where another machine is the one that writes. To be called before each write. */
  async admit(): Promise<void> {
    this.#conditional ??= this.#remembered() ?? (await this.#try());
    if (this.#conditional || this.#options.now() - this.#claimedMs < CLAIM_AGAIN_MS) return;
    await this.#claim();
    this.#claimedMs = this.#options.now();
  }

  /** Rows that several connections add at once are all there, or the storage is not for several. */
  async #try(): Promise<boolean> {
    const connections = await Promise.all(Array.from({ length: WRITERS }, () => this.#options.connect()));
    const name = `groundplan_probe_${randomUUID().replaceAll('-', '')}`;
    const [first] = connections;
    await first!.createTable(name, [{ n: 0 }]);
    try {
      const tables = await Promise.all(connections.map((each) => each.openTable(name)));
      for (let round = 1; round <= ROUNDS; round++) {
        await Promise.all(tables.map((table) => table.add([{ n: round }])));
        if ((await tables[0]!.countRows()) !== 1 + round * WRITERS) return false;
      }
      this.#remember();
      return true;
    } finally {
      await first!.dropTable(name).catch(() => {});
      for (const connection of connections) connection.close();
    }
  }

  async #claim(): Promise<void> {
    const connection = await this.#options.connect();
    const me = this.#identity();
    try {
      await this.#assertFree(connection, me);
      await connection.createTable(CLAIMS, [{ owner: me, at: this.#options.now() }], { mode: 'overwrite' });
      await pause(SETTLE_MS);
      await this.#assertFree(connection, me);
    } finally {
      connection.close();
    }
  }

  async #assertFree(connection: Connection, me: string): Promise<void> {
    if (!(await connection.tableNames({ limit: 10_000 })).includes(CLAIMS)) return;
    const [claim] = await (await connection.openTable(CLAIMS)).query().limit(1).toArray();
    const fresh = this.#options.now() - Number(claim?.at ?? 0) < CLAIM_HOLDS_MS;
    if (fresh && claim.owner !== me) throw refused(this.#options.place.uri);
  }

  #identity(): string {
    const { folder } = this.#options.place;
    const file = join(folder, 'writer-id');
    try {
      return readFileSync(file, 'utf8');
    } catch {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, randomUUID(), { flag: 'wx' });
      return readFileSync(file, 'utf8');
    }
  }

  #remembered(): boolean | undefined {
    try {
      return readFileSync(this.#proof(), 'utf8') === this.#options.place.uri ? true : undefined;
    } catch {
      return undefined;
    }
  }

  #remember(): void {
    mkdirSync(this.#options.place.folder, { recursive: true });
    writeFileSync(this.#proof(), this.#options.place.uri);
  }

  #proof(): string {
    return join(this.#options.place.folder, 'conditional-put');
  }
}

function refused(uri: string): CodedError {
  return new CodedError(
    'store-failed',
    `Another machine writes to ${uri}, and this storage cannot keep the writes of two apart (it does not honour conditional PUT). Searching works; to write from here too, use storage that does, or wait a day after the other machine's last write.`,
  );
}
