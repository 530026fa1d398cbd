/** Reads the person's own commits with `git log`; what a repository's configuration could run is switched off. */
import { spawn } from 'node:child_process';
import { parseCommits } from '../../core/history/parseCommits.ts';
import type { CommitReader } from '../../core/ports/commitReader.ts';

const TIME_LIMIT_MS = 20_000;
const MAX_COMMITS = 100;
/** More than this many commits' messages and names ever are. */
const MAX_CHARACTERS = 4_000_000;

const SAFE = [
  ...['-c', 'core.fsmonitor=false'],
  ...['-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'core.quotePath=false'],
  ...['-c', 'log.showSignature=false'],
  '--no-pager',
];
const LOG = [
  'log',
  `--max-count=${MAX_COMMITS}`,
  '--no-merges',
  '--name-only',
  '--no-renames',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-show-signature',
  '--relative',
  '--format=%x00%H%x00%at%x00%ae%x00%B%x00',
];

export const gitCommits: CommitReader = {
  async own(root, sinceMs, signal) {
    const email = (await textOf(root, ['config', 'user.email'], signal))?.trim().toLowerCase();
    if (email === undefined || email === '') return [];
    const since = `--since=@${Math.max(0, Math.floor(sinceMs / 1000))}`;
    const log = await textOf(root, [...LOG, since, 'HEAD', '--', '.'], signal);
    return parseCommits(log ?? '')
      .filter((commit) => commit.email.toLowerCase() === email && commit.authoredMs >= sinceMs)
      .reverse()
      .map(({ id, authoredMs, message, paths }) => ({ id, authoredMs, message, paths }));
  },
};

/** Undefined when git says no, is not there, or is told to stop. */
function textOf(
  root: string,
  command: readonly string[],
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const git = spawn('git', [...SAFE, ...command], {
      cwd: root,
      timeout: TIME_LIMIT_MS,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
      ...(signal && { signal }),
    });
    git.stdout.setEncoding('utf8');
    git.stdout.on('data', (chunk: string) => {
      text += chunk;
      if (text.length > MAX_CHARACTERS) git.kill();
    });
    git.on('error', () => resolve(undefined));
    git.on('close', (code) => resolve(code === 0 ? text : undefined));
  });
}
