/** Starts the child on first use and again after a crash, gives up on one that keeps crashing, and ends one that nobody needs. */
import { CodedError } from '../../base/codedError.ts';
import type { HostMethod, HostMethods, HostOptions } from './llamaMessages.ts';
import { type LlamaCall, LlamaProcess } from './llamaProcess.ts';

export interface SupervisorOptions {
  readonly entry: URL;
  readonly host: HostOptions;
  /** Without a request for so long, models are unloaded; after as long again, the process ends. */
  readonly idleMs: number;
  log(message: string): void;
  /** Milliseconds from an arbitrary start. */
  now(): number;
}

/** So many crashes within so long, and it stays down for the rest of that time. */
const MAX_CRASHES = 3;
const CRASH_WINDOW_MS = 5 * 60_000;
const BACKOFF_MS = 250;

export class LlamaSupervisor {
  readonly #options: SupervisorOptions;
  #process: LlamaProcess | undefined;
  #crashes: number[] = [];
  #idle: NodeJS.Timeout | undefined;
  #starting: Promise<void> = Promise.resolve();
  #disposed = false;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /** Rejects with `engine-unavailable` once it has given up. */
  async call<M extends HostMethod>(
    method: M,
    request: Parameters<HostMethods[M]>[0],
    call: LlamaCall = {},
  ): Promise<ReturnType<HostMethods[M]>> {
    clearTimeout(this.#idle);
    const running = await this.#running();
    try {
      return await running.call(method, request, call);
    } finally {
      if (!running.busy && running === this.#process) this.#rest(() => this.#unload(running));
    }
  }

  /** The running child's id, for tests that end it and for what measures its memory. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    clearTimeout(this.#idle);
    const running = this.#process;
    this.#process = undefined;
    await running?.dispose();
  }

  /** One at a time, so that two requests after a crash start one process. */
  async #running(): Promise<LlamaProcess> {
    const before = this.#starting;
    let started = () => {};
    this.#starting = new Promise((resolve) => {
      started = resolve;
    });
    await before;
    try {
      if (this.#disposed) throw unavailable('Groundplan is shutting down.');
      this.#process ??= await this.#start();
      return this.#process;
    } finally {
      started();
    }
  }

  async #start(): Promise<LlamaProcess> {
    const now = this.#options.now();
    this.#crashes = this.#crashes.filter((at) => now - at < CRASH_WINDOW_MS);
    if (this.#crashes.length >= MAX_CRASHES)
      throw unavailable(
        `The process that runs the model crashed ${MAX_CRASHES} times within five minutes and stays down for now. Choose another model, or try again in some minutes; the log has the reasons.`,
      );
    if (this.#crashes.length > 0)
      await new Promise((resolve) => setTimeout(resolve, BACKOFF_MS * 2 ** this.#crashes.length));
    if (this.#disposed) throw unavailable('Groundplan is shutting down.');
    const { entry, host } = this.#options;
    const started: LlamaProcess = new LlamaProcess({
      entry,
      host,
      onGone: (reason) => this.#crashed(started, reason),
    });
    return started;
  }

  #crashed(gone: LlamaProcess, reason: string): void {
    if (this.#process !== gone) return;
    this.#process = undefined;
    clearTimeout(this.#idle);
    this.#crashes.push(this.#options.now());
    this.#options.log(`The process that runs the model ended ${reason}.`);
  }

  #rest(then: () => Promise<void>): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void then().catch(() => {}), this.#options.idleMs);
    this.#idle.unref();
  }

  async #unload(running: LlamaProcess): Promise<void> {
    await running.call('unload', null);
    if (!running.busy && running === this.#process) this.#rest(() => this.#leave(running));
  }

  async #leave(running: LlamaProcess): Promise<void> {
    if (running.busy || running !== this.#process) return;
    this.#process = undefined;
    await running.dispose();
  }
}

function unavailable(message: string): CodedError {
  return new CodedError('engine-unavailable', message);
}
