/** The engine's process: answers its host over IPC and ends when the host goes away. */
import {
  type CancellationToken,
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
} from 'vscode-jsonrpc/node';
import { AreaCaller, abortSignalOf, serveArea, settled } from '../infra/engineProcess/areaCalls.ts';
import { remoteHost } from '../infra/engineProcess/remoteHost.ts';
import { createNodeEngine } from '../infra/nodeEngine.ts';
import { AREAS, CANCELLABLE, LOG, METHODS, STATE, type StateMessage } from '../protocol/engineRpc.ts';

const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
const engine = createNodeEngine({
  log: (message) => void connection.sendNotification(LOG, message),
  gitAllowed: process.argv.includes('--git'),
  statePath: process.argv.find((each) => each.startsWith('--state='))?.slice('--state='.length),
  host: remoteHost(new AreaCaller(connection)),
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
for (const [area, methods] of Object.entries<readonly string[]>(AREAS))
  serveArea(connection, area, { methods, served: engine[area as keyof typeof AREAS] });

process.once('disconnect', () => process.exit(0));
connection.listen();
