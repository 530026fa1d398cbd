/** What a command is: data for the help, and a function from an analysed engine to text. */
import type { AnalysisOptions, Engine } from '../protocol/engineApi.ts';
import type { Terminal } from './format/terminal.ts';

export interface CommandContext {
  readonly engine: Engine;
  readonly root: string;
  /** The folder as it was typed, for commands that the output proposes. */
  readonly folder: string;
  /** What the command is about besides the folder, as typed. */
  readonly args: readonly string[];
  readonly format: string;
  readonly terminal: Terminal;
  /** The command's own options, as parsed. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
  /** Reads another folder as the first one was. @returns its absolute path. */
  analyze(folder: string): Promise<string>;
}

export interface CommandResult {
  readonly output: string;
  /** For standard error, whatever the output is for. */
  readonly note?: string;
  readonly exitCode: 0 | 1 | 2;
}

export interface CommandOption {
  readonly flags: string;
  readonly description: string;
  /** Throws, with what is wrong, on a value that it does not take. `before`: what it gave for the one before, where it is repeated. */
  parse?(text: string, before: unknown): unknown;
  /** Names of options that cannot stand beside it. */
  readonly conflicts?: readonly string[];
}

export interface CommandArgument {
  /** `<file>`, `[ids...]`. */
  readonly flags: string;
  readonly description: string;
}

export interface CommandSpec {
  /** One word, or a group and one word: `rules infer`. */
  readonly name: string;
  readonly description: string;
  /** What it is about besides the folder: then that is an option. */
  readonly arguments?: readonly CommandArgument[];
  /** The folder comes first of the arguments and has to be said. */
  readonly folderFirst?: true;
  /** The first of the arguments may name the workspace: it does where a folder of that name is there. */
  readonly folderMayLead?: true;
  readonly formats: readonly string[];
  readonly options?: readonly CommandOption[];
  /** How much of the workspace is analysed before it runs; `none` where it is about no workspace at all. */
  readonly depth: AnalysisOptions['depth'] | 'none';
  readonly history: boolean;
  /** Throws `invalid-option` for options that make no sense together, before any work. */
  check?(options: CommandContext['options']): void;
  run(context: CommandContext): Promise<CommandResult>;
}
