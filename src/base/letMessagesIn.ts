import { throwIfAborted } from './codedError.ts';

/** Between two stretches of work: lets timers and messages have their turn, a cancellation among them. */
export async function letMessagesIn(signal?: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  throwIfAborted(signal);
}
