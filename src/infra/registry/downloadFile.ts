/**
 * One file over HTTP, resumable: what arrived stays beside the target as `.part`, with what the server called it, until all of it
 * is there and its SHA-256 is the expected one. Ranges by RFC 9110, section 14.
 */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  type FileHandle,
  mkdir,
  open,
  readFile,
  rename,
  rm,
  stat,
  statfs,
  writeFile,
} from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CodedError, codeOf } from '../../base/codedError.ts';
import { proxiedFetch } from '../net/proxiedFetch.ts';
import { checkedUrl } from './checkedUrl.ts';
import { cancelled, diskFull, gone, inWords, refusal, Unsteady, wrongContent } from './downloadFailures.ts';
import { withDownloadLock } from './downloadLock.ts';

export interface WantedFile {
  readonly url: string;
  /** Absolute; the folder is made. */
  readonly target: string;
  /** Lower-case hex. */
  readonly sha256?: string;
  readonly bytes?: number;
}

export interface DownloadOptions {
  readonly signal?: AbortSignal;
  /** Sent to the first host only. */
  readonly token?: string;
  readonly onProgress?: (doneBytes: number, totalBytes: number | undefined) => void;
  /** Without a byte for so long, the connection is given up and made anew. Default 30,000. */
  readonly stallMs?: number;
  /** The first wait before another attempt, doubled each time. Default 500. */
  readonly backoffMs?: number;
  /** Bytes that a folder's disk has left; the file system is asked otherwise. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

export interface DownloadedFile {
  readonly bytes: number;
  readonly sha256: string;
}

const ATTEMPTS = 6;
/** Left free beside what is downloaded. */
const SPARE_BYTES = 64 * 2 ** 20;

/**
 * Resolves when the file stands under its name. Rejects with `cancelled`, `download-failed` or `disk-full`, and what arrived is gone on
 * with next time; with `download-corrupt`, and it is thrown away.
 */
export async function downloadFile(
  wanted: WantedFile,
  options: DownloadOptions = {},
): Promise<DownloadedFile> {
  checkedUrl(wanted.url);
  await mkdir(dirname(wanted.target), { recursive: true });
  return withDownloadLock(`${wanted.target}.lock`, () => attempt(wanted, options, 1));
}

async function attempt(wanted: WantedFile, options: DownloadOptions, count: number): Promise<DownloadedFile> {
  const before = (await partOf(wanted)).bytes;
  try {
    return await fetchRest(wanted, options);
  } catch (error) {
    if (options.signal?.aborted) throw cancelled(wanted.target);
    if (codeOf(error) === 'ENOSPC') throw diskFull(wanted.target, undefined, error);
    if (!(error instanceof Unsteady)) throw error;
    // Who gets further each time gets there.
    const next = (await partOf(wanted)).bytes > before ? 1 : count + 1;
    if (next > ATTEMPTS) throw gone(wanted.url, error);
    await pause((options.backoffMs ?? 500) * 2 ** (next - 1), undefined, { signal: options.signal }).catch(
      () => {
        throw cancelled(wanted.target);
      },
    );
    return attempt(wanted, options, next);
  }
}

interface Part {
  readonly bytes: number;
  /** Strong validator of what the part is of. */
  readonly etag?: string;
}

async function partOf({ target, url }: WantedFile): Promise<Part> {
  try {
    const { etag, of } = JSON.parse(await readFile(`${target}.part.json`, 'utf8')) as Record<string, unknown>;
    const { size } = await stat(`${target}.part`);
    return of === url && typeof etag === 'string' ? { bytes: size, etag } : { bytes: 0 };
  } catch {
    return { bytes: 0 };
  }
}

async function fetchRest(wanted: WantedFile, options: DownloadOptions): Promise<DownloadedFile> {
  const part = await partOf(wanted);
  const stall = new Stall(options);
  try {
    const response = await request(wanted, part, options, stall);
    if (response === 'complete') {
      const whole = await hashOf(`${wanted.target}.part`, part.bytes);
      return await finish(wanted, { bytes: part.bytes, sha256: whole.digest('hex') }, part.bytes);
    }
    const from = response.status === 206 ? startOf(response) : 0;
    if (response.status === 206 && from !== part.bytes)
      throw new Unsteady('the server began elsewhere than asked');
    const total = totalOf(response, from) ?? wanted.bytes;
    await checkRoom(wanted.target, total === undefined ? undefined : total - from, options.freeBytes);
    await keepName(wanted, response);
    const hash = await hashOf(`${wanted.target}.part`, from);
    const bytes = await write(response, { wanted, options, stall, hash, from, total });
    return await finish(wanted, { bytes, sha256: hash.digest('hex') }, total);
  } catch (error) {
    throw stall.explained(error);
  } finally {
    stall.end();
  }
}

async function request(
  wanted: WantedFile,
  { bytes, etag }: Part,
  { token }: DownloadOptions,
  stall: Stall,
): Promise<Response | 'complete'> {
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  if (bytes > 0 && etag !== undefined) Object.assign(headers, { range: `bytes=${bytes}-`, 'if-range': etag });
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  const response = await proxiedFetch(wanted.url, { headers, signal: stall.signal }).catch(
    (error: unknown) => {
      throw new Unsteady(inWords(error), error);
    },
  );
  if (response.url !== '') checkedUrl(response.url);
  if (response.status === 416) {
    await response.body?.cancel();
    // Who was killed between the last byte and the name has all of it already.
    if (response.headers.get('content-range') === `bytes */${bytes}`) return 'complete';
    await rm(`${wanted.target}.part.json`, { force: true });
    throw new Unsteady('the server has nothing from there on');
  }
  if (!response.ok) throw await refusal(wanted.url, response);
  if (/^text\/html\b/.test(response.headers.get('content-type') ?? '')) {
    await response.body?.cancel();
    throw wrongContent(wanted.url);
  }
  return response;
}

function startOf(response: Response): number {
  return Number(/^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1] ?? Number.NaN);
}

function totalOf(response: Response, from: number): number | undefined {
  const length = Number(response.headers.get('content-length') ?? Number.NaN);
  return Number.isFinite(length) ? from + length : undefined;
}

async function checkRoom(target: string, rest: number | undefined, freeBytes = freeOnDisk): Promise<void> {
  if (rest === undefined) return;
  const free = await freeBytes(dirname(target));
  if (free < rest + SPARE_BYTES) throw diskFull(target, { needed: rest, free });
}

async function freeOnDisk(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** A part without a strong validator cannot be gone on with: nobody would know that it is of the same file. */
async function keepName({ target, url }: WantedFile, response: Response): Promise<void> {
  const etag = response.headers.get('etag');
  if (etag === null || etag.startsWith('W/')) await rm(`${target}.part.json`, { force: true });
  else await writeFile(`${target}.part.json`, JSON.stringify({ of: url, etag }));
}

async function hashOf(path: string, bytes: number): Promise<Hash> {
  const hash = createHash('sha256');
  if (bytes > 0)
    for await (const chunk of createReadStream(path, { end: bytes - 1 })) hash.update(chunk as Buffer);
  return hash;
}

interface Writing {
  readonly wanted: WantedFile;
  readonly options: DownloadOptions;
  readonly stall: Stall;
  readonly hash: Hash;
  readonly from: number;
  readonly total: number | undefined;
}

/** @returns bytes of the part afterwards */
async function write(
  response: Response,
  { wanted, options, stall, hash, from, total }: Writing,
): Promise<number> {
  const file = await open(`${wanted.target}.part`, from > 0 ? 'r+' : 'w');
  let at = from;
  options.onProgress?.(at, total);
  try {
    for await (const chunk of piecesOf(response)) {
      stall.heard();
      if (total !== undefined && at + chunk.length > total)
        throw new Unsteady('more came than was announced');
      await writeAll(file, chunk, at);
      hash.update(chunk);
      at += chunk.length;
      options.onProgress?.(at, total);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (total !== undefined && at < total) throw new Unsteady('the connection ended early');
  return at;
}

async function* piecesOf({ body }: Response): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  try {
    yield* body as unknown as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new Unsteady(inWords(error), error);
  }
}

async function writeAll(file: FileHandle, chunk: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < chunk.length; )
    done += (await file.write(chunk, done, chunk.length - done, at + done)).bytesWritten;
}

async function finish(
  { target, url, sha256, bytes }: WantedFile,
  got: DownloadedFile,
  total: number | undefined,
): Promise<DownloadedFile> {
  const wrong =
    bytes !== undefined && got.bytes !== bytes
      ? `it has ${got.bytes} bytes instead of ${bytes}`
      : sha256 !== undefined && got.sha256 !== sha256
        ? `its SHA-256 is ${got.sha256} instead of ${sha256}`
        : undefined;
  await rm(`${target}.part.json`, { force: true });
  if (wrong !== undefined) {
    await rm(`${target}.part`, { force: true });
    throw new CodedError(
      'download-corrupt',
      `What came from ${url} is not what was expected: ${wrong}. It was thrown away. Try again; if it stays so, the file was changed or exchanged on its way.`,
    );
  }
  if (total === undefined && bytes === undefined && got.bytes === 0) throw wrongContent(url);
  await rename(`${target}.part`, target);
  return got;
}

/** Ends a request that brings nothing for too long, or that nobody wants any more. */
class Stall {
  readonly #controller = new AbortController();
  readonly #ms: number;
  readonly #outer: AbortSignal | undefined;
  #timer: NodeJS.Timeout;
  #stalled = false;

  constructor({ signal, stallMs = 30_000 }: DownloadOptions) {
    this.#ms = stallMs;
    this.#outer = signal;
    this.#timer = this.#start();
    if (signal?.aborted) this.#controller.abort();
    signal?.addEventListener('abort', this.#abort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  heard(): void {
    this.#timer.refresh();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener('abort', this.#abort);
    this.#controller.abort();
  }

  explained(error: unknown): unknown {
    return this.#stalled ? new Unsteady(`nothing came for ${Math.round(this.#ms / 1000)} s`, error) : error;
  }

  #abort = (): void => this.#controller.abort();

  #start(): NodeJS.Timeout {
    return setTimeout(() => {
      this.#stalled = true;
      this.#controller.abort();
    }, this.#ms);
  }
}
