/** Reads a repository's own files: `HEAD`, what is under way, and the reflog of the branch (gitrepository-layout(5), git-reflog(1)). */
import { existsSync } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Checkout, CheckoutReader } from '../../core/ports/checkoutReader.ts';

const UNDER_WAY = [
  'rebase-merge',
  'rebase-apply',
  'MERGE_HEAD',
  'CHERRY_PICK_HEAD',
  'REVERT_HEAD',
  'BISECT_LOG',
  'index.lock',
];
/** Folders above the workspace that are looked into. */
const MOST_ABOVE = 30;
const MOST_LOG_BYTES = 64_000;
const BRANCH = /^ref: (refs\/heads\/[^\s\p{Cc}]{1,1000})$/u;
const COMMIT = /^[0-9a-f]{40,64}$/;

export const fileCheckout: CheckoutReader = {
  async read(root) {
    try {
      return await checkoutOf(root);
    } catch {
      return undefined;
    }
  },
};

async function checkoutOf(root: string): Promise<Checkout | undefined> {
  const own = await gitFolder(root);
  if (own === undefined) return undefined;
  const shared = await sharedFolder(own);
  const said = (await readFile(join(own, 'HEAD'), 'utf8')).trim();
  const branch = BRANCH.exec(said)?.[1];
  if (branch === undefined && !COMMIT.test(said)) return undefined;
  if (branch?.split('/').includes('..')) return undefined;
  const log = await lastLines(
    branch === undefined ? join(own, 'logs', 'HEAD') : join(shared, 'logs', branch),
  );
  return {
    branch: branch ?? 'detached',
    head: branch === undefined ? said : await commitOf(shared, branch),
    busy: UNDER_WAY.some((name) => existsSync(join(own, name))),
    committedMs: lastCommit(log),
  };
}

/** `.git` here or above; in a worktree or submodule a file that names the folder. */
async function gitFolder(root: string): Promise<string | undefined> {
  let folder = resolve(root);
  for (let above = 0; above < MOST_ABOVE; above++) {
    const git = join(folder, '.git');
    if (existsSync(git)) {
      if ((await stat(git)).isDirectory()) return git;
      const named = /^gitdir: (.+)$/m.exec(await readFile(git, 'utf8'))?.[1];
      return named === undefined ? undefined : resolve(folder, named.trim());
    }
    if (dirname(folder) === folder) return undefined;
    folder = dirname(folder);
  }
  return undefined;
}

/** Of all worktrees. */
async function sharedFolder(own: string): Promise<string> {
  const file = join(own, 'commondir');
  return existsSync(file) ? resolve(own, (await readFile(file, 'utf8')).trim()) : own;
}

async function commitOf(folder: string, branch: string): Promise<string | undefined> {
  const loose = join(folder, branch);
  if (existsSync(loose)) return commitIn(await readFile(loose, 'utf8'));
  const packed = join(folder, 'packed-refs');
  if (!existsSync(packed)) return undefined;
  const line = (await readFile(packed, 'utf8')).split('\n').find((each) => each.endsWith(` ${branch}`));
  return commitIn(line?.split(' ')[0] ?? '');
}

function commitIn(text: string): string | undefined {
  return COMMIT.test(text.trim()) ? text.trim() : undefined;
}

async function lastLines(file: string): Promise<string> {
  if (!existsSync(file)) return '';
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, MOST_LOG_BYTES);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8');
  } finally {
    await handle.close();
  }
}

/** A line: old and new commit, who, seconds and time zone, a tab, what was done. */
function lastCommit(log: string): number {
  const made = log.split('\n').findLast((line) => /\t(?:commit(?: \([\w-]+\))?):/.test(line));
  return 1000 * Number(/> (\d{1,12}) [+-]\d{4}\t/.exec(made ?? '')?.[1] ?? 0);
}
