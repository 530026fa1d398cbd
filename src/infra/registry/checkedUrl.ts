import { CodedError } from '../../base/codedError.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Models are taken over encrypted connections only, save from this machine itself. Throws `invalid-option`. */
export function checkedUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null) throw new CodedError('invalid-option', `${text} is no address.`);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (!isSafe)
    throw new CodedError('invalid-option', `${url.origin} is not asked: models are taken over https only.`);
  return url;
}
