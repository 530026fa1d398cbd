/** A hub of models, by the part of its interface that is needed: files with their checksums, tags, licences. */
import * as v from 'valibot';
import { CodedError } from '../../base/codedError.ts';
import type { Licence } from '../../core/model/textModels.ts';
import { proxiedFetch } from '../net/proxiedFetch.ts';
import { checkedUrl } from './checkedUrl.ts';
import { inWords } from './downloadFailures.ts';

export interface HubOptions {
  /** Address of the hub. */
  readonly url: string;
  readonly token?: string;
  readonly signal?: AbortSignal;
}

export interface HubFile {
  readonly bytes?: number;
  /** Of large files only. */
  readonly sha256?: string;
}

const ANSWERS_WITHIN_MS = 15_000;
const LONGEST_ANSWER = 2 ** 20;

/** The usual hub, or the one that the environment names, as other tools read it. */
export function defaultHub({ HF_ENDPOINT, MODEL_ENDPOINT }: NodeJS.ProcessEnv = process.env): string {
  return HF_ENDPOINT || MODEL_ENDPOINT || 'https://huggingface.co';
}

export function hubAddress(hub: string, path: string): string {
  return checkedUrl(`${hub.replace(/\/+$/, '')}/${path}`).href;
}

/** What the hub itself says of a file, not the storage that it sends on to. */
export async function hubFile(options: HubOptions, url: string): Promise<HubFile> {
  const { headers } = await ask(options, url, { method: 'HEAD', redirect: 'manual' });
  const bytes = Number(headers.get('x-linked-size') ?? headers.get('content-length') ?? Number.NaN);
  const sha256 = /^(?:W\/)?"?([0-9a-f]{64})"?$/.exec(
    headers.get('x-linked-etag') ?? headers.get('etag') ?? '',
  )?.[1];
  return {
    ...(Number.isSafeInteger(bytes) && bytes > 0 ? { bytes } : {}),
    ...(sha256 === undefined ? {} : { sha256 }),
  };
}

const manifestSchema = v.object({ ggufFile: v.object({ rfilename: v.pipe(v.string(), v.maxLength(500)) }) });

/** The file that a tag (`Q4_K_M`) means. */
export async function hubTag(options: HubOptions, repository: string, tag: string): Promise<string> {
  const url = hubAddress(options.url, `v2/${repository}/manifests/${tag}`);
  // The hub answers with a model's file only to programs that run them.
  const answer = await json(options, url, { 'user-agent': 'llama-cpp' });
  const parsed = v.safeParse(manifestSchema, answer);
  if (parsed.success) return parsed.output.ggufFile.rfilename;
  throw new CodedError(
    'unknown-model',
    `${repository} has no GGUF file tagged ${tag}. Name the file itself: hf:${repository}/FILE.gguf`,
  );
}

const aboutSchema = v.object({
  cardData: v.optional(
    v.nullable(
      v.object({
        license: v.optional(v.string()),
        license_name: v.optional(v.string()),
        license_link: v.optional(v.string()),
      }),
    ),
  ),
});

/** Undefined where the hub says none, or does not answer: a licence that is not known is told as such. */
export async function hubLicence(options: HubOptions, repository: string): Promise<Licence | undefined> {
  const answer = await json(options, hubAddress(options.url, `api/models/${repository}`), {}).catch(
    () => undefined,
  );
  const parsed = v.safeParse(aboutSchema, answer);
  const card = parsed.success ? parsed.output.cardData : undefined;
  const name = card?.license === 'other' ? card.license_name : card?.license;
  if (name === undefined || name === '') return undefined;
  const link = URL.parse(card?.license_link ?? '');
  return { name: name.slice(0, 100), ...(link?.protocol === 'https:' ? { url: link.href } : {}) };
}

async function json(options: HubOptions, url: string, headers: Record<string, string>): Promise<unknown> {
  const response = await ask(options, url, { headers });
  const text = await bounded(response, url);
  try {
    return JSON.parse(text);
  } catch {
    throw new CodedError(
      'download-failed',
      `${url} answers with something that is no JSON. Is it a hub of models?`,
    );
  }
}

async function bounded(response: Response, url: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += piece.length;
    if (bytes > LONGEST_ANSWER)
      throw new CodedError('download-failed', `${url} answers with more than a hub would say.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

async function ask({ token, signal }: HubOptions, url: string, init: RequestInit): Promise<Response> {
  checkedUrl(url);
  const within = AbortSignal.timeout(ANSWERS_WITHIN_MS);
  const authorization: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await proxiedFetch(url, {
    ...init,
    headers: { ...(init.headers as Record<string, string> | undefined), ...authorization },
    signal: signal === undefined ? within : AbortSignal.any([signal, within]),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw new CodedError('cancelled', 'The model was not looked up to the end.', error);
    const why = within.aborted ? `nothing came for ${ANSWERS_WITHIN_MS / 1000} s` : inWords(error);
    throw new CodedError(
      'download-failed',
      `${new URL(url).origin} cannot be asked: ${why}. Check the connection, or the hub that is set.`,
      error,
    );
  });
  if (response.status < 400) return response;
  await response.body?.cancel();
  throw statusFailure(url, response.status);
}

function statusFailure(url: string, status: number): CodedError {
  if (status === 404) return new CodedError('unknown-model', `${url} is not there. Check the name.`);
  if (status === 401 || status === 403)
    return new CodedError(
      'download-failed',
      `${url} answers ${status}: accept the model’s licence where it is kept, and set an access token.`,
    );
  return new CodedError('download-failed', `${url} answers ${status}. Try again later.`);
}
