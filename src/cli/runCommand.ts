/** Runs one command from options to exit code. */
import { join, resolve } from 'node:path';
import { CodedError, throwIfAborted } from '../base/codedError.ts';
import { DEFAULT_SETTINGS } from '../core/settings/settings.ts';
import { defaultDismissalsPath, defaultSettingsFile, defaultStoragePath } from '../infra/homeFolders.ts';
import { createNodeEngine } from '../infra/nodeEngine.ts';
import type { AnalysisOptions, Engine, OverviewReport } from '../protocol/engineApi.ts';
import type { CommandSpec } from './command.ts';
import { failureCode, say } from './failureCode.ts';
import { count } from './format/layout.ts';
import { createProgress, type Progress } from './format/progress.ts';
import { shellCommand } from './format/shellCommand.ts';
import { createTerminal } from './format/terminal.ts';
import { writeOutput } from './writeOutput.ts';

export interface CliOptions {
  readonly format: string;
  readonly output?: string;
  readonly exclude: readonly string[];
  readonly tests?: boolean;
  readonly cache: boolean;
  readonly storage?: string;
  /** Folder of adapters, conversations, the index and what was learned. */
  readonly state?: string;
  readonly storeUri?: string;
  readonly cpu: number;
  readonly maxFileBytes?: number;
  readonly quiet?: boolean;
}

/** A command line, taken apart. */
export interface Typed {
  readonly folder: string;
  readonly args: readonly string[];
  readonly options: CliOptions;
}

export async function runCommand(command: CommandSpec, typed: Typed): Promise<number> {
  const { options } = typed;
  const cancel = new AbortController();
  const stop = () => cancel.abort();
  process.once('SIGINT', stop);
  const progress = createProgress(process.stderr, options.quiet === true);
  const log = (message: string) => {
    progress.clear();
    say(message);
  };
  const tellOnce = once(log);
  const engine = createNodeEngine({
    log,
    ...(options.storage === undefined ? {} : { storage: resolve(options.storage) }),
    gitAllowed: true,
    statePath: statePathIn(options),
    enginesConfiguration: async () => {
      const { userConfiguration } = await import('../infra/engines/userConfiguration.ts');
      const storage =
        options.cache !== false
          ? join(resolve(options.storage ?? defaultStoragePath()), 'engines')
          : undefined;
      return userConfiguration(defaultSettingsFile(), storage);
    },
    toolServers: async () => {
      const { userToolServers } = await import('../infra/engines/userConfiguration.ts');
      const auditFile = join(statePathIn(options), 'tools.jsonl');
      return userToolServers(defaultSettingsFile(), { auditFile, tell: tellOnce });
    },
  });
  engine.onState((_, state) => progress.show(state));
  try {
    return await analyzeAndPrint({ command, typed, engine, progress, signal: cancel.signal });
  } catch (error) {
    progress.clear();
    return failureCode(error);
  } finally {
    process.off('SIGINT', stop);
    await engine.dispose();
  }
}

/** The same words a second time are left out. */
function once(tell: (text: string) => void): (text: string) => void {
  const said = new Set<string>();
  return (text) => {
    if (!said.has(text)) tell(text);
    said.add(text);
  };
}

interface Run {
  readonly command: CommandSpec;
  readonly typed: Typed;
  readonly engine: Engine;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

async function analyzeAndPrint({ command, typed, engine, progress, signal }: Run): Promise<number> {
  const { folder, args, options } = typed;
  command.check?.({ ...options });
  const root = absolute(folder);
  const file = options.output === '-' ? undefined : options.output;
  const analysis = analysisOptions(command, options);
  const overview = analysis === undefined ? undefined : await engine.analyze(root, analysis, signal);
  progress.clear();
  throwIfAborted(signal);
  const { output, note, exitCode } = await command.run({
    engine,
    root,
    folder,
    args,
    format: options.format,
    terminal: createTerminal(file === undefined ? process.stdout : undefined),
    options: { ...options },
    signal,
    async analyze(other) {
      const at = absolute(other);
      if (analysis !== undefined) await engine.analyze(at, analysis, signal);
      return at;
    },
  });
  // Some commands read more than the analysis did.
  progress.clear();
  if (output !== '') await writeOutput(output, file);
  if (note !== undefined) say(note);
  if (overview !== undefined && command.name !== 'analyze' && options.quiet !== true)
    tellLeftOut(overview, folder);
  return exitCode;
}

function absolute(folder: string): string {
  try {
    return resolve(folder);
  } catch (error) {
    const message = 'the current folder is gone. Change to one that is there, or name the workspace in full.';
    throw new CodedError('workspace-missing', message, error);
  }
}

function analysisOptions({ depth, history }: CommandSpec, options: CliOptions): AnalysisOptions | undefined {
  if (depth === 'none') return undefined;
  return {
    exclude: [...DEFAULT_SETTINGS.exclude, ...options.exclude],
    maxFileBytes: options.maxFileBytes ?? DEFAULT_SETTINGS.maxFileBytes,
    cpuBudget: options.cpu,
    history,
    includeTests: options.tests === true,
    depth,
    cacheFacts: options.cache,
    storagePath: resolve(options.storage ?? defaultStoragePath()),
    ...(options.storeUri === undefined ? {} : { storeUri: options.storeUri }),
    dismissalsPath: statePathIn(options),
  };
}

/** The overview lists these files; every other command says at least that there are some. */
function tellLeftOut({ problems }: OverviewReport, folder: string): void {
  const files = new Set(problems.map((problem) => problem.path)).size;
  if (files === 0) return;
  const were = files === 1 ? 'was' : 'were';
  say(
    `${count(files, 'file')} ${were} left out or read in part; “${shellCommand('analyze', folder)}” says why.`,
  );
}

/** Where what is precious lies: learned, published, said. */
function statePathIn({ state, storage }: CliOptions): string {
  return resolve(state ?? storage ?? defaultDismissalsPath());
}
