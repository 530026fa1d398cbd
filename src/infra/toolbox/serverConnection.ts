/** The way to one server: opened when first needed, again after it broke, with pauses that grow. */

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { CodedError } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import { printable } from '../../base/printable.ts';
import type { ToolServer } from '../../core/model/toolServer.ts';
import { boundedFetch, MOST_ANSWER_BYTES } from './boundedFetch.ts';
import { filledIn, filledInAll } from './filledIn.ts';

export interface ConnectionOptions {
  readonly server: ToolServer;
  readonly version: string;
  /** Milliseconds from an arbitrary start. */
  now(): number;
  /** Its tools are others from now on. */
  changed(): void;
}

const CONNECT_MS = 20_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const KEPT_ERRORS = 400;

export class ServerConnection {
  readonly #options: ConnectionOptions;
  #client: Promise<Client> | undefined;
  /** Has no process id any more once it is closing, which takes seconds where the server does not listen. */
  #process: StdioClientTransport | undefined;
  #opened: Client | undefined;
  /** In a row, without an answer in between. */
  #failures = 0;
  #notBefore = 0;
  #lastErrors = '';
  #tooLong = false;
  #disposed = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** Rejects with a message for a person. */
  async client(): Promise<Client> {
    if (this.#disposed) throw new CodedError('engine-gone', 'Groundplan is shutting down.');
    if (this.#process?.pid === null) this.#broke();
    if (this.#client === undefined) {
      const left = this.#notBefore - this.#options.now();
      if (left > 0)
        throw this.#broken(
          `it broke ${this.#failures} times; it is tried again in ${Math.ceil(left / 1000)} s`,
        );
      this.#client = this.#open().catch((error) => {
        this.#broke();
        throw this.#broken(messageOf(error));
      });
    }
    return this.#client;
  }

  /** An answer came: what was before does not count. */
  worked(): void {
    this.#failures = 0;
  }

  /** Why a call came to nothing, where the way was broken off because of what came. */
  takeTrouble(): string | undefined {
    const trouble = this.#tooLong
      ? `its answer is longer than the ${MOST_ANSWER_BYTES / 1e6} MB that are read`
      : undefined;
    this.#tooLong = false;
    return trouble;
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    const client = await this.#client?.catch(() => undefined);
    await client?.close();
  }

  async #open(): Promise<Client> {
    const { server, version, changed } = this.#options;
    const client = new Client({ name: 'groundplan', version }, { capabilities: {} });
    client.setNotificationHandler(ToolListChangedNotificationSchema, () => changed());
    // One that takes its time to end must not take the next one with it.
    client.onclose = () => {
      if (this.#opened === client) this.#broke();
    };
    client.onerror = (error) => {
      if (/exceeded maximum size/.test(error.message)) this.#tooLong = true;
    };
    try {
      const transport = this.#transport(server);
      await client.connect(transport, { timeout: CONNECT_MS });
      this.#opened = client;
      this.#process = transport instanceof StdioClientTransport ? transport : undefined;
      return client;
    } catch (error) {
      await client.close().catch(() => {});
      throw error;
    }
  }

  #transport({ reach }: ToolServer): Transport {
    if (reach.kind === 'http') {
      const headers = filledInAll(reach.headers);
      // The SDK's own declaration is at odds with itself about optional fields.
      return new StreamableHTTPClientTransport(new URL(reach.url), {
        requestInit: { headers },
        fetch: boundedFetch,
      }) as Transport;
    }
    const transport = new StdioClientTransport({
      command: reach.command,
      args: reach.args.map(filledIn),
      env: filledInAll(reach.env),
      stderr: 'pipe',
      maxBufferSize: MOST_ANSWER_BYTES,
      ...(reach.cwd === undefined ? {} : { cwd: reach.cwd }),
    });
    // Unread, it would stop the server once full.
    transport.stderr?.on('data', (piece: Buffer) => {
      this.#lastErrors = `${this.#lastErrors}${piece.toString('utf8').slice(-KEPT_ERRORS)}`.slice(
        -KEPT_ERRORS,
      );
    });
    return transport;
  }

  #broke(): void {
    if (this.#client === undefined) return;
    this.#client = undefined;
    this.#process = undefined;
    this.#opened = undefined;
    this.#failures++;
    this.#notBefore =
      this.#options.now() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.#failures - 1));
  }

  #broken(reason: string): CodedError {
    const { name, reach } = this.#options.server;
    const said = this.#lastErrors.trim().split('\n').at(-1) ?? '';
    const errors = said === '' ? '' : ` It last said: ${printable(said).slice(0, 200)}`;
    const remedy = reach.kind === 'process' ? 'its command' : 'its url';
    return new CodedError(
      'engine-unavailable',
      `The server of tools ${name} does not serve: ${printable(reason).slice(0, 300)}.${errors} Check ${remedy} in groundplan.mcpServers.`,
    );
  }
}
