/** Messages in, answers out; a crash of llama.cpp takes this process and nothing else. */

import { codeOf, type FailureCode } from '../../../base/codedError.ts';
import { messageOf } from '../../../base/messageOf.ts';
import type { FromHost, HostMethod, HostOptions, ToHost } from '../llamaMessages.ts';
import { gatheredText } from './gatheredText.ts';
import { type HostCall, LlamaHost } from './llamaHost.ts';
import { StallGuard } from './stallGuard.ts';

/** How often it is looked whether something moves. */
const GUARD_EVERY_MS = 10_000;

type Method = (request: unknown, call: HostCall) => Promise<unknown>;

export function serveLlama(): void {
  const host = new LlamaHost(JSON.parse(process.argv[2] ?? '{}') as HostOptions);
  const running = new Map<number, AbortController>();
  const guard = new StallGuard({
    now: () => performance.now(),
    processorMs: () => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000,
    end: () => process.abort(),
  });
  setInterval(() => guard.check(), GUARD_EVERY_MS).unref();
  const send = (message: FromHost) => {
    if (process.connected) process.send?.(message);
  };
  process.on('message', async (message: ToHost) => {
    if ('cancel' in message) return running.get(message.cancel)?.abort();
    const { id, method, request } = message;
    const controller = new AbortController();
    running.set(id, controller);
    const done = guard.expect();
    const told = gatheredText(
      (piece) => send({ id, piece }),
      () => performance.now(),
    );
    const end = (message: FromHost) => {
      told.flush();
      send(message);
    };
    try {
      const call: HostCall = {
        signal: controller.signal,
        tell: (piece) => told.push(piece),
        progress: () => guard.progress(),
      };
      end({ id, answer: await handler(host, method)(request, call) });
    } catch (error) {
      end({ id, failure: failureOf(error) });
    } finally {
      running.delete(id);
      done();
    }
  });
  // Not `exit`: destructors of the native library may wait for a computation that goes on.
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
}

function handler(host: LlamaHost, method: HostMethod): Method {
  return (host[method] as Method).bind(host);
}

function failureOf(error: unknown): { code: FailureCode; message: string } {
  const message = messageOf(error);
  return { code: (codeOf(error) as FailureCode | undefined) ?? 'engine-failed', message };
}
