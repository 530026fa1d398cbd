/** Sessions of HTTP clients, a server each: bounded in number, ended when idle. */
import { randomUUID } from 'node:crypto';
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';

interface Session {
  readonly transport: StreamableHTTPServerTransport;
  readonly server: Server;
  /** Milliseconds, of the last request. */
  usedAt: number;
  /** Requests and streams that are open. */
  open: number;
}

const MOST = 32;
const IDLE_MS = 30 * 60_000;
const MOST_BODY_BYTES = 1_000_000;

export class Sessions {
  readonly #create: () => Server;
  readonly #sessions = new Map<string, Session>();
  readonly #sweeping: NodeJS.Timeout;

  constructor(create: () => Server) {
    this.#create = create;
    this.#sweeping = setInterval(() => this.#endIdle(), 60_000).unref();
  }

  /** @returns the transport to hand a request to; undefined where the session is unknown, `full` where no more fit. */
  async transportFor(id: string | undefined): Promise<StreamableHTTPServerTransport | 'full' | undefined> {
    if (id !== undefined) return this.#used(id)?.transport;
    if (this.#sessions.size >= MOST && !this.#endIdlest()) return 'full';
    return this.#begin();
  }

  /** Counts what is open, so that a session with a listener is not idle. */
  hold(transport: StreamableHTTPServerTransport): () => void {
    const session = this.#sessions.get(transport.sessionId ?? '');
    if (session === undefined) return () => {};
    session.open++;
    return () => {
      session.open--;
      session.usedAt = Date.now();
    };
  }

  async dispose(): Promise<void> {
    clearInterval(this.#sweeping);
    await Promise.all([...this.#sessions.keys()].map((id) => this.#end(id)));
  }

  #used(id: string): Session | undefined {
    const session = this.#sessions.get(id);
    if (session !== undefined) session.usedAt = Date.now();
    return session;
  }

  async #begin(): Promise<StreamableHTTPServerTransport> {
    const server = this.#create();
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      maxRequestBodySize: MOST_BODY_BYTES,
      onsessioninitialized: (id) => {
        this.#sessions.set(id, { transport, server, usedAt: Date.now(), open: 0 });
      },
      onsessionclosed: (id) => {
        this.#sessions.delete(id);
      },
    });
    await server.connect(transport);
    return transport;
  }

  #endIdle(): void {
    for (const [id, { usedAt, open }] of this.#sessions)
      if (open === 0 && Date.now() - usedAt > IDLE_MS) void this.#end(id);
  }

  /** @returns whether one could be ended: it is not one that is listening. */
  #endIdlest(): boolean {
    const [idlest] = [...this.#sessions]
      .filter(([, { open }]) => open === 0)
      .sort((a, b) => a[1].usedAt - b[1].usedAt);
    if (idlest === undefined) return false;
    void this.#end(idlest[0]);
    return true;
  }

  async #end(id: string): Promise<void> {
    const session = this.#sessions.get(id);
    this.#sessions.delete(id);
    await session?.server.close();
  }
}
