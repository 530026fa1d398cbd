/** Calls of areas over a connection, in both directions: one side serves an object's methods, the other has an object like it. */

import {
  type CancellationToken,
  CancellationTokenSource,
  type MessageConnection,
  ResponseError,
} from 'vscode-jsonrpc/node';
import { codeOf } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import type { Call } from '../../protocol/call.ts';
import { type AreaRequest, EVENT, type EventMessage } from '../../protocol/engineRpc.ts';

type Method = (request: unknown, call: Call<unknown>) => Promise<unknown>;

/** @param served has each of the methods. */
export function serveArea(
  connection: MessageConnection,
  area: string,
  { methods, served }: { readonly methods: readonly string[]; readonly served: object },
): void {
  const part = served as Readonly<Record<string, Method>>;
  for (const method of methods) {
    connection.onRequest(
      `${area}.${method}`,
      ({ request, events }: AreaRequest, token: CancellationToken) => {
        const on = (event: unknown) =>
          void connection.sendNotification(EVENT, { events, event } satisfies EventMessage);
        return settled(() => part[method]!(request, { signal: abortSignalOf(token), on }));
      },
    );
  }
}

/** An answer, or an error that keeps its code. */
export async function settled(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return (await call()) ?? null;
  } catch (error) {
    const message = messageOf(error);
    return new ResponseError(1, message, { code: codeOf(error) });
  }
}

export function abortSignalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

/** Calls with events. Rejects as the connection does. */
export class AreaCaller {
  readonly #connection: MessageConnection;
  /** Listeners of calls that are under way. */
  readonly #hearing = new Map<number, (event: unknown) => void>();
  #lastEvents = 0;

  constructor(connection: MessageConnection) {
    this.#connection = connection;
    connection.onNotification(EVENT, ({ events, event }: EventMessage) => this.#hearing.get(events)?.(event));
  }

  /** @param method as `area.method` */
  async call(method: string, request: unknown, { signal, on }: Call<unknown>): Promise<unknown> {
    this.#lastEvents += 1;
    const events = this.#lastEvents;
    if (on !== undefined) this.#hearing.set(events, on);
    try {
      return await this.request(method, { request, events } satisfies AreaRequest, signal);
    } finally {
      this.#hearing.delete(events);
    }
  }

  async request(method: string, parameters: unknown, signal?: AbortSignal): Promise<unknown> {
    const source = new CancellationTokenSource();
    const cancel = () => source.cancel();
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      // JSON has no word for what is not there.
      return (await this.#connection.sendRequest(method, parameters, source.token)) ?? undefined;
    } finally {
      signal?.removeEventListener('abort', cancel);
      source.dispose();
    }
  }
}
