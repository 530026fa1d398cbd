import { constants, setPriority } from 'node:os';
import { isCoded } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import { type TrainSpec, trainAdapter } from './trainAdapter.ts';
import type { FromTrainer, ToTrainer } from './trainMessages.ts';

/** Trains once, then ends. A stop is seen between two parts of a matrix. */
export function serveTraining(): void {
  const stop = new AbortController();
  // Threads that are started later have it, too.
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch {
    // Where the system does not allow it, training is as important as the rest.
  }
  process.on('message', (message: ToTrainer) => {
    if (message.kind === 'stop') stop.abort();
    else void train(message.spec, stop.signal);
  });
  process.on('disconnect', () => process.exit(0));
}

async function train(spec: TrainSpec, signal: AbortSignal): Promise<void> {
  try {
    const trained = await trainAdapter(spec, {
      signal,
      report: (progress) => {
        const { user, system } = process.cpuUsage();
        const cpuMs = (user + system) / 1000;
        tell({ kind: 'progress', progress: { ...progress, cpuMs, memoryBytes: process.memoryUsage.rss() } });
      },
    });
    tell({ kind: 'trained', trained });
  } catch (error) {
    const message = messageOf(error);
    const code = isCoded(error) ? error.code : 'training-failed';
    tell({ kind: 'failed', code, message: isCoded(error) ? message : `The training failed (${message}).` });
  }
  // All messages are out before the channel closes.
  process.disconnect();
}

function tell(message: FromTrainer): void {
  process.send?.(message, () => {});
}
