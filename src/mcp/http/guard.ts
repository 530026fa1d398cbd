/** Who may speak to the server: the bearer of the token, by a name that is the machine's own, and no web page. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface GuardOptions {
  readonly token: string;
  /** Names that a Host header may have, besides those of the loopback. */
  readonly hosts: readonly string[];
  /** Origins of web pages that may ask; none by default. */
  readonly origins: readonly string[];
}

export interface Refusal {
  readonly status: 401 | 403;
  readonly reason: string;
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * A web page that has its own name resolve to this machine sends that name as Host (DNS rebinding), and any page its Origin.
 *
 * @returns undefined for who may.
 */
export function refusalFor(
  { headers }: IncomingMessage,
  { token, hosts, origins }: GuardOptions,
): Refusal | undefined {
  const host = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (!LOOPBACK.has(host) && !hosts.includes(host))
    return {
      status: 403,
      reason: `The host ${JSON.stringify(host)} is not this server’s; allow it with --allow-host.`,
    };
  if (headers.origin !== undefined && !origins.includes(headers.origin))
    return { status: 403, reason: 'Web pages may not ask; allow one with --allow-origin.' };
  const [, given] = /^Bearer ([\x21-\x7e]+)$/i.exec(headers.authorization ?? '') ?? [];
  if (given === undefined || !isSame(given, token))
    return { status: 401, reason: 'Send the token as “Authorization: Bearer …”.' };
  return undefined;
}

/** Digests are of one length, so that neither time nor length tells anything. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
