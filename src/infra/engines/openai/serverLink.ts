/** The way to one server: its address, its key, redirects, refusals, and asking again where that helps. */
import { setTimeout as sleep } from 'node:timers/promises';
import { CodedError, codeOf } from '../../../base/codedError.ts';
import type { ServerConfiguration } from '../../../core/model/engines.ts';
import { serverAddress } from '../../../core/openai/serverAddress.ts';
import { mayPass, quoted, type Refusal, refusalError } from '../../../core/openai/serverRefusal.ts';
import { backoffMs, retryAfterMs } from '../../../core/routing/backoff.ts';
import { connectionFailure, type Exchange, exchange } from './httpExchange.ts';

export interface LinkTimes {
  readonly connectMs: number;
  /** From the request to the first byte of an answer: a model may have to be loaded, and the prompt read. */
  readonly firstByteMs: number;
  readonly stallMs: number;
  /** For what is no answer of a model. */
  readonly statusMs: number;
}

export const USUAL_TIMES: LinkTimes = {
  connectMs: 5000,
  firstByteMs: 300_000,
  stallMs: 60_000,
  statusMs: 5000,
};

export interface ServerLinkOptions {
  readonly server: ServerConfiguration;
  readonly times?: Partial<LinkTimes>;
}

interface Asked {
  readonly path: string;
  readonly body?: object;
  readonly model?: string;
  readonly signal?: AbortSignal;
}

interface TurnedAway {
  readonly error: unknown;
  /** Whether asking once more may help. */
  readonly again: boolean;
  readonly afterMs?: number;
}

const TRIES = 3;
const REDIRECTS = 3;
const MOST_JSON_BYTES = 8_000_000;
const REFUSAL_BYTES = 16_000;

export class ServerLink {
  readonly #server: ServerConfiguration;
  readonly #address: URL;
  readonly #times: LinkTimes;

  /** Throws `invalid-option` for an address or a key that cannot be one. */
  constructor({ server, times }: ServerLinkOptions) {
    this.#server = server;
    this.#address = serverAddress(server.name, server.url);
    this.#times = { ...USUAL_TIMES, ...times };
    if (server.key !== undefined && !/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(server.key))
      throw new CodedError(
        'invalid-option',
        `The key of the server “${server.name}” holds signs that no key has. Set it again.`,
      );
  }

  /** Parsed; undefined for what the server does not have. Rejects with `engine-unavailable`. */
  async json({ signal, ...asked }: Asked): Promise<unknown> {
    const { statusMs } = this.#times;
    const limit = AbortSignal.timeout(statusMs);
    const both = signal === undefined ? limit : AbortSignal.any([signal, limit]);
    try {
      const answer = await this.#follow({ ...asked, signal: both }, statusMs);
      if (answer.status === 404) return answer.close();
      if (!isGood(answer)) throw this.refusal(await this.#refusalOf(answer, asked.model));
      return JSON.parse(await readText(answer, MOST_JSON_BYTES));
    } catch (error) {
      if (signal?.aborted || !limit.aborted) throw this.failure(error);
      throw this.failure(new CodedError('timeout', `did not answer within ${statusMs / 1000} s`));
    }
  }

  /**
   * An answer that is no refusal. Asks again where that may help; nothing of an answer has been read by then.
   * @param ask made anew for each try
   * @param conceded whether the next try asks for less
   */
  async open(ask: () => Asked, conceded: (refusal: Refusal) => boolean): Promise<Exchange> {
    for (let attempt = 0; ; attempt++) {
      const turned = await this.#try(ask, conceded);
      if (!('error' in turned)) return turned;
      const waitMs =
        attempt + 1 < TRIES && turned.again ? backoffMs(attempt, Math.random(), turned.afterMs) : undefined;
      if (waitMs === undefined) throw turned.error;
      const { signal } = ask();
      await sleep(waitMs, undefined, signal && { signal }).catch((error) => {
        throw this.failure(error);
      });
    }
  }

  /** What went wrong, in a sentence about this server that holds no secret. */
  failure(error: unknown): unknown {
    const code = codeOf(error);
    if (code === 'ABORT_ERR' || code === 'cancelled')
      return new CodedError('cancelled', 'The question was cancelled.', undefined);
    if (error instanceof CodedError && code !== 'timeout' && error.message.startsWith('“')) return error;
    const words =
      error instanceof CodedError
        ? error.message
        : error instanceof SyntaxError
          ? 'answered with what is no JSON. Check its `url`'
          : connectionFailure(error);
    if (words === undefined) return error;
    return new CodedError(
      'engine-unavailable',
      `“${this.#server.name}” (${this.#address.host}) ${this.quote(words)}.`,
    );
  }

  refusal(refusal: Refusal): CodedError {
    const { code, message } = refusalError(this.#server.name, { ...refusal, body: this.#safe(refusal.body) });
    return new CodedError(code, message);
  }

  /** Words of the server inside a sentence of ours. */
  quote(words: string): string {
    return quoted(this.#safe(words));
  }

  async #try(ask: () => Asked, conceded: (refusal: Refusal) => boolean): Promise<Exchange | TurnedAway> {
    try {
      const asked = ask();
      const answer = await this.#follow(asked, this.#times.firstByteMs);
      if (isGood(answer)) return answer;
      const refusal = await this.#refusalOf(answer, asked.model);
      if (conceded(refusal)) return await this.#try(ask, conceded);
      const afterMs = retryAfterMs(answer.headers['retry-after'], Date.now());
      const error = this.refusal(refusal);
      return {
        error,
        again: error.code === 'engine-unavailable' && mayPass(answer.status),
        ...(afterMs !== undefined && { afterMs }),
      };
    } catch (error) {
      return { error: this.failure(error), again: connectionFailure(error) !== undefined };
    }
  }

  /** Within the same host only: what is asked, and the key, are meant for nobody else. */
  async #follow(asked: Asked, firstByteMs: number): Promise<Exchange> {
    let url = this.#url(asked.path);
    for (let step = 0; ; step++) {
      const answer = await this.#send(url, asked, firstByteMs);
      const target = answer.headers.location;
      if (answer.status < 300 || answer.status > 399 || target === undefined) return answer;
      answer.close();
      const next = URL.canParse(target, url) ? new URL(target, url) : undefined;
      if (next === undefined || !this.#isOwn(next))
        throw new CodedError(
          'engine-unavailable',
          `“${this.#server.name}” leads elsewhere, to ${quoted(this.#safe(next?.host ?? target))}; nothing was sent there. Name that address in \`groundplan.servers\` if it is the right one.`,
        );
      if (step >= REDIRECTS)
        throw new CodedError('engine-unavailable', `“${this.#server.name}” leads round in circles.`);
      url = next;
    }
  }

  #isOwn({ protocol, host, hostname }: URL): boolean {
    if (protocol === this.#address.protocol) return host === this.#address.host;
    return protocol === 'https:' && hostname === this.#address.hostname;
  }

  #send(url: URL, { body, signal }: Asked, firstByteMs: number): Promise<Exchange> {
    const { connectMs, stallMs } = this.#times;
    const { key } = this.#server;
    return exchange({
      url,
      headers: {
        accept: 'text/event-stream, application/json',
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
      connectMs,
      firstByteMs,
      stallMs,
    });
  }

  #url(path: string): URL {
    const url = new URL(this.#address);
    url.pathname = `${url.pathname.replace(/\/$/, '')}${path}`;
    return url;
  }

  async #refusalOf(answer: Exchange, model: string | undefined): Promise<Refusal> {
    return {
      status: answer.status,
      contentType: answer.headers['content-type'] ?? '',
      body: await readText(answer, REFUSAL_BYTES).catch(() => ''),
      hasKey: this.#server.key !== undefined,
      ...(model !== undefined && { model }),
    };
  }

  /** Servers like to repeat the key that they refuse. */
  #safe(text: string): string {
    const { key } = this.#server;
    return key === undefined ? text : text.replaceAll(key, '…');
  }
}

function isGood({ status }: Exchange): boolean {
  return status >= 200 && status < 300;
}

/** No more than its beginning is read. */
async function readText(answer: Exchange, mostBytes: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of answer.body) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes >= mostBytes) break;
  }
  return Buffer.concat(pieces).subarray(0, mostBytes).toString('utf8');
}
