/** Runs one command from options to exit code. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CodedError, codeOf } from '../base/codedError.ts';
import { DEFAULT_SETTINGS } from '../core/settings/settings.ts';
import { createNodeEngine, defaultStoragePath } from '../infra/nodeEngine.ts';
import type { AnalysisOptions } from '../protocol/engineApi.ts';
import type { CommandSpec } from './command.ts';
import { createProgress } from './format/progress.ts';
import { createTerminal } from './format/terminal.ts';

export interface CliOptions {
  readonly format: string;
  readonly output?: string;
  readonly exclude: readonly string[];
  readonly tests: boolean;
  readonly cache: boolean;
  readonly storage?: string;
  readonly cpu: number;
  readonly maxFileBytes?: number;
  readonly quiet: boolean;
}

export async function runCommand(command: CommandSpec, folder: string, options: CliOptions): Promise<number> {
  const root = resolve(folder);
  const cancel = new AbortController();
  const stop = () => cancel.abort();
  process.once('SIGINT', stop);
  const engine = createNodeEngine({
    log: (message) => process.stderr.write(`${message}\n`),
    gitAllowed: true,
  });
  const progress = createProgress(process.stderr, options.quiet || options.format === 'json');
  const listening = engine.onState((_, state) => progress.show(state));
  try {
    await engine.analyze(root, analysisOptions(command, options), cancel.signal);
    progress.clear();
    const terminal = createTerminal(options.output === undefined ? process.stdout : undefined);
    const context = {
      engine,
      root,
      format: options.format,
      terminal,
      options: { ...options },
      signal: cancel.signal,
    };
    const { output, exitCode } = await command.run(context);
    await write(output, options.output);
    return exitCode;
  } catch (error) {
    progress.clear();
    return fail(error);
  } finally {
    process.off('SIGINT', stop);
    listening.dispose();
    await engine.dispose();
  }
}

function analysisOptions(command: CommandSpec, options: CliOptions): AnalysisOptions {
  const maxFileBytes = options.maxFileBytes ?? DEFAULT_SETTINGS.maxFileBytes;
  if (!(options.cpu > 0 && options.cpu <= 1))
    throw new CodedError('invalid-option', '--cpu takes a number above 0 and up to 1.');
  if (!(maxFileBytes > 0)) throw new CodedError('invalid-option', '--max-file-bytes takes a number above 0.');
  return {
    exclude: [...DEFAULT_SETTINGS.exclude, ...options.exclude],
    maxFileBytes,
    cpuBudget: options.cpu,
    history: command.history,
    includeTests: options.tests,
    depth: command.depth,
    ...(options.cache ? { storagePath: options.storage ?? defaultStoragePath() } : {}),
  };
}

async function write(output: string, file: string | undefined): Promise<void> {
  const text = output.endsWith('\n') ? output : `${output}\n`;
  if (file === undefined) {
    await new Promise<void>((done) => process.stdout.write(text, () => done()));
    return;
  }
  await mkdir(dirname(resolve(file)), { recursive: true });
  await writeFile(file, text);
}

function fail(error: unknown): number {
  if (codeOf(error) === 'cancelled') {
    process.stderr.write('Cancelled. What was read is kept; the next run goes on from there.\n');
    return 130;
  }
  if (error instanceof CodedError) process.stderr.write(`groundplan: ${error.message}\n`);
  else
    process.stderr.write(`groundplan: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
  return 2;
}
