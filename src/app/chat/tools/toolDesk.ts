/** Tools of other servers for the answers of this process: what is called, who is asked, and what comes of it, as it is told. */
import { CodedError, codeOf } from '../../../base/codedError.ts';
import type { ChatToolUse } from '../../../core/model/chat.ts';
import type { OfferedTool, ToolConsent, ToolOutcome, ToolQuestion } from '../../../core/model/toolServer.ts';
import type { Toolbox } from '../../../core/ports/toolbox.ts';
import { maskSecrets } from '../../../core/toolbox/maskSecrets.ts';
import { shortened } from '../../../core/toolbox/shortened.ts';
import type { ChatApi, ChatToolsReport } from '../../../protocol/chatApi.ts';
import type { Asked, Telling } from '../answering.ts';

export interface ToolDeskParts {
  /** Asked for with the first question that may use tools. */
  openToolbox(): Promise<Toolbox>;
  newId(): string;
  /** Milliseconds from an arbitrary start. */
  now(): number;
}

export interface ToolRun {
  readonly tool: Pick<OfferedTool, 'id' | 'description'>;
  /** Unchecked. */
  readonly arguments: unknown;
}

/** A question waits no longer for servers that are still starting. */
const PATIENCE_MS = 4_000;
/** Characters of what is shown and kept of arguments, and of what a tool said. */
const MOST_ARGUMENTS = 8_000;
const MOST_KEPT = 8_000;
const LOGGED = 100;

export class ToolDesk implements Pick<ChatApi, 'consent' | 'tools' | 'toolLog' | 'withdrawConsent'> {
  readonly #parts: ToolDeskParts;
  #toolbox: Promise<Toolbox> | undefined;
  /** By the id of the use that waits. */
  readonly #waiting = new Map<string, (consent: ToolConsent) => void>();

  constructor(parts: ToolDeskParts) {
    this.#parts = parts;
  }

  /** What an answer may call; what is wrong with a server is told with it. None where the host does not admit any. */
  async offered({ tools }: Asked, telling: Telling): Promise<readonly OfferedTool[]> {
    if (tools === undefined) return [];
    const list = await (await this.#opened()).list(telling.signal, PATIENCE_MS);
    for (const { message } of list.troubles)
      telling.tell({ type: 'notice', notice: { kind: 'left-out', text: message } });
    return list.tools;
  }

  async list(signal: AbortSignal) {
    return (await this.#opened()).list(signal);
  }

  /** Tells of the use as it goes on. Rejects with `cancelled`. */
  async run({ tool, arguments: given }: ToolRun, asked: Asked, telling: Telling): Promise<ToolOutcome> {
    const started = this.#parts.now();
    let use: ChatToolUse = {
      id: this.#parts.newId(),
      tool: tool.id,
      description: tool.description,
      arguments: shortened(JSON.stringify(maskSecrets(given), null, 1) ?? '', MOST_ARGUMENTS),
      state: 'running',
    };
    const tell = (change: Partial<ChatToolUse>) => {
      use = { ...use, ...change };
      telling.tell({ type: 'tool', use });
    };
    const named = ({ arguments: shown }: ToolQuestion) => ({ arguments: shown });
    try {
      const outcome = await (await this.#opened()).call(
        { tool: tool.id, arguments: given },
        {
          signal: telling.signal,
          conversation: asked.conversation,
          confirm: async (question) => {
            if (asked.tools !== 'ask') throw nobody();
            telling.state('Waiting for your word');
            tell({ ...named(question), state: 'asked' });
            return this.#consentTo(use.id, telling.signal);
          },
          runs: (question) => {
            telling.state(`Running ${tool.id}`);
            tell({ ...named(question), state: 'running' });
          },
        },
      );
      tell({ ...told(outcome), milliseconds: Math.round(this.#parts.now() - started) });
      return outcome;
    } catch (error) {
      const asking = use.state === 'asked';
      const text = asking ? 'Stopped before it ran.' : 'Stopped while it ran.';
      if (codeOf(error) === 'cancelled') tell({ state: asking ? 'refused' : 'lost', text });
      throw error;
    }
  }

  async consent({ use, consent }: { readonly use: string; readonly consent: ToolConsent }) {
    this.#waiting.get(use)?.(consent);
  }

  async tools(_: Record<string, never>, { signal = new AbortController().signal } = {}) {
    const toolbox = await this.#opened();
    const { tools, troubles, off } = await toolbox.list(signal);
    const allowed = new Set(await toolbox.allowed());
    const report: ChatToolsReport = {
      tools: tools.map((tool) => ({ ...tool, allowed: allowed.has(tool.id) })),
      troubles,
      ...(off !== undefined && { off }),
    };
    return report;
  }

  async toolLog({ count = LOGGED }: { readonly count?: number }) {
    return { entries: await (await this.#opened()).log(count) };
  }

  async withdrawConsent() {
    const toolbox = await this.#opened();
    const forgotten = await toolbox.allowed();
    await toolbox.withdraw();
    return { forgotten };
  }

  async dispose(): Promise<void> {
    for (const answer of this.#waiting.values()) answer('refused');
    await (await this.#toolbox)?.dispose();
  }

  #opened(): Promise<Toolbox> {
    if (this.#toolbox === undefined) {
      const opening = this.#parts.openToolbox();
      opening.catch(() => {
        this.#toolbox = undefined;
      });
      this.#toolbox = opening;
    }
    return this.#toolbox;
  }

  #consentTo(use: string, signal: AbortSignal): Promise<ToolConsent> {
    return new Promise((resolve) => {
      const end = (consent: ToolConsent) => {
        this.#waiting.delete(use);
        signal.removeEventListener('abort', stop);
        resolve(consent);
      };
      const stop = () => end('refused');
      this.#waiting.set(use, end);
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
    });
  }
}

function nobody(): CodedError {
  return new CodedError(
    'invalid-option',
    'Nobody is there to be asked, and it is not allowed for good: run it once where you can be asked, at a terminal or in VS Code, and choose “always”.',
  );
}

function told(outcome: ToolOutcome): Pick<ChatToolUse, 'state' | 'text'> {
  switch (outcome.status) {
    case 'answered':
      return {
        state: outcome.failed ? 'failed' : 'answered',
        text: shortened(outcome.text, MOST_KEPT),
      };
    default:
      return { state: outcome.status, text: outcome.reason };
  }
}
