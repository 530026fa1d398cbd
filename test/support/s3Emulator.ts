/** Object storage on loopback, in memory: as much of S3's REST API, which Google's storage speaks too, as a store of tables asks for. */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface S3EmulatorOptions {
  /** False ignores conditions on what is created, as older stores do: of two that create an object, the later wins. */
  readonly conditionalPut?: boolean;
  /** Answers all with this status instead. */
  readonly refuse?: number;
}

export interface S3Emulator {
  /** By bucket and key. */
  readonly objects: ReadonlyMap<string, Buffer>;
  readonly requests: readonly string[];
  /** For the environment of whoever uses it. */
  readonly environment: Readonly<Record<string, string>>;
  /** For whoever takes it for Google's. */
  readonly google: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

interface Asked {
  readonly method: string;
  /** Bucket and key. */
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

export async function startS3(options: S3EmulatorOptions = {}): Promise<S3Emulator> {
  const storage = new Storage(options.conditionalPut ?? true);
  const requests: string[] = [];
  const server = createServer((request, response) => {
    void answerTo(request, storage, options).then((answer) => {
      requests.push(`${request.method} ${request.url} ${answer.status}`);
      send(response, answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    objects: storage.objects,
    requests,
    environment: {
      AWS_ENDPOINT: `http://127.0.0.1:${port}`,
      AWS_ALLOW_HTTP: 'true',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'emulated',
      AWS_SECRET_ACCESS_KEY: 'emulated-secret',
    },
    google: {
      allow_http: 'true',
      google_service_account_key: JSON.stringify({
        gcs_base_url: `http://127.0.0.1:${port}`,
        disable_oauth: true,
        client_email: 'emulated',
        private_key: 'emulated-secret',
        private_key_id: '1',
      }),
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answerTo(
  request: IncomingMessage,
  storage: Storage,
  { refuse }: S3EmulatorOptions,
): Promise<Answer> {
  const body = await buffer(request);
  if (refuse !== undefined) return failure(refuse, 'AccessDenied');
  const { pathname, searchParams } = new URL(request.url!, 'http://127.0.0.1');
  const path = decodeURIComponent(pathname.slice(1));
  return storage.answer({
    method: request.method!,
    path,
    query: searchParams,
    headers: request.headers,
    body,
  });
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const length = { 'content-length': String(Buffer.byteLength(body ?? '')) };
  response.writeHead(status, { 'x-amz-request-id': '1', ...length, ...headers });
  response.end(body);
}

class Storage {
  readonly objects = new Map<string, Buffer>();
  readonly #uploads = new Map<string, Map<number, Buffer>>();
  readonly #conditionalPut: boolean;

  constructor(conditionalPut: boolean) {
    this.#conditionalPut = conditionalPut;
  }

  answer(asked: Asked): Answer {
    const { method, query } = asked;
    if (query.has('uploads')) return this.#startUpload();
    if (query.has('uploadId')) return this.#upload(asked);
    if (query.has('delete')) return this.#deleteMany(asked);
    if (method === 'PUT') return this.#put(asked);
    if (method === 'DELETE') return this.#delete(asked);
    if (query.has('list-type')) return this.#list(asked);
    return this.#get(asked);
  }

  #put({ path, headers, body }: Asked): Answer {
    const toCreate = headers['if-none-match'] === '*' || headers['x-goog-if-generation-match'] === '0';
    if (this.#conditionalPut && toCreate && this.objects.has(path)) return failure(412, 'PreconditionFailed');
    const source = headers['x-amz-copy-source'] ?? headers['x-goog-copy-source'];
    const content =
      source === undefined ? body : this.objects.get(decodeURIComponent(String(source)).replace(/^\//, ''));
    if (content === undefined) return failure(404, 'NoSuchKey');
    this.objects.set(path, content);
    if (source === undefined) return { status: 200, headers: { etag: etagOf(content) } };
    return xml(`<CopyObjectResult><ETag>${etagOf(content)}</ETag></CopyObjectResult>`);
  }

  #get({ method, path, headers }: Asked): Answer {
    const content = this.objects.get(path);
    if (content === undefined) return failure(404, 'NoSuchKey');
    const common = {
      etag: etagOf(content),
      'last-modified': new Date(0).toUTCString(),
      'accept-ranges': 'bytes',
    };
    if (method === 'HEAD')
      return { status: 200, headers: { ...common, 'content-length': String(content.length) } };
    const range = /^bytes=(\d*)-(\d*)$/.exec(String(headers.range ?? ''));
    if (range === null) return { status: 200, headers: common, body: content };
    const [, first = '', last = ''] = range;
    const from = first === '' ? Math.max(0, content.length - Number(last)) : Number(first);
    const to = first === '' || last === '' ? content.length - 1 : Math.min(Number(last), content.length - 1);
    if (from > to) return failure(416, 'InvalidRange');
    const part = content.subarray(from, to + 1);
    return {
      status: 206,
      headers: { ...common, 'content-range': `bytes ${from}-${to}/${content.length}` },
      body: part,
    };
  }

  #delete({ path }: Asked): Answer {
    this.objects.delete(path);
    return { status: 204 };
  }

  #deleteMany({ path, body }: Asked): Answer {
    const keys = [...body.toString().matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key]) => key!);
    for (const key of keys) this.objects.delete(`${path.replace(/\/$/, '')}/${key}`);
    const deleted = keys.map((key) => `<Deleted><Key>${key}</Key></Deleted>`).join('');
    return xml(`<DeleteResult>${deleted}</DeleteResult>`);
  }

  #list({ path, query }: Asked): Answer {
    const bucket = `${path.replace(/\/$/, '')}/`;
    const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? ''];
    const after = query.get('continuation-token') ?? query.get('start-after') ?? '';
    const keys = [...this.objects.keys()]
      .filter((key) => key.startsWith(bucket + prefix))
      .map((key) => key.slice(bucket.length))
      .filter((key) => key > after)
      .sort();
    const folderOf = (key: string) => {
      const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
      return end < 0 ? undefined : key.slice(0, end + 1);
    };
    const page = keys.slice(0, MOST_LISTED);
    const folders = new Set(page.map(folderOf).filter((each) => each !== undefined));
    const files = page.filter((key) => folderOf(key) === undefined);
    const contents = files.map((key) => {
      const content = this.objects.get(bucket + key)!;
      return `<Contents><Key>${key}</Key><LastModified>${new Date(0).toISOString()}</LastModified><ETag>${etagOf(content)}</ETag><Size>${content.length}</Size></Contents>`;
    });
    const prefixes = [...folders].map((each) => `<CommonPrefixes><Prefix>${each}</Prefix></CommonPrefixes>`);
    const more = keys.length > page.length;
    const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
    return xml(
      `<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}${prefixes.join('')}</ListBucketResult>`,
    );
  }

  #startUpload(): Answer {
    const id = randomUUID();
    this.#uploads.set(id, new Map());
    return xml(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
  }

  #upload(asked: Asked): Answer {
    const id = asked.query.get('uploadId')!;
    const parts = this.#uploads.get(id);
    if (parts === undefined) return failure(404, 'NoSuchUpload');
    if (asked.method === 'PUT') {
      parts.set(Number(asked.query.get('partNumber')), asked.body);
      return { status: 200, headers: { etag: etagOf(asked.body) } };
    }
    this.#uploads.delete(id);
    if (asked.method === 'DELETE') return { status: 204 };
    const body = Buffer.concat([...parts].sort(([a], [b]) => a - b).map(([, part]) => part));
    const { status, headers = {} } = this.#put({ ...asked, body });
    if (status !== 200) return failure(status, 'PreconditionFailed');
    return xml(`<CompleteMultipartUploadResult><ETag>${headers.etag}</ETag></CompleteMultipartUploadResult>`);
  }
}

function xml(body: string): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0"?>${body}`,
  };
}

function failure(status: number, code: string): Answer {
  return { ...xml(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`), status };
}

function etagOf(content: Buffer): string {
  return `"${createHash('md5').update(content).digest('hex')}"`;
}
