/** Tools of MCP servers: found, checked, asked about, run once, written down. */
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { throwIfAborted } from '../../base/codedError.ts';
import { printable } from '../../base/printable.ts';
import type {
  OfferedTool,
  ToolConsent,
  ToolOutcome,
  ToolQuestion,
  ToolServer,
  ToolServerTrouble,
} from '../../core/model/toolServer.ts';
import type { Toolbox, ToolCall } from '../../core/ports/toolbox.ts';
import { maskSecrets } from '../../core/toolbox/maskSecrets.ts';
import { outputText } from '../../core/toolbox/outputText.ts';
import type { AuditEntry, AuditLog } from './auditLog.ts';
import { filledInAll } from './filledIn.ts';
import { type CheckedTool, type Offer, offeredTools } from './offeredTools.ts';
import { ServerConnection } from './serverConnection.ts';

export interface McpToolboxOptions {
  readonly servers: readonly ToolServer[];
  readonly version: string;
  readonly audit: AuditLog;
  /** Asked before a tool runs, unless it was allowed for the session. */
  confirm(question: ToolQuestion, signal: AbortSignal): Promise<ToolConsent>;
  newId(): string;
  /** Milliseconds from an arbitrary start. */
  now(): number;
}

interface Entry {
  readonly server: ToolServer;
  readonly connection: ServerConnection;
  offer: Promise<Offer> | undefined;
}

const MOST_SHOWN = 2_000;

export class McpToolbox implements Toolbox {
  readonly #options: McpToolboxOptions;
  readonly #entries: readonly Entry[];
  readonly #allowed = new Set<string>();

  constructor(options: McpToolboxOptions) {
    this.#options = options;
    this.#entries = options.servers.map((server) => {
      const changed = () => {
        entry.offer = undefined;
      };
      const { version, now } = options;
      const connection = new ServerConnection({ server, version, now: () => now(), changed });
      const entry: Entry = { server, connection, offer: undefined };
      return entry;
    });
  }

  async list(signal: AbortSignal) {
    throwIfAborted(signal);
    const tools: OfferedTool[] = [];
    const troubles: ToolServerTrouble[] = [];
    await Promise.all(
      this.#entries.map(async (entry) => {
        const { name } = entry.server;
        try {
          const offer = await this.#offer(entry, signal);
          tools.push(...offer.tools.map(({ tool }) => tool));
          troubles.push(...offer.problems.map((message) => ({ server: name, message })));
        } catch (error) {
          throwIfAborted(signal);
          troubles.push({ server: name, message: messageOf(error) });
        }
      }),
    );
    return { tools: tools.sort((a, b) => (a.id < b.id ? -1 : 1)), troubles };
  }

  async call({ tool: id, arguments: given }: ToolCall, signal: AbortSignal): Promise<ToolOutcome> {
    throwIfAborted(signal);
    const entry = this.#entries.find(({ server }) => id.startsWith(`${server.name}/`));
    if (entry === undefined) return refused(`There is no tool ${printable(id).slice(0, 100)}.`);
    let found: CheckedTool | undefined;
    try {
      found = (await this.#offer(entry, signal)).tools.find(({ tool }) => tool.id === id);
    } catch (error) {
      throwIfAborted(signal);
      return refused(messageOf(error));
    }
    if (found === undefined)
      return refused(`${entry.server.name} offers no tool ${printable(id).slice(0, 100)}.`);
    return new Calling(this.#options, { entry, found, given, signal, allowed: this.#allowed }).run();
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#entries.map(({ connection }) => connection.dispose()));
  }

  #offer(entry: Entry, signal: AbortSignal): Promise<Offer> {
    entry.offer ??= this.#ask(entry, signal).catch((error) => {
      entry.offer = undefined;
      throw error;
    });
    return entry.offer;
  }

  async #ask({ server, connection }: Entry, signal: AbortSignal): Promise<Offer> {
    return offeredTools(server.name, await connection.client(), signal);
  }
}

interface Called {
  readonly entry: Entry;
  readonly found: CheckedTool;
  readonly given: unknown;
  readonly signal: AbortSignal;
  readonly allowed: Set<string>;
}

/** One call from its arguments to its outcome. */
class Calling {
  readonly #options: McpToolboxOptions;
  readonly #called: Called;
  readonly #id: string;

  constructor(options: McpToolboxOptions, called: Called) {
    this.#options = options;
    this.#called = called;
    this.#id = options.newId();
  }

  async run(): Promise<ToolOutcome> {
    const { found, given } = this.#called;
    const wrong = found.check(given);
    if (wrong !== undefined) return this.#refuse(wrong);
    if (!(await this.#consented())) return this.#refuse('The person did not allow it.');
    try {
      await this.#write({ event: 'asked', arguments: this.#masked() });
    } catch (error) {
      return refused(
        `What tools do is written down, and that failed (${messageOf(error)}), so it was not run. Free disk space or check permissions.`,
      );
    }
    return this.#ask();
  }

  async #ask(): Promise<ToolOutcome> {
    const { entry, found, given, signal } = this.#called;
    const { timeoutMs } = entry.server;
    const started = this.#options.now();
    try {
      const client = await entry.connection.client();
      const params = { name: found.tool.name, arguments: given as Record<string, unknown> };
      const answer = await client.request({ method: 'tools/call', params }, CallToolResultSchema, {
        signal,
        timeout: timeoutMs,
        maxTotalTimeout: timeoutMs,
      });
      entry.connection.worked();
      const { text, cut } = outputText(answer.content, answer.structuredContent);
      const failed = answer.isError === true;
      await this.#note({
        event: failed ? 'failed' : 'answered',
        characters: text.length,
        milliseconds: this.#since(started),
      });
      return { status: 'answered', text, cut, failed };
    } catch (error) {
      await this.#note({ event: 'lost', reason: messageOf(error), milliseconds: this.#since(started) });
      throwIfAborted(signal);
      return { status: 'lost', reason: `${entry.server.name}: ${messageOf(error)}` };
    }
  }

  async #consented(): Promise<boolean> {
    const { found, allowed, signal } = this.#called;
    const key = `${found.tool.id} ${found.mark}`;
    if (allowed.has(key)) return true;
    const question = {
      tool: found.tool,
      arguments: JSON.stringify(this.#masked(), null, 1).slice(0, MOST_SHOWN),
    };
    // Nobody there to ask is a refusal.
    const consent = await this.#options.confirm(question, signal).catch((): ToolConsent => 'refused');
    throwIfAborted(signal);
    if (consent === 'session') allowed.add(key);
    return consent !== 'refused';
  }

  async #refuse(reason: string): Promise<ToolOutcome> {
    await this.#note({ event: 'refused', reason, arguments: this.#masked() });
    return refused(reason);
  }

  #masked(): unknown {
    return maskSecrets(this.#called.given, secretsOf(this.#called.entry.server));
  }

  #since(started: number): number {
    return Math.round(this.#options.now() - started);
  }

  #write(entry: Omit<AuditEntry, 'call' | 'server' | 'tool'>): Promise<void> {
    const { server, name } = this.#called.found.tool;
    return this.#options.audit.write({ call: this.#id, server, tool: name, ...entry });
  }

  /** What has happened already is not undone by a full disk. */
  #note(entry: Omit<AuditEntry, 'call' | 'server' | 'tool'>): Promise<void> {
    return this.#write(entry).catch(() => {});
  }
}

/** What the person configured as such. */
function secretsOf({ reach }: ToolServer): readonly string[] {
  const texts = Object.values(filledInAll(reach.kind === 'http' ? reach.headers : reach.env));
  return texts.flatMap((text) => [text, text.replace(/^\w+\s+/, '')]);
}

function refused(reason: string): ToolOutcome {
  return { status: 'refused', reason };
}

/** On one line: some of it is the server's. */
function messageOf(error: unknown): string {
  return printable(error instanceof Error ? error.message : String(error)).slice(0, 500);
}
