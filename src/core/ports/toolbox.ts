/** Tools from servers that a person has configured, for the chat to use. */
import type {
  OfferedTool,
  ToolConsent,
  ToolLogEntry,
  ToolOutcome,
  ToolQuestion,
  ToolServerTrouble,
} from '../model/toolServer.ts';

export interface ToolCall {
  /** An `OfferedTool.id`. */
  readonly tool: string;
  /** Unchecked: what a model made. */
  readonly arguments: unknown;
}

export interface ToolCalling {
  readonly signal: AbortSignal;
  /** What `conversation` allows it for. */
  readonly conversation: string;
  /** Asked before the tool runs, unless it was allowed before. Rejecting is refusing. */
  confirm(question: ToolQuestion): Promise<ToolConsent>;
  /** It runs from now on. */
  runs?(question: ToolQuestion): void;
}

export interface ToolList {
  readonly tools: readonly OfferedTool[];
  readonly troubles: readonly ToolServerTrouble[];
  /** Why there are none at all: nothing is configured, or the workspace is not trusted. */
  readonly off?: string;
}

/** Nothing is started before the first use, and nothing rejects but for a cancellation: trouble is told. */
export interface Toolbox {
  /**
   * What can be called now; servers that cannot be reached are troubles.
   * @param waitMs a server that takes longer is a trouble this time, and goes on starting
   */
  list(signal: AbortSignal, waitMs?: number): Promise<ToolList>;
  /** Checks the arguments, asks the person, runs the tool once, and writes it down. Never tried again by itself. */
  call(call: ToolCall, calling: ToolCalling): Promise<ToolOutcome>;
  /** The last lines of what was written down, in order. */
  log(count: number): Promise<readonly ToolLogEntry[]>;
  /** Ids of the tools that run without a question. */
  allowed(): Promise<readonly string[]>;
  /** From now on each is asked for again. */
  withdraw(): Promise<void>;
  dispose(): Promise<void>;
}
