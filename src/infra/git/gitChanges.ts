/** Asks git which lines changed; what a repository's configuration could run is switched off. */
import { spawn } from 'node:child_process';
import { CodedError, codeOf } from '../../base/codedError.ts';
import { createDiffParser } from '../../core/history/parseDiff.ts';
import type { ChangedLines, ChangeReader } from '../../core/ports/changeReader.ts';

const TIME_LIMIT_MS = 60_000;

const SAFE = [
  ...['-c', 'core.fsmonitor=false'],
  ...['-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'core.quotePath=false'],
  '--no-pager',
];
const DIFF = [
  'diff',
  '--unified=0',
  '--find-renames',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '--relative',
];

export const gitChanges: ChangeReader = {
  async since(root, revision) {
    const commit = await commitOf(root, revision);
    const base = (await textOf(root, ['merge-base', commit, 'HEAD'])) ?? commit;
    const parser = createDiffParser();
    const done = await run(root, [...DIFF, base.trim(), '--', '.'], (chunk) => parser.push(chunk));
    if (!done) throw failure(`git could not say what changed since ${revision}.`);
    const changed = new Map<string, ChangedLines>(parser.end());
    const untracked = await textOf(root, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']);
    for (const path of (untracked ?? '').split('\0')) if (path !== '') changed.set(path, 'all');
    return changed;
  },
};

async function commitOf(root: string, revision: string): Promise<string> {
  if ((await textOf(root, ['rev-parse', '--is-inside-work-tree'])) === undefined) {
    throw failure(
      `${root} lies in no git repository, so that nothing can be said of changes. Leave --since out.`,
    );
  }
  const wanted = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const commit = await textOf(root, wanted);
  if (commit !== undefined) return commit.trim();
  throw failure(
    `There is no revision ${revision} in this repository. Fetch it first; a shallow clone may lack it.`,
  );
}

async function textOf(root: string, command: readonly string[]): Promise<string | undefined> {
  let text = '';
  const done = await run(root, command, (chunk) => {
    text += chunk;
  });
  return done ? text : undefined;
}

/** @returns false when git says no. */
function run(root: string, command: readonly string[], take: (chunk: string) => void): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const git = spawn('git', [...SAFE, ...command], {
      cwd: root,
      timeout: TIME_LIMIT_MS,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    });
    git.stdout.setEncoding('utf8');
    git.stdout.on('data', take);
    git.on('error', (error) =>
      reject(
        failure(`git did not start (${codeOf(error) ?? error.message}). Install it, or leave --since out.`),
      ),
    );
    git.on('close', (code) => resolve(code === 0));
  });
}

function failure(message: string): CodedError {
  return new CodedError('no-revision', message);
}
