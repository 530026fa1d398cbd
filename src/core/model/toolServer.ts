/** Servers of tools that a person has configured, and what they offer. Everything that comes from one is data. */

export interface ToolServer {
  /** Unique among them. */
  readonly name: string;
  readonly reach:
    | {
        readonly kind: 'process';
        readonly command: string;
        readonly args: readonly string[];
        /** On top of what every process needs; `${env:NAME}` stands for a variable of ours. */
        readonly env: Readonly<Record<string, string>>;
        readonly cwd?: string;
      }
    | {
        readonly kind: 'http';
        readonly url: string;
        /** `${env:NAME}` stands for a variable of ours. */
        readonly headers: Readonly<Record<string, string>>;
      };
  /** For one call. */
  readonly timeoutMs: number;
}

export interface OfferedTool {
  /** `server/tool`. */
  readonly id: string;
  readonly server: string;
  readonly name: string;
  /** As the server says it, shortened and on one line. */
  readonly description: string;
  /** JSON Schema of the arguments, as the server gives it. */
  readonly inputSchema: Readonly<Record<string, unknown>>;
}

/** A server that does not serve: what happened, and what to do. */
export interface ToolServerTrouble {
  readonly server: string;
  readonly message: string;
}

export type ToolOutcome =
  /** `failed`: the tool says that it did. `text` is data; `cut` where it was longer than is kept. */
  | { readonly status: 'answered'; readonly text: string; readonly failed: boolean; readonly cut: boolean }
  /** It did not run: arguments that do not fit, no consent, no such tool. */
  | { readonly status: 'refused'; readonly reason: string }
  /** Whether it ran is unknown: it took too long, its server went away. */
  | { readonly status: 'lost'; readonly reason: string };

/** What a person is asked before a tool runs. */
export interface ToolQuestion {
  readonly tool: OfferedTool;
  /** JSON, shortened, without secrets. */
  readonly arguments: string;
}

/** `always`: on this machine, for this tool as it describes itself now. */
export const TOOL_CONSENTS = ['once', 'conversation', 'always', 'refused'] as const;

export type ToolConsent = (typeof TOOL_CONSENTS)[number];

/** One line of what is written down about tools. */
export interface ToolLogEntry {
  /** ISO 8601, in UTC. */
  readonly at: string;
  /** The same for the lines of one call. */
  readonly call: string;
  readonly server: string;
  readonly tool: string;
  readonly event: 'refused' | 'asked' | 'answered' | 'failed' | 'lost';
  /** What the person allowed, of `asked`. */
  readonly consent?: ToolConsent;
  /** Without secrets. */
  readonly arguments?: unknown;
  readonly reason?: string;
  readonly characters?: number;
  readonly milliseconds?: number;
}
