/** What a command is: data for the help, and a function from an analysed engine to text. */
import type { AnalysisOptions, Engine } from '../protocol/engineApi.ts';
import type { Terminal } from './format/terminal.ts';

export interface CommandContext {
  readonly engine: Engine;
  readonly root: string;
  readonly format: string;
  readonly terminal: Terminal;
  /** The command's own options, as parsed. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

export interface CommandResult {
  readonly output: string;
  readonly exitCode: 0 | 1 | 2;
}

export interface CommandSpec {
  readonly name: string;
  readonly description: string;
  readonly formats: readonly string[];
  readonly options?: readonly { readonly flags: string; readonly description: string }[];
  readonly depth: AnalysisOptions['depth'];
  readonly history: boolean;
  run(context: CommandContext): Promise<CommandResult>;
}
