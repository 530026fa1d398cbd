/**
 * A model in a child process of its own: begun with the first request, ended when idle, begun anew after a crash. A native library that
 * takes its process down takes nothing else with it. Every request settles.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CodedError } from '../../base/codedError.ts';
import type { EmbeddedKind } from '../../core/ports/embedder.ts';
import type { EmbedReply, EmbedRequest, EmbedSpec } from './embedMessages.ts';
import { NO_TELEMETRY } from './noTelemetry.ts';

export interface EmbedProcessOptions {
  readonly entry: URL;
  readonly spec: EmbedSpec;
  /** Ends the child when nothing was asked of it for so long. */
  readonly idleMs?: number;
  /** A request that takes longer is given up, with the child. */
  readonly timeoutMs?: number;
}

interface Pending {
  resolve(vectors: Float32Array): void;
  reject(error: Error): void;
}

const IDLE_MS = 30_000;
const TIMEOUT_MS = 120_000;

export class EmbedProcess {
  readonly #options: EmbedProcessOptions;
  readonly #pending = new Map<number, Pending>();
  #child: ChildProcess | undefined;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;
  #stderr = '';

  constructor(options: EmbedProcessOptions) {
    this.#options = options;
  }

  /** Undefined while none runs. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Rejects with `cancelled` or `engine-failed`. */
  async embed(texts: readonly string[], kind: EmbeddedKind, signal?: AbortSignal): Promise<Float32Array> {
    if (signal?.aborted) throw cancelled();
    const child = this.#start();
    const id = ++this.#lastId;
    let stop: (() => void) | undefined;
    const timer = setTimeout(
      () => this.#giveUp(child, 'did not answer in time'),
      this.#options.timeoutMs ?? TIMEOUT_MS,
    );
    try {
      return await new Promise<Float32Array>((resolve, reject) => {
        this.#pending.set(id, { resolve, reject });
        stop = () => reject(cancelled());
        signal?.addEventListener('abort', stop, { once: true });
        // A failed write means that the process is ending; `exit` says so.
        child.send({ id, texts, kind } satisfies EmbedRequest, () => {});
      });
    } finally {
      clearTimeout(timer);
      if (stop !== undefined) signal?.removeEventListener('abort', stop);
      this.#pending.delete(id);
      this.#rest();
    }
  }

  async dispose(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    // Or a process with nothing else to do would end while it waits here.
    child.ref();
    child.kill('SIGKILL');
    await exited;
  }

  #start(): ChildProcess {
    clearTimeout(this.#idle);
    if (this.#child !== undefined) {
      this.#child.ref();
      this.#child.channel?.ref();
      return this.#child;
    }
    const child = fork(fileURLToPath(this.#options.entry), [JSON.stringify(this.#options.spec)], {
      execArgv: [],
      // Or a Float32Array arrives as a plain object.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, ...NO_TELEMETRY, ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' },
    });
    this.#stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString()).slice(-500);
    });
    (child.stderr as { unref?(): void } | null)?.unref?.();
    child.on('message', (reply: EmbedReply) => this.#settle(reply));
    child.once('error', (error) => this.#giveUp(child, error.message));
    child.once('exit', (code, signal) => this.#giveUp(child, `ended (${signal ?? `exit code ${code}`})`));
    this.#child = child;
    return child;
  }

  #settle(reply: EmbedReply): void {
    const pending = this.#pending.get(reply.id);
    if ('vectors' in reply) pending?.resolve(reply.vectors);
    else pending?.reject(failed(reply.error));
  }

  #giveUp(child: ChildProcess, reason: string): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    clearTimeout(this.#idle);
    child.kill('SIGKILL');
    const said = this.#stderr.trim().split('\n').at(-1) ?? '';
    for (const { reject } of this.#pending.values()) {
      reject(failed(`its process ${reason}${said === '' ? '' : `: ${said}`}`));
    }
  }

  /** A child with nothing to do keeps no process alive, and ends after a while. */
  #rest(): void {
    const child = this.#child;
    if (child === undefined || this.#pending.size > 0) return;
    child.unref();
    child.channel?.unref();
    this.#idle = setTimeout(() => void this.dispose(), this.#options.idleMs ?? IDLE_MS);
    this.#idle.unref();
  }
}

function cancelled(): CodedError {
  return new CodedError('cancelled', 'This was cancelled; ask again to go on.');
}

function failed(reason: string): CodedError {
  return new CodedError(
    'engine-failed',
    `The model failed: ${reason}. It is started anew when it is next asked; if it fails again, choose another model.`,
  );
}
