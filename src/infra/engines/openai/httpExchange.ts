/**
 * One HTTP request, its answer as it comes. Node's `http` and not `fetch`: a local model may read its prompt for ten minutes before
 * the first header, where `fetch` gives up after five and cannot tell a connection that is not made from an answer that is not there.
 */

import { type Agent, type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { CodedError, codeOf } from '../../../base/codedError.ts';
import { messageOf } from '../../../base/messageOf.ts';
import { proxyAgent } from '../../net/proxyAgent.ts';
import { proxyFor } from '../../net/proxyFor.ts';

export interface ExchangeRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; undefined: a GET. */
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** Until the connection stands. */
  readonly connectMs: number;
  /** From then to the first byte of the answer. */
  readonly firstByteMs: number;
  /** Between any two pieces. */
  readonly stallMs: number;
}

export interface Exchange {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Rejects with `timeout` when nothing comes for `stallMs`, and with what the connection says when it breaks. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Ends the connection, whatever is still to come. */
  close(): void;
}

/** Rejects with `cancelled`, `timeout`, or a failure of Node's with its code. */
export async function exchange(asked: ExchangeRequest): Promise<Exchange> {
  // A connection of its own: one that a server has quietly closed in a pool would look like its failure.
  const agent = await proxyAgent(asked.url).catch((error) => {
    throw new CodedError('engine-unavailable', messageOf(error), error);
  });
  if (agent === false) return exchangeBy(agent, asked);
  return exchangeBy(agent, asked).catch((error) => {
    throw behindProxy(error, asked.url);
  });
}

/** Who cannot be reached may be the proxy as well as the server. */
function behindProxy(error: unknown, url: URL): unknown {
  const words = connectionFailure(error);
  const { host } = proxyFor(url) ?? {};
  if (words === undefined || host === undefined) return error;
  const said = `cannot be reached through the proxy ${host}, which ${words}; check \`http.proxy\` or HTTPS_PROXY, or name the server in NO_PROXY`;
  return new CodedError('engine-unavailable', said, error);
}

function exchangeBy(agent: Agent | false, asked: ExchangeRequest): Promise<Exchange> {
  return new Promise((resolve, reject) => {
    const { url, body, signal } = asked;
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const outgoing = send(url, { ...optionsOf(asked), agent });
    const fail = (error: unknown) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      reject(signal?.aborted ? cancelled() : error);
      outgoing.destroy();
    };
    const stop = () => fail(cancelled());
    let timer = setTimeout(() => fail(late('connect', asked.connectMs)), asked.connectMs);
    const connected = () => {
      clearTimeout(timer);
      timer = setTimeout(() => fail(late('answer', asked.firstByteMs)), asked.firstByteMs);
    };
    // Stays for as long as the request lives: a late error without a listener would end the process.
    outgoing.on('error', fail);
    if (signal?.aborted) return stop();
    signal?.addEventListener('abort', stop, { once: true });
    outgoing.once('socket', (socket) => {
      if (!socket.connecting) connected();
      else socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', connected);
    });
    outgoing.once('response', (incoming) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      resolve(answerOf(incoming, asked));
    });
    outgoing.end(body);
  });
}

function optionsOf({ headers, body }: ExchangeRequest): RequestOptions {
  const content =
    body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
  return { method: body === undefined ? 'GET' : 'POST', headers: { ...headers, ...content } };
}

function answerOf(incoming: IncomingMessage, { signal, stallMs }: ExchangeRequest): Exchange {
  return {
    status: incoming.statusCode ?? 0,
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [
        name,
        value === undefined ? value : String(value),
      ]),
    ),
    body: pieces(incoming, signal, stallMs),
    close: () => void incoming.destroy(),
  };
}

async function* pieces(
  incoming: IncomingMessage,
  signal: AbortSignal | undefined,
  stallMs: number,
): AsyncGenerator<Uint8Array> {
  let stalled = false;
  const stop = () => incoming.destroy();
  const wait = () =>
    setTimeout(() => {
      stalled = true;
      stop();
    }, stallMs);
  let timer = wait();
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    for await (const piece of incoming) {
      clearTimeout(timer);
      yield piece as Uint8Array;
      timer = wait();
    }
  } catch (error) {
    if (!signal?.aborted && !stalled) throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    incoming.destroy();
  }
  if (signal?.aborted) throw cancelled();
  if (stalled) throw late('go on', stallMs);
}

function late(what: 'connect' | 'answer' | 'go on', afterMs: number): CodedError {
  const seconds = Math.round(afterMs / 100) / 10;
  return new CodedError('timeout', `did not ${what} within ${seconds} s`);
}

function cancelled(): CodedError {
  return new CodedError('cancelled', 'The question was cancelled.');
}

/** Of a connection, in words; undefined for what is no failure of one. */
export function connectionFailure(error: unknown): string | undefined {
  const code = codeOf(error) ?? '';
  if (code === 'ECONNREFUSED') return 'is not running: nothing listens there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'cannot be found: its name leads nowhere';
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return 'closed the connection';
  if (['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN'].includes(code)) return 'cannot be reached';
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code))
    return `has a certificate that is not trusted (${code}); name its authority in NODE_EXTRA_CA_CERTS`;
  if (/^(HPE_|ERR_SSL|EPROTO)/.test(code)) return `does not speak this protocol (${code})`;
  return undefined;
}
