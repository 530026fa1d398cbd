/** Trains in a child process, so that whatever happens to it happens to nothing else. */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CodedError } from '../../base/codedError.ts';
import { stoppedTraining, throwIfStopped } from './throwIfStopped.ts';
import type { Trained, TrainSpec } from './trainAdapter.ts';
import type { FromTrainer, ProcessProgress, ToTrainer } from './trainMessages.ts';

export interface TrainerCall {
  readonly signal?: AbortSignal;
  readonly report?: (progress: ProcessProgress) => void;
  /** Told once: the child's. */
  readonly started?: (pid: number) => void;
}

/** What is left of a second for writing the checkpoint; then the child is ended, and goes on from an older one the next time. */
const STOP_MS = 800;

/**
 * Rejects with `cancelled` within a second of the signal; with `untrainable`, `disk-full`, `engine-unavailable`, or `training-failed`,
 * also where the child ends by itself. Called again with the same spec, it goes on.
 */
export async function runTrainer(spec: TrainSpec, call: TrainerCall = {}): Promise<Trained> {
  throwIfStopped(call.signal);
  const child = fork(fileURLToPath(trainerEntry()), [], {
    execArgv: [],
    serialization: 'advanced',
    silent: true,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' },
  });
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    send(child, { kind: 'stop' });
    timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  };
  call.signal?.addEventListener('abort', stop, { once: true });
  try {
    if (child.pid !== undefined) call.started?.(child.pid);
    return await answerOf(child, spec, call);
  } finally {
    clearTimeout(timer);
    call.signal?.removeEventListener('abort', stop);
    child.kill('SIGKILL');
  }
}

function answerOf(child: ChildProcess, spec: TrainSpec, { report, signal }: TrainerCall): Promise<Trained> {
  return new Promise((resolve, reject) => {
    let complaints = '';
    child.stdout?.resume();
    child.stderr?.on('data', (chunk: Buffer) => {
      complaints = (complaints + chunk.toString()).slice(-500);
    });
    child.on('message', (message: FromTrainer) => {
      if (message.kind === 'progress') report?.(message.progress);
      else if (message.kind === 'trained') resolve(message.trained);
      else reject(new CodedError(message.code, message.message));
    });
    const gone = (how: string) => reject(signal?.aborted ? stoppedTraining() : ended(how));
    child.once('error', (error) => gone(error.message));
    child.once('exit', (code, killed) =>
      gone([killed ?? `code ${code}`, complaints.trim()].join(' ').trim()),
    );
    send(child, { kind: 'train', spec });
  });
}

function send(child: ChildProcess, message: ToTrainer): void {
  // A failed write means that the process is ending; `exit` says so.
  if (child.connected) child.send(message, () => {});
}

function ended(how: string): CodedError {
  return new CodedError(
    'training-failed',
    `The trainer’s process ended (${how}). Train again: it goes on from its last checkpoint.`,
  );
}

function trainerEntry(): URL {
  const bundled = new URL('./trainer.mjs', import.meta.url);
  return existsSync(bundled) ? bundled : new URL('../../workers/trainer.ts', import.meta.url);
}
