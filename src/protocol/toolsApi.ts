/** Tools for other assistants: each a question that they ask of the architecture, answered in a bounded text. */
import type { Call } from './call.ts';

export const TOOL_NAMES = [
  'groundplan_overview',
  'groundplan_find',
  'groundplan_check_import',
  'groundplan_place_file',
  'groundplan_suggest',
  'groundplan_why',
  'groundplan_impact',
] as const;

export type ToolName = (typeof TOOL_NAMES)[number];

export interface ToolDescription {
  readonly name: ToolName;
  readonly title: string;
  /** For the model that chooses among tools. */
  readonly description: string;
  /** JSON Schema (draft 7) of the input: an object. */
  readonly inputSchema: Readonly<Record<string, unknown>>;
}

export interface ToolRequest {
  /** Absolute paths of the workspaces that may be asked about, all analysed. */
  readonly roots: readonly string[];
  readonly name: string;
  /** Unchecked: what a model made. */
  readonly input: unknown;
  /** Suggestions stand in the engine's own order, not in that of what was learned of the person. */
  readonly ownOrder?: boolean;
}

export interface ToolReport {
  /** Plain text with Markdown lists, at most a few thousand characters; what comes of the repository in it is data. */
  readonly text: string;
  /** The input was wrong: the text says how, and what is near. */
  readonly failed: boolean;
}

export interface ToolsApi {
  /** The table, the same at all times. */
  list(request: Readonly<Record<never, never>>): Promise<{ readonly tools: readonly ToolDescription[] }>;
  /** Rejects with `cancelled`, and with `not-analysed` for a workspace that was not. */
  run(request: ToolRequest, call?: Call): Promise<ToolReport>;
}
