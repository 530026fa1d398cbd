/** One life of the engine's process. Every call settles: with its answer, its error, or `engine-gone`. */
import { type ChildProcess, fork } from 'node:child_process';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
  ResponseError,
} from 'vscode-jsonrpc/node';
import { CodedError, type FailureCode } from '../../base/codedError.ts';
import type { Call } from '../../protocol/call.ts';
import type { EngineApi } from '../../protocol/engineApi.ts';
import { LOG, STATE, type StateMessage } from '../../protocol/engineRpc.ts';
import { HOST, HOST_METHODS, type HostApi } from '../../protocol/hostApi.ts';
import { AreaCaller, serveArea } from './areaCalls.ts';

export interface EngineProcessOptions {
  /** Script of the engine's process. */
  readonly entry: string;
  readonly gitAllowed: boolean;
  /** Folder of what people said, whatever the workspace; undefined keeps it in memory. */
  readonly statePath?: string;
  /** On top of the environment that there is. */
  readonly env?: Readonly<Record<string, string>>;
  /** What the engine may ask of whoever started it. */
  readonly host?: HostApi;
  log(message: string): void;
  onState(message: StateMessage): void;
  /** Called once, when the process has ended, whatever the cause. */
  onGone(reason: string): void;
}

export class EngineProcess {
  readonly #child: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #calls: AreaCaller;
  #gone = false;
  #stderr = '';

  constructor(options: EngineProcessOptions) {
    this.#child = fork(options.entry, argumentsFor(options), {
      execArgv: [],
      silent: true,
      env: { ...process.env, ...options.env, ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' },
    });
    this.#connection = createMessageConnection(
      new IPCMessageReader(this.#child),
      new IPCMessageWriter(this.#child),
    );
    this.#connection.onNotification(STATE, options.onState);
    this.#connection.onNotification(LOG, options.log);
    this.#calls = new AreaCaller(this.#connection);
    if (options.host !== undefined)
      serveArea(this.#connection, HOST, { methods: HOST_METHODS, served: options.host });
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
    return this.#settle(() => this.#calls.request(method, args, signal));
  }

  /** @param method as `area.method` */
  callArea(method: string, request: unknown, call: Call<unknown>): Promise<unknown> {
    return this.#settle(() => this.#calls.call(method, request, call));
  }

  async #settle(call: () => Promise<unknown>): Promise<unknown> {
    if (this.#gone) throw gone();
    try {
      return await call();
    } catch (error) {
      throw this.#translate(error);
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

/** @see workers/engine.ts */
function argumentsFor({ gitAllowed, statePath }: EngineProcessOptions): string[] {
  return [...(gitAllowed ? ['--git'] : []), ...(statePath === undefined ? [] : [`--state=${statePath}`])];
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
