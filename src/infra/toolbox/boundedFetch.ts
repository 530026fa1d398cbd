/** Fetches what has an end: an answer that goes on and on is broken off. Streams of events may go on, a piece at a time. */
import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js';
import { proxiedFetch } from '../net/proxiedFetch.ts';

export const MOST_ANSWER_BYTES = 8_000_000;

export const boundedFetch: FetchLike = async (url, init) => {
  const response = await proxiedFetch(url, { ...init, redirect: 'manual' });
  if (response.body === null) return response;
  const bounded = response.body.pipeThrough(counted(isEndless(response)));
  return new Response(bounded, {
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
  });
};

function isEndless({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('text/event-stream') === true;
}

/** Events end with an empty line: each counts for itself. */
function counted(byEvent: boolean): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(piece, controller) {
      bytes += piece.byteLength;
      if (bytes > MOST_ANSWER_BYTES) controller.error(new Error('the answer is longer than is read'));
      else controller.enqueue(piece);
      if (byEvent && endsEvent(piece)) bytes = 0;
    },
  });
}

function endsEvent(piece: Uint8Array): boolean {
  return piece.at(-1) === 0x0a && (piece.at(-2) === 0x0a || piece.at(-2) === 0x0d);
}
