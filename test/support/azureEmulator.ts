/** Azure's blob storage on loopback, in memory: as much of its REST API as a store of tables asks for. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface AzureEmulatorOptions {
  /** False ignores `If-None-Match`: of two that create a blob, the later wins. */
  readonly conditionalPut?: boolean;
  /** Answers all with this status instead. */
  readonly refuse?: number;
}

export interface AzureEmulator {
  /** By container and name. */
  readonly objects: ReadonlyMap<string, Buffer>;
  /** For whoever connects. */
  readonly credentials: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

interface Asked {
  readonly method: string;
  /** Container and name. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

const MOST_LISTED = 1000;
const ACCOUNT = 'emulated';

export async function startAzure(options: AzureEmulatorOptions = {}): Promise<AzureEmulator> {
  const storage = new Blobs(options.conditionalPut ?? true);
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const { pathname, searchParams: query } = new URL(request.url!, 'http://127.0.0.1');
      const path = decodeURIComponent(pathname.slice(1)).replace(/\/$/, '');
      const asked = { method: request.method!, path, query, headers: request.headers, body };
      const { status, headers, body: said = '' } = answerTo(asked, storage, options);
      response.writeHead(status, { 'content-length': String(Buffer.byteLength(said)), ...headers });
      response.end(said);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    objects: storage.objects,
    credentials: {
      allow_http: 'true',
      azure_storage_account_name: ACCOUNT,
      azure_storage_account_key: Buffer.from('emulated-secret').toString('base64'),
      azure_storage_endpoint: `http://127.0.0.1:${port}`,
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function answerTo(asked: Asked, storage: Blobs, { refuse }: AzureEmulatorOptions): Answer {
  if (refuse !== undefined) return failure(refuse, 'AuthorizationFailure');
  if (!asked.headers.authorization?.startsWith(`SharedKey ${ACCOUNT}:`))
    return failure(403, 'AuthenticationFailed');
  return storage.answer(asked);
}

class Blobs {
  readonly objects = new Map<string, Buffer>();
  /** By blob, then by the block's id. */
  readonly #blocks = new Map<string, Map<string, Buffer>>();
  readonly #conditionalPut: boolean;

  constructor(conditionalPut: boolean) {
    this.#conditionalPut = conditionalPut;
  }

  answer(asked: Asked): Answer {
    const { method, query, path } = asked;
    switch (query.get('comp')) {
      case 'list':
        return this.#list(asked);
      case 'batch':
        return this.#batch(asked);
      case 'block':
        return this.#putBlock(asked);
      case 'blocklist':
        return this.#putBlocks(asked);
    }
    if (method === 'PUT') return this.#put(asked);
    if (method === 'DELETE')
      return this.objects.delete(path) ? { status: 202 } : failure(404, 'BlobNotFound');
    return this.#get(asked);
  }

  #put({ path, headers, body }: Asked): Answer {
    if (this.#conditionalPut && headers['if-none-match'] === '*' && this.objects.has(path))
      return failure(409, 'BlobAlreadyExists');
    const source = headers['x-ms-copy-source'];
    if (source === undefined) return this.#written(path, body);
    const content = this.objects.get(decodeURIComponent(new URL(String(source)).pathname.slice(1)));
    if (content === undefined) return failure(404, 'BlobNotFound');
    this.#written(path, content);
    return { status: 202, headers: { 'x-ms-copy-status': 'success', etag: etagOf(content) } };
  }

  #written(path: string, content: Buffer): Answer {
    this.objects.set(path, content);
    return { status: 201, headers: { etag: etagOf(content), 'last-modified': new Date(0).toUTCString() } };
  }

  #putBlock({ path, query, body }: Asked): Answer {
    const blocks = this.#blocks.get(path) ?? new Map<string, Buffer>();
    this.#blocks.set(path, blocks.set(query.get('blockid')!, body));
    return { status: 201 };
  }

  #putBlocks({ path, headers, body }: Asked): Answer {
    if (this.#conditionalPut && headers['if-none-match'] === '*' && this.objects.has(path))
      return failure(409, 'BlobAlreadyExists');
    const ids = [...body.toString().matchAll(/<(Uncommitted|Latest)>([^<]*)<\/\1>/g)].map(([, , id]) => id!);
    const parts = ids.map((id) => this.#blocks.get(path)?.get(id));
    if (parts.some((part) => part === undefined)) return failure(400, 'InvalidBlockList');
    this.#blocks.delete(path);
    return this.#written(path, Buffer.concat(parts as Buffer[]));
  }

  #get({ method, path, headers }: Asked): Answer {
    const content = this.objects.get(path);
    if (content === undefined) return failure(404, 'BlobNotFound');
    const common = {
      etag: etagOf(content),
      'last-modified': new Date(0).toUTCString(),
      'x-ms-blob-type': 'BlockBlob',
    };
    if (method === 'HEAD')
      return { status: 200, headers: { ...common, 'content-length': String(content.length) } };
    const range = /^bytes=(\d+)-(\d*)$/.exec(String(headers['x-ms-range'] ?? headers.range ?? ''));
    if (range === null) return { status: 200, headers: common, body: content };
    const from = Number(range[1]);
    const to = range[2] === '' ? content.length - 1 : Math.min(Number(range[2]), content.length - 1);
    if (from > to) return failure(416, 'InvalidRange');
    const part = { 'content-range': `bytes ${from}-${to}/${content.length}` };
    return { status: 206, headers: { ...common, ...part }, body: content.subarray(from, to + 1) };
  }

  #list({ path, query }: Asked): Answer {
    const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? ''];
    const after = query.get('marker') ?? '';
    const keys = [...this.objects.keys()]
      .filter((key) => key.startsWith(`${path}/${prefix}`))
      .map((key) => key.slice(path.length + 1))
      .filter((key) => key > after)
      .sort();
    const page = keys.slice(0, MOST_LISTED);
    const folderOf = (key: string) => {
      const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
      return end < 0 ? undefined : key.slice(0, end + 1);
    };
    const folders = new Set(page.flatMap((key) => folderOf(key) ?? []));
    const blobs = page
      .filter((key) => folderOf(key) === undefined)
      .map((key) => {
        const content = this.objects.get(`${path}/${key}`)!;
        const facts = `<Last-Modified>${new Date(0).toUTCString()}</Last-Modified><Etag>${etagOf(content)}</Etag><Content-Length>${content.length}</Content-Length><Content-Type>application/octet-stream</Content-Type>`;
        return `<Blob><Name>${key}</Name><Properties>${facts}</Properties></Blob>`;
      });
    const prefixes = [...folders].map((each) => `<BlobPrefix><Name>${each}</Name></BlobPrefix>`);
    const next = keys.length > page.length ? page.at(-1) : '';
    return xml(
      `<EnumerationResults><Blobs>${blobs.join('')}${prefixes.join('')}</Blobs><NextMarker>${next}</NextMarker></EnumerationResults>`,
    );
  }

  /** Deletions, a part each. */
  #batch({ headers, body }: Asked): Answer {
    const boundary = /boundary=([^;]+)/.exec(String(headers['content-type']))?.[1] ?? '';
    const asked = body.toString().split(`--${boundary}`);
    const parts = asked.flatMap((part) => {
      const url = /DELETE (\S+) HTTP/.exec(part)?.[1];
      if (url === undefined) return [];
      const id = /content-id: *(\S+)/i.exec(part)?.[1] ?? '0';
      const path = decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname.slice(1));
      const gone = this.objects.delete(path) ? '202 Accepted' : '404 The specified blob does not exist.';
      const said = `HTTP/1.1 ${gone}\r\nx-ms-request-id: 1\r\nx-ms-version: 2023-11-03\r\n\r\n`;
      return [`--answers\r\nContent-Type: application/http\r\nContent-ID: ${id}\r\n\r\n${said}`];
    });
    return {
      status: 202,
      headers: { 'content-type': 'multipart/mixed; boundary=answers' },
      body: `${parts.join('\r\n')}\r\n--answers--\r\n`,
    };
  }
}

function xml(body: string): Answer {
  const headers = { 'content-type': 'application/xml' };
  return { status: 200, headers, body: `<?xml version="1.0" encoding="utf-8"?>${body}` };
}

function failure(status: number, code: string): Answer {
  const { headers, body = '' } = xml(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
  return { status, headers: { ...headers, 'x-ms-error-code': code }, body };
}

function etagOf(content: Buffer): string {
  return `"0x${createHash('md5').update(content).digest('hex').toUpperCase()}"`;
}
