/** The newest state of a git repository, without running anything of it. */
import { execFile } from 'node:child_process';
import { CodedError } from '../../base/codedError.ts';

const TIME_LIMIT_MS = 120_000;

const SAFE = [
  ...['-c', 'core.fsmonitor=false'],
  ...['-c', 'core.hooksPath=/dev/null'],
  // A link in the work tree would be a plain file.
  ...['-c', 'core.symlinks=false'],
  // What an address could run by itself (`ext::`).
  ...['-c', 'protocol.allow=never'],
  ...['https', 'ssh', 'git', 'file'].flatMap((name) => ['-c', `protocol.${name}.allow=always`]),
];

export function isGitAddress(text: string): boolean {
  return /^(?:https|ssh|git|file):\/\/|^[\w.-]+@[\w.-]+:/.test(text);
}

/** Throws `unknown-place` with git's own words, `not-installed` without git. */
export function cloneShallow(
  address: string,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const args = [
    ...SAFE,
    'clone',
    '--quiet',
    '--depth',
    '1',
    '--single-branch',
    '--no-tags',
    '--',
    address,
    folder,
  ];
  const env = {
    ...process.env,
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: undefined,
    GIT_LFS_SKIP_SMUDGE: '1',
  };
  return new Promise((done, failed) => {
    execFile('git', args, { timeout: TIME_LIMIT_MS, env, ...(signal && { signal }) }, (error, _, said) => {
      if (error === null) return done();
      if (signal?.aborted)
        return failed(new CodedError('cancelled', 'Reading the blueprints was cancelled.'));
      if (error.code === 'ENOENT')
        return failed(new CodedError('not-installed', 'git is not installed.', error));
      failed(
        new CodedError(
          'unknown-place',
          `git could not read ${address}: ${said.trim().split('\n').at(-1)}`,
          error,
        ),
      );
    });
  });
}
