/** One life of the engine's process. Every call settles: with its answer, its error, or `engine-gone`. */
import { type ChildProcess, fork } from 'node:child_process';
import {
  CancellationTokenSource,
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
  ResponseError,
} from 'vscode-jsonrpc/node';
import { CodedError, type FailureCode } from '../../base/codedError.ts';
import type { Call } from '../../protocol/call.ts';
import type { EngineApi } from '../../protocol/engineApi.ts';
import {
  type AreaRequest,
  EVENT,
  type EventMessage,
  LOG,
  STATE,
  type StateMessage,
} from '../../protocol/engineRpc.ts';

export interface EngineProcessOptions {
  /** Script of the engine's process. */
  readonly entry: string;
  readonly gitAllowed: boolean;
  log(message: string): void;
  onState(message: StateMessage): void;
  /** Called once, when the process has ended, whatever the cause. */
  onGone(reason: string): void;
}

export class EngineProcess {
  readonly #child: ChildProcess;
  readonly #connection: MessageConnection;
  /** Listeners of calls that are under way. */
  readonly #hearing = new Map<number, (event: unknown) => void>();
  #lastEvents = 0;
  #gone = false;
  #stderr = '';

  constructor(options: EngineProcessOptions) {
    this.#child = fork(options.entry, options.gitAllowed ? ['--git'] : [], {
      execArgv: [],
      silent: true,
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' },
    });
    this.#connection = createMessageConnection(
      new IPCMessageReader(this.#child),
      new IPCMessageWriter(this.#child),
    );
    this.#connection.onNotification(STATE, options.onState);
    this.#connection.onNotification(EVENT, ({ events, event }: EventMessage) =>
      this.#hearing.get(events)?.(event),
    );
    this.#connection.onNotification(LOG, options.log);
    // A failed write means that the process is ending; `exit` says so.
    this.#connection.onError(() => {});
    this.#connection.listen();
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString()).slice(-2000);
    });
    this.#child.once('error', (error) => this.#end(options, error.message));
    this.#child.once('exit', (code, signal) => this.#end(options, describeExit(code, signal, this.#stderr)));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  call(method: keyof EngineApi, args: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
    return this.#request(method, args, signal);
  }

  /** @param method as `area.method` */
  async callArea(method: string, request: unknown, { signal, on }: Call<unknown>): Promise<unknown> {
    this.#lastEvents += 1;
    const events = this.#lastEvents;
    if (on !== undefined) this.#hearing.set(events, on);
    try {
      return await this.#request(method, { request, events } satisfies AreaRequest, signal);
    } finally {
      this.#hearing.delete(events);
    }
  }

  async #request(method: string, parameters: unknown, signal?: AbortSignal): Promise<unknown> {
    if (this.#gone) throw gone();
    const source = new CancellationTokenSource();
    const cancel = () => source.cancel();
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await this.#connection.sendRequest(method, parameters, source.token);
    } catch (error) {
      throw this.#translate(error);
    } finally {
      signal?.removeEventListener('abort', cancel);
      source.dispose();
    }
  }

  /** Asks it to end by closing the channel; kills it when it does not within two seconds. */
  async dispose(): Promise<void> {
    if (this.#gone) return;
    const exited = new Promise<void>((resolve) => this.#child.once('exit', () => resolve()));
    this.#child.disconnect();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 2000);
    await exited;
    clearTimeout(timer);
  }

  #end(options: EngineProcessOptions, reason: string): void {
    if (this.#gone) return;
    this.#gone = true;
    // Rejects what is pending.
    this.#connection.dispose();
    options.onGone(reason);
  }

  #translate(error: unknown): Error {
    const code =
      error instanceof ResponseError ? (error.data as { code?: FailureCode } | undefined)?.code : undefined;
    if (code !== undefined) return new CodedError(code, (error as Error).message, error);
    if (this.#gone || !this.#child.connected) return gone(error);
    return error instanceof Error ? error : new Error(String(error));
  }
}

function gone(cause?: unknown): CodedError {
  return new CodedError(
    'engine-gone',
    'The engine’s process ended. It is started again with the next request.',
    cause,
  );
}

function describeExit(code: number | null, signal: string | null, stderr: string): string {
  const how = signal === null ? `with code ${code}` : `by ${signal}`;
  const last = stderr.trim().split('\n').at(-1);
  return last === undefined || last === '' ? `it ended ${how}` : `it ended ${how}: ${last}`;
}
