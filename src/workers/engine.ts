/** The engine's process: answers its host over IPC and ends when the host goes away. */
import {
  type CancellationToken,
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ResponseError,
} from 'vscode-jsonrpc/node';
import { codeOf } from '../base/codedError.ts';
import { createNodeEngine } from '../infra/nodeEngine.ts';
import type { Call } from '../protocol/call.ts';
import {
  AREAS,
  type AreaRequest,
  CANCELLABLE,
  EVENT,
  type EventMessage,
  LOG,
  METHODS,
  STATE,
  type StateMessage,
} from '../protocol/engineRpc.ts';

const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
const engine = createNodeEngine({
  log: (message) => void connection.sendNotification(LOG, message),
  gitAllowed: process.argv.includes('--git'),
});

engine.onState(
  (root, state) => void connection.sendNotification(STATE, { root, state } satisfies StateMessage),
);

type Method = (...all: unknown[]) => Promise<unknown>;

for (const method of METHODS) {
  connection.onRequest(method, (args: unknown[], token: CancellationToken) => {
    const signal = CANCELLABLE.includes(method) ? [abortSignalOf(token)] : [];
    return settled(() => (engine[method] as Method).apply(engine, [...args, ...signal]));
  });
}
for (const [area, methods] of Object.entries<readonly string[]>(AREAS)) {
  const part = (engine as unknown as Record<string, Record<string, Method>>)[area]!;
  for (const method of methods) {
    connection.onRequest(
      `${area}.${method}`,
      ({ request, events }: AreaRequest, token: CancellationToken) => {
        const on = (event: unknown) =>
          void connection.sendNotification(EVENT, { events, event } satisfies EventMessage);
        return settled(() =>
          part[method]!(request, { signal: abortSignalOf(token), on } satisfies Call<unknown>),
        );
      },
    );
  }
}

async function settled(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return (await call()) ?? null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return new ResponseError(1, message, { code: codeOf(error) });
  }
}

process.once('disconnect', () => process.exit(0));
connection.listen();

function abortSignalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
