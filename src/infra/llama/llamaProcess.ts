/** One life of the child that runs llama.cpp. Every call settles: with its answer, its error, or the end of the process. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CodedError } from '../../base/codedError.ts';
import type { FromHost, HostMethod, HostMethods, HostOptions, ToHost } from './llamaMessages.ts';

export interface LlamaProcessOptions {
  readonly entry: URL;
  readonly host: HostOptions;
  /** Called once, when the process has ended by itself. */
  onGone(reason: string): void;
}

export interface LlamaCall {
  readonly signal?: AbortSignal | undefined;
  readonly tell?: ((piece: string) => void) | undefined;
}

interface Pending {
  told: boolean;
  readonly tell: ((piece: string) => void) | undefined;
  readonly answer: (value: unknown) => void;
  readonly fail: (error: CodedError) => void;
}

export class LlamaProcess {
  readonly #child: ChildProcess;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #gone: string | undefined;
  #disposed = false;
  #stderr = '';

  constructor({ entry, host, onGone }: LlamaProcessOptions) {
    this.#child = fork(fileURLToPath(entry), [JSON.stringify(host)], {
      execArgv: [],
      // Vectors arrive as what they are.
      serialization: 'advanced',
      silent: true,
      env: {
        ...process.env,
        ELECTRON_RUN_AS_NODE: '1',
        NODE_NO_WARNINGS: '1',
        NODE_LLAMA_CPP_SKIP_DOWNLOAD: 'true',
      },
    });
    this.#child.on('message', (message: FromHost) => this.#receive(message));
    this.#child.stdout?.resume();
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString()).slice(-2000);
    });
    const end = (reason: string) => this.#end(reason, onGone);
    this.#child.once('error', (error) => end(error.message));
    this.#child.once('exit', (code, signal) => end(howItEnded(code, signal, this.#stderr)));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get busy(): boolean {
    return this.#pending.size > 0;
  }

  async call<M extends HostMethod>(
    method: M,
    request: Parameters<HostMethods[M]>[0],
    { signal, tell }: LlamaCall = {},
  ): Promise<ReturnType<HostMethods[M]>> {
    if (this.#gone !== undefined) throw ended(this.#gone, false);
    if (signal?.aborted) throw cancelled();
    this.#lastId += 1;
    const id = this.#lastId;
    const settled = new Promise<unknown>((answer, fail) => {
      this.#pending.set(id, { told: false, tell, answer, fail });
    });
    const cancel = () => {
      this.#send({ cancel: id });
      this.#settle(id)?.fail(cancelled());
    };
    signal?.addEventListener('abort', cancel, { once: true });
    this.#send({ id, method, request });
    try {
      return (await settled) as ReturnType<HostMethods[M]>;
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Ends at once: what it computes is of no use to anybody. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    if (this.#gone !== undefined || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = new Promise<void>((resolve) => this.#child.once('exit', () => resolve()));
    this.#child.kill('SIGKILL');
    await exited;
  }

  #send(message: ToHost): void {
    // A failed write means that the process is ending; `exit` says so.
    if (this.#child.connected) this.#child.send(message, () => {});
  }

  #receive(message: FromHost): void {
    if ('piece' in message) {
      const pending = this.#pending.get(message.id);
      if (pending === undefined) return;
      pending.told = true;
      pending.tell?.(message.piece);
    } else if ('failure' in message) {
      const { code, message: text } = message.failure;
      this.#settle(message.id)?.fail(new CodedError(code, text));
    } else this.#settle(message.id)?.answer(message.answer);
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  #end(reason: string, onGone: (reason: string) => void): void {
    if (this.#gone !== undefined) return;
    this.#gone = reason;
    for (const [id, { told }] of [...this.#pending])
      this.#settle(id)?.fail(ended(this.#disposed ? 'Groundplan ended it' : reason, told));
    if (!this.#disposed) onGone(reason);
  }
}

function ended(reason: string, told: boolean): CodedError {
  const what = `The process that runs the model ended (${reason}).`;
  return told
    ? new CodedError('engine-failed', `${what} What was written by then stands; ask again to go on.`)
    : new CodedError('engine-unavailable', `${what} Ask again: it is started anew.`);
}

function cancelled(): CodedError {
  return new CodedError('cancelled', 'The answer was cancelled; what was written by then stands.');
}

function howItEnded(code: number | null, signal: string | null, stderr: string): string {
  const how = signal === null ? `with code ${code}` : `by ${signal}`;
  const last = stderr.trim().split('\n').at(-1)?.slice(0, 300);
  return last === undefined || last === '' ? how : `${how}: ${last}`;
}
