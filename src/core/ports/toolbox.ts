/** Tools from servers that a person has configured, for the chat to use. */
import type { OfferedTool, ToolOutcome, ToolServerTrouble } from '../model/toolServer.ts';

export interface ToolCall {
  /** An `OfferedTool.id`. */
  readonly tool: string;
  /** Unchecked: what a model made. */
  readonly arguments: unknown;
}

/** Nothing is started before the first use, and nothing rejects but for a cancellation: trouble is told. */
export interface Toolbox {
  /** What can be called now; servers that cannot be reached are troubles. */
  list(signal: AbortSignal): Promise<{
    readonly tools: readonly OfferedTool[];
    readonly troubles: readonly ToolServerTrouble[];
  }>;
  /** Checks the arguments, asks the person, runs the tool once, and writes it down. Never tried again by itself. */
  call(call: ToolCall, signal: AbortSignal): Promise<ToolOutcome>;
  dispose(): Promise<void>;
}
