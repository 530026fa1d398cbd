/** Reads `git log` as a stream; hooks, pagers and file-system monitors of the repository's configuration are switched off. */
import { spawn } from 'node:child_process';
import { createLogParser } from '../../core/history/parseLog.ts';
import type { HistoryFacts } from '../../core/model/history.ts';
import type { HistoryReader } from '../../core/ports/historyReader.ts';

/** Newer commits say more about today's structure; this many take about a second. */
const MAX_COMMITS = 5000;
const TIME_LIMIT_MS = 60_000;

const ARGUMENTS = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.quotePath=false',
  '--no-pager',
  'log',
  `--max-count=${MAX_COMMITS}`,
  '--no-merges',
  '--name-only',
  '--no-renames',
  '--no-ext-diff',
  '--no-textconv',
  '--relative',
  '--format=%x00%H',
  '--',
  '.',
];

export class GitHistory implements HistoryReader {
  readonly #log: (message: string) => void;

  constructor(log: (message: string) => void) {
    this.#log = log;
  }

  read(root: string, signal: AbortSignal): Promise<HistoryFacts | undefined> {
    return new Promise((resolve) => {
      const parser = createLogParser();
      const git = spawn('git', ARGUMENTS, {
        cwd: root,
        signal,
        timeout: TIME_LIMIT_MS,
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
      });
      git.stdout.setEncoding('utf8');
      git.stdout.on('data', (chunk: string) => parser.push(chunk));
      git.on('error', (error) => {
        if (!signal.aborted) this.#log(`History is left out: git did not start (${error.message}).`);
        resolve(undefined);
      });
      git.on('close', (code) => resolve(code === 0 ? parser.end() : undefined));
    });
  }
}
