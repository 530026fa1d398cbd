/** A LanceDB server on loopback, over tables in a folder: as much of its REST interface as the open client calls, but that it keeps no new rows. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Connection, Table } from '@lancedb/lancedb';
import { loadLance } from '../../src/infra/knowledge/vectors/lance/lanceModule.ts';

export interface LanceServer {
  /** For whoever connects. */
  readonly credentials: Readonly<Record<string, string>>;
  readonly requests: readonly string[];
  close(): Promise<void>;
}

interface Asked {
  readonly body: Buffer;
  readonly json: Readonly<Record<string, unknown>>;
  readonly query: URLSearchParams;
  readonly connection: Connection;
  readonly name: string;
}

type Answer = Buffer | object | number;

const KEY = 'emulated-secret';

export async function startLanceServer(folder: string): Promise<LanceServer> {
  const { lance } = loadLance();
  const connection = await lance.connect(folder, { readConsistencyInterval: 0 });
  const requests: string[] = [];
  const server = createServer((request, response) => {
    void answerTo(request, connection).then(
      (answer) => {
        requests.push(`${request.method} ${request.url}`);
        const arrow = Buffer.isBuffer(answer);
        const type = arrow ? 'application/vnd.apache.arrow.file' : 'application/json';
        response.writeHead(200, { 'content-type': type }).end(arrow ? answer : JSON.stringify(answer));
      },
      (error: Error & { readonly status?: number }) =>
        response.writeHead(error.status ?? 500).end(error.message),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    credentials: { lancedb_api_key: KEY, lancedb_host: `http://127.0.0.1:${port}` },
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          connection.close();
          resolve();
        });
      }),
  };
}

/** One after the other, as a server of one writer does. */
let turns: Promise<unknown> = Promise.resolve();

async function answerTo(request: IncomingMessage, connection: Connection): Promise<Answer> {
  const body = await buffer(request);
  if (request.headers['x-api-key'] !== KEY) throw refusal(401, 'Unauthorized');
  const { pathname, searchParams: query } = new URL(request.url!, 'http://127.0.0.1');
  const [name = '', method = ''] = pathname.replace(/^\/v1\/table\//, '').split(/\/(.*)/);
  const isJson = request.headers['content-type']?.includes('json') === true;
  const json = isJson ? (JSON.parse(body.toString()) as Asked['json']) : {};
  const answer = ANSWERS[method.replace(/\/$/, '').replace(/^index\/[^/]+\/stats$/, 'index/stats')];
  if (answer === undefined) throw refusal(501, `${method} is not implemented`);
  const turn = turns.then(() => answer({ body, json, query, connection, name: decodeURIComponent(name) }));
  turns = turn.catch(() => {});
  return turn;
}

const ANSWERS: Readonly<Record<string, (asked: Asked) => Promise<Answer>>> = {
  '': async ({ connection }) => ({ tables: await connection.tableNames({ limit: 10_000 }) }),
  async drop({ connection, name }) {
    await connection.dropTable(name);
    return {};
  },
  describe: withTable(async (table) => {
    const schema = await table.schema();
    const fields = schema.fields.map(({ name, type, nullable }) => ({ name, nullable, type: typeOf(type) }));
    return {
      version: await table.version(),
      schema: { fields, metadata: Object.fromEntries(schema.metadata) },
      stats: { num_deleted_rows: 0, num_fragments: 1 },
    };
  }),
  count_rows: withTable((table, { json }) => table.countRows((json.predicate as string | null) ?? undefined)),
  delete: withTable(async (table, { json }) => table.delete(String(json.predicate))),
  // Rows come compressed (LZ4), which Arrow's JavaScript cannot read: they are counted, not kept.
  insert: withTable(async () => ({})),
  merge_insert: withTable(async () => ({})),
  'index/list': withTable(async (table) => ({
    indexes: (await table.listIndices()).map(({ name, columns }) => ({
      index_name: name,
      index_uuid: name,
      columns,
      index_status: 'done',
    })),
  })),
  'index/stats': async () => ({
    num_indexed_rows: 0,
    num_unindexed_rows: 0,
    index_type: 'FTS',
    distance_type: null,
    num_indices: 1,
  }),
  async create_index({ connection, name, json }) {
    const { lance } = loadLance();
    const table = await connection.openTable(name);
    const config = lance.Index.fts({
      baseTokenizer: 'whitespace',
      withPosition: false,
      lowercase: false,
      stem: false,
      removeStopWords: false,
      asciiFolding: false,
    });
    await table.createIndex(String(json.column), { config });
    table.close();
    return {};
  },
  query: withTable(async (table, { json }) =>
    Buffer.from(loadLance().arrow.tableToIPC(await ask(table, json), 'file')),
  ),
};

function withTable(
  work: (table: Table, asked: Asked) => Promise<unknown>,
): (asked: Asked) => Promise<Answer> {
  return async (asked) => {
    const there = await asked.connection.tableNames({ limit: 10_000 });
    if (!there.includes(asked.name)) throw refusal(404, `Table not found: ${asked.name}`);
    const table = await asked.connection.openTable(asked.name);
    try {
      return (await work(table, asked)) as Answer;
    } finally {
      table.close();
    }
  };
}

function ask(table: Table, json: Asked['json']) {
  const { lance } = loadLance();
  const vector = json.vector as readonly number[];
  const words = json.full_text_query as
    | { readonly columns: readonly string[]; readonly query: string }
    | undefined;
  const limit = Math.min(Number(json.k), 1_000_000);
  const columns = (json.columns as string[] | undefined) ?? undefined;
  const finish = <Q extends ReturnType<Table['query']>>(query: Q) => {
    let asked = query.limit(limit) as Q;
    if (columns !== undefined) asked = asked.select(columns) as Q;
    if (typeof json.filter === 'string') asked = asked.where(json.filter) as Q;
    if (json.with_row_id === true) asked = asked.withRowId() as Q;
    return asked.toArrow();
  };
  if (vector.length > 0)
    return finish(
      table
        .query()
        .nearestTo([...vector])
        .distanceType('dot') as never,
    );
  if (words !== undefined)
    return finish(
      table.query().fullTextSearch(new lance.MatchQuery(words.query, words.columns[0]!)) as never,
    );
  return finish(table.query() as never);
}

/** As the interface writes types. */
function typeOf(type: { readonly toString: () => string; readonly listSize?: number }): object {
  const text = type.toString();
  const fixed = /^FixedSizeList\[(\d+)\]/.exec(text);
  if (fixed !== null)
    return {
      type: 'fixed_size_list',
      length: Number(fixed[1]),
      fields: [{ name: 'item', type: { type: 'float' }, nullable: true }],
    };
  return {
    type: { Utf8: 'string', Float64: 'double', Float32: 'float', Int64: 'int64' }[text] ?? text.toLowerCase(),
  };
}

function refusal(status: number, message: string): Error {
  return Object.assign(new Error(message), { status });
}
