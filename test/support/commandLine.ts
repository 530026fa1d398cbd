/** The built command line as a process of its own, with a home of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export const COMMAND_LINE = join(import.meta.dirname, '..', '..', 'dist', 'cli.mjs');

export interface Ended {
  /** Undefined when a signal ended it. */
  readonly status: number | undefined;
  readonly output: string;
  readonly errors: string;
}

export interface Surroundings {
  readonly cwd?: string;
  /** On top of an environment that says nothing of colours and widths. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Ends as the process does; a run that hangs fails the test by its time. */
export function groundplan(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  return ended(start(process.execPath, [COMMAND_LINE, ...args], surroundings));
}

/** The same through a shell, where `$GROUNDPLAN` is the command. */
export function shell(script: string, surroundings: Surroundings = {}): Promise<Ended> {
  return ended(start('/bin/bash', ['-c', script], surroundings));
}

export function startGroundplan(args: readonly string[], surroundings: Surroundings = {}): ChildProcess {
  return start(process.execPath, [COMMAND_LINE, ...args], surroundings);
}

function start(command: string, args: readonly string[], { cwd, env }: Surroundings): ChildProcess {
  if (!existsSync(COMMAND_LINE)) throw new Error(`${COMMAND_LINE} is missing: run “npm run build” first.`);
  const { COLUMNS: _, NO_COLOR: __, FORCE_COLOR: ___, ...inherited } = process.env;
  return spawn(command, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: {
      ...inherited,
      NODE_NO_WARNINGS: '1',
      GROUNDPLAN: `${process.execPath} ${COMMAND_LINE}`,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export async function ended(child: ChildProcess): Promise<Ended> {
  const texts = { output: '', errors: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (texts.output += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (texts.errors += text));
  const status = await new Promise<number | undefined>((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => done(code ?? undefined));
  });
  return { status, ...texts };
}

/** Looks every few milliseconds until it holds; false when the time is over. */
export async function until(holds: () => boolean, withinMs = 20_000): Promise<boolean> {
  for (const started = performance.now(); performance.now() - started < withinMs; await pause(3))
    if (holds()) return true;
  return false;
}

/** Small TypeScript files, each importing the one before: enough of them that a run can be caught in the middle. */
export function manyFiles(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `src/part${n % 20}/file${n}.ts`,
      `${n === 0 ? '' : `import { f${n - 1} } from '../part${(n - 1) % 20}/file${n - 1}';\n`}export function f${n}(): number {\n  return ${n === 0 ? 0 : `f${n - 1}() + 1`};\n}\n`,
    ]),
  );
}
