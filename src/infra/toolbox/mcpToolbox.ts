/** Tools of MCP servers: found, checked, asked about, run once, written down. */

import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { isCoded, throwIfAborted } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import { printable } from '../../base/printable.ts';
import type {
  OfferedTool,
  ToolConsent,
  ToolOutcome,
  ToolQuestion,
  ToolServer,
  ToolServerTrouble,
} from '../../core/model/toolServer.ts';
import type { Toolbox, ToolCall, ToolCalling } from '../../core/ports/toolbox.ts';
import { maskSecrets } from '../../core/toolbox/maskSecrets.ts';
import { outputText } from '../../core/toolbox/outputText.ts';
import { shortened } from '../../core/toolbox/shortened.ts';
import { type AllowedTools, consentMark } from './allowedTools.ts';
import type { AuditEntry, AuditLog } from './auditLog.ts';
import { filledInAll } from './filledIn.ts';
import { type CheckedTool, type Offer, offeredTools } from './offeredTools.ts';
import { ServerConnection } from './serverConnection.ts';

export interface McpToolboxOptions {
  readonly servers: readonly ToolServer[];
  readonly version: string;
  readonly audit: AuditLog;
  /** Those that run without a question. */
  readonly lasting: AllowedTools;
  newId(): string;
  /** Milliseconds from an arbitrary start. */
  now(): number;
}

interface Entry {
  readonly server: ToolServer;
  readonly connection: ServerConnection;
  offer: Promise<Offer> | undefined;
}

const MOST_SHOWN = 8_000;
const NEVER = new AbortController().signal;

export class McpToolbox implements Toolbox {
  readonly #options: McpToolboxOptions;
  readonly #entries: readonly Entry[];
  /** Conversation and mark. */
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

  async list(signal: AbortSignal, waitMs?: number) {
    throwIfAborted(signal);
    const tools: OfferedTool[] = [];
    const troubles: ToolServerTrouble[] = [];
    await Promise.all(
      this.#entries.map(async (entry) => {
        const { name } = entry.server;
        try {
          const offer = await within(this.#offer(entry), signal, waitMs);
          tools.push(...offer.tools.map(({ tool }) => tool));
          troubles.push(...offer.problems.map((message) => ({ server: name, message })));
        } catch (error) {
          throwIfAborted(signal);
          troubles.push({ server: name, message: shortMessageOf(error) });
        }
      }),
    );
    return { tools: tools.sort((a, b) => (a.id < b.id ? -1 : 1)), troubles };
  }

  async call({ tool: id, arguments: given }: ToolCall, calling: ToolCalling): Promise<ToolOutcome> {
    const { signal } = calling;
    throwIfAborted(signal);
    const entry = this.#entries.find(({ server }) => id.startsWith(`${server.name}/`));
    if (entry === undefined) return refused(`There is no tool ${printable(id).slice(0, 100)}.`);
    let found: CheckedTool | undefined;
    try {
      found = (await within(this.#offer(entry), signal)).tools.find(({ tool }) => tool.id === id);
    } catch (error) {
      throwIfAborted(signal);
      return refused(shortMessageOf(error));
    }
    if (found === undefined)
      return refused(`${entry.server.name} offers no tool ${printable(id).slice(0, 100)}.`);
    return new Calling(this.#options, { entry, found, given, calling, allowed: this.#allowed }).run();
  }

  log(count: number) {
    return this.#options.audit.read(count);
  }

  allowed() {
    return this.#options.lasting.list();
  }

  async withdraw() {
    this.#allowed.clear();
    await this.#options.lasting.clear();
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#entries.map(({ connection }) => connection.dispose()));
  }

  /** Goes on where whoever asked for it has left: the next one meets it done. */
  #offer(entry: Entry): Promise<Offer> {
    if (entry.offer === undefined) {
      const offer = this.#ask(entry).catch((error) => {
        if (entry.offer === offer) entry.offer = undefined;
        throw error;
      });
      entry.offer = offer;
    }
    return entry.offer;
  }

  async #ask({ server, connection }: Entry): Promise<Offer> {
    return offeredTools(server.name, await connection.client(), NEVER);
  }
}

/** Rejects when it is given up, or takes longer. */
async function within<T>(work: Promise<T>, signal: AbortSignal, waitMs?: number): Promise<T> {
  work.catch(() => {});
  const late = new AbortController();
  const timer = waitMs === undefined ? undefined : setTimeout(() => late.abort(), waitMs);
  const either = AbortSignal.any([signal, late.signal]);
  const over = new Promise<never>((_, reject) => {
    const stop = () =>
      reject(new Error('It is still starting; its tools are there with one of the next questions.'));
    if (either.aborted) stop();
    either.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}

interface Called {
  readonly entry: Entry;
  readonly found: CheckedTool;
  readonly given: unknown;
  readonly calling: ToolCalling;
  readonly allowed: Set<string>;
}

/** One call from its arguments to its outcome. */
class Calling {
  readonly #options: McpToolboxOptions;
  readonly #called: Called;
  readonly #id: string;
  #whyNot = 'The person did not allow it.';

  constructor(options: McpToolboxOptions, called: Called) {
    this.#options = options;
    this.#called = called;
    this.#id = options.newId();
  }

  async run(): Promise<ToolOutcome> {
    const { found, given } = this.#called;
    const wrong = found.check(given);
    if (wrong !== undefined) return this.#refuse(wrong);
    const consent = await this.#consent();
    if (consent === 'refused') return this.#refuse(this.#whyNot);
    try {
      await this.#write({ event: 'asked', consent, arguments: this.#masked() });
    } catch (error) {
      return refused(
        `What tools do is written down, and that failed (${shortMessageOf(error)}), so it was not run. Free disk space or check permissions.`,
      );
    }
    return this.#ask();
  }

  async #ask(): Promise<ToolOutcome> {
    const { entry, found, given, calling } = this.#called;
    const { signal } = calling;
    calling.runs?.(this.#question());
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
      const reason = entry.connection.takeTrouble() ?? shortMessageOf(error);
      await this.#note({ event: 'lost', reason, milliseconds: this.#since(started) });
      throwIfAborted(signal);
      return { status: 'lost', reason: `${entry.server.name}: ${reason}` };
    }
  }

  async #consent(): Promise<ToolConsent> {
    const { entry, found, allowed, calling } = this.#called;
    const { lasting } = this.#options;
    const mark = consentMark(entry.server, found.tool.name, found.mark);
    const here = `${calling.conversation} ${mark}`;
    if (allowed.has(here)) return 'conversation';
    if (await lasting.has(mark)) return 'always';
    // Nobody there to ask is a refusal.
    const consent = await calling.confirm(this.#question()).catch((error): ToolConsent => {
      if (isCoded(error)) this.#whyNot = error.message;
      return 'refused';
    });
    throwIfAborted(calling.signal);
    if (consent === 'conversation' || consent === 'always') allowed.add(here);
    // What cannot be kept holds for this conversation.
    if (consent === 'always') await lasting.add(mark, found.tool.id).catch(() => {});
    return consent;
  }

  #question(): ToolQuestion {
    const { tool } = this.#called.found;
    return { tool, arguments: shortened(JSON.stringify(this.#masked(), null, 1), MOST_SHOWN) };
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
function shortMessageOf(error: unknown): string {
  return printable(messageOf(error)).slice(0, 500);
}
