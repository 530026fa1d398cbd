/** What can end a download, in words that say what to do next. */
import { CodedError } from '../../base/codedError.ts';
import { sizeText } from '../../base/sizeText.ts';

/** Worth another attempt: the connection, or the server for the moment. */
export class Unsteady extends Error {
  constructor(why: string, cause?: unknown) {
    super(why, { cause });
    this.name = 'Unsteady';
  }
}

export function cancelled(target: string): CodedError {
  return new CodedError(
    'cancelled',
    `The download was stopped; the next one of ${target} goes on where it ended.`,
  );
}

export function gone(url: string, last: Unsteady): CodedError {
  return new CodedError(
    'download-failed',
    `${url} could not be downloaded: ${last.message}. What has arrived is kept; try again when the connection is better.`,
    last,
  );
}

export function diskFull(
  target: string,
  room: { readonly needed: number; readonly free: number } | undefined,
  cause?: unknown,
): CodedError {
  const numbers =
    room === undefined
      ? ''
      : ` ${sizeText(room.needed)} are still to come, and ${sizeText(room.free)} are free.`;
  return new CodedError(
    'disk-full',
    `There is not enough room on the disk for ${target}.${numbers} Make room, or choose another folder for models; what has arrived is kept.`,
    cause,
  );
}

export function wrongContent(url: string): CodedError {
  return new CodedError(
    'download-failed',
    `${url} answers with a web page or with nothing, not with a file. Look at the address in a browser: it may ask to sign in, or the network may want a password first.`,
  );
}

/** A status that is no success. */
export async function refusal(url: string, response: Response): Promise<Error> {
  const { status } = response;
  await response.body?.cancel();
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return new Unsteady(`the server answers ${status}`);
  return new CodedError(
    'download-failed',
    `${url} answers ${status}: ${MEANINGS[status] ?? 'the server refuses it.'}`,
  );
}

const MEANINGS: Readonly<Record<number, string>> = {
  401: 'it wants to know who asks. Accept the model’s licence where it is kept, and set an access token.',
  403: 'it is not open to everybody. Accept the model’s licence where it is kept, and set an access token.',
  404: 'there is no such file. Check the name, or choose another model.',
  410: 'the file is there no longer. Choose another model.',
};

/** `fetch` says only that it failed; why is in its cause. */
export function inWords(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
