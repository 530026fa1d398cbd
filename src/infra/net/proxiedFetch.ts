/** `fetch` that goes through a proxy where one is set: Node's own does not, in the versions that editors run on. */
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { proxyAgent } from './proxyAgent.ts';
import { proxyFor } from './proxyFor.ts';

const REDIRECTS = 10;
/** Meant for the host that was asked, and for nobody that it leads to. */
const SECRETS = ['authorization', 'cookie', 'proxy-authorization'];

/** As `fetch`; through a proxy a body is text. */
export async function proxiedFetch(given: string | URL, init: RequestInit = {}): Promise<Response> {
  let url = new URL(given);
  let request = init;
  for (let step = 0; step <= REDIRECTS; step++) {
    const manual = { ...request, redirect: 'manual' } as const;
    const response = await (proxyFor(url) === undefined ? fetch(url, manual) : through(url, manual));
    // Made by hand, an answer has no address.
    if (response.url === '') Object.defineProperty(response, 'url', { value: url.href });
    const location = response.headers.get('location');
    const leads = [301, 302, 303, 307, 308].includes(response.status) && location !== null;
    if (!leads || init.redirect === 'manual') return response;
    await response.body?.cancel();
    const next = new URL(location, url);
    if (url.protocol === 'https:' && next.protocol !== 'https:')
      throw new TypeError(`${url.host} leads to an address that is not encrypted`);
    if (next.origin !== url.origin) request = withoutSecrets(request);
    url = next;
  }
  throw new TypeError(`${url.host} leads round in circles`);
}

async function through(url: URL, { method = 'GET', headers, body, signal }: RequestInit): Promise<Response> {
  const agent = await proxyAgent(url);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const given = Object.fromEntries(new Headers(headers));
    const outgoing = send(url, { method, headers: given, agent, ...(signal && { signal }) });
    outgoing.on('error', reject);
    outgoing.once('response', (incoming) => {
      // A tunnel does not end with what came through it.
      incoming.once('end', () => outgoing.destroy());
      resolve(responseOf(incoming));
    });
    outgoing.end(typeof body === 'string' ? body : undefined);
  });
}

function responseOf(incoming: IncomingMessage): Response {
  const { statusCode: status = 502, headers: all } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(all))
    for (const each of Array.isArray(value) ? value : value === undefined ? [] : [value])
      headers.append(name, each);
  const bare = [101, 204, 205, 304].includes(status);
  if (bare) incoming.resume();
  const body = bare ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
  return new Response(body as unknown as BodyInit | null, { status: Math.max(200, status), headers });
}

function withoutSecrets(init: RequestInit): RequestInit {
  const headers = new Headers(init.headers);
  for (const name of SECRETS) headers.delete(name);
  return { ...init, headers };
}
