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
import { CANCELLABLE, LOG, METHODS, STATE, type StateMessage } from '../protocol/engineRpc.ts';

const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
const engine = createNodeEngine({
  log: (message) => void connection.sendNotification(LOG, message),
  gitAllowed: process.argv.includes('--git'),
});

engine.onState(
  (root, state) => void connection.sendNotification(STATE, { root, state } satisfies StateMessage),
);

for (const method of METHODS) {
  connection.onRequest(method, async (args: unknown[], token: CancellationToken) => {
    try {
      const signal = CANCELLABLE.includes(method) ? [abortSignalOf(token)] : [];
      const call = engine[method] as (...all: unknown[]) => Promise<unknown>;
      // A missing optional argument must not let the signal take its place.
      return (await call.apply(engine, [...args, ...signal])) ?? null;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return new ResponseError(1, message, { code: codeOf(error) });
    }
  });
}

process.once('disconnect', () => process.exit(0));
connection.listen();

function abortSignalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
