/** What the address of a server says: whether it is one, and whether it leads off this machine. */
import { CodedError } from '../../base/codedError.ts';
import type { Reach } from '../model/generation.ts';

/** The address that paths are put behind, without `/v1` and a closing slash. Throws `invalid-option`. */
export function serverAddress(name: string, url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address === undefined || !['http:', 'https:'].includes(address.protocol))
    throw refused(name, 'its `url` is no http or https address, such as http://127.0.0.1:1234');
  if (address.username !== '' || address.password !== '')
    throw refused(name, 'its `url` holds a password; give the key as `key` instead');
  address.search = '';
  address.hash = '';
  address.pathname = address.pathname.replace(/\/+$/, '').replace(/\/v1$/, '');
  return address;
}

/** Loopback by number or name; everything else may be another machine. */
export function reachOf({ hostname }: URL): Reach {
  const isLoopback =
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname);
  return isLoopback ? 'machine' : 'network';
}

function refused(name: string, why: string): CodedError {
  return new CodedError(
    'invalid-option',
    `The server “${name}” of \`groundplan.servers\` is left out: ${why}.`,
  );
}
