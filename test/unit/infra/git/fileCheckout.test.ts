import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileCheckout } from '../../../../src/infra/git/fileCheckout.ts';
import { withFolder } from '../../../support/temporary.ts';

const IDENTITY = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgSign=false'];

function git(root: string, ...command: string[]): string {
  return execFileSync('git', [...IDENTITY, ...command], {
    cwd: root,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();
}

function withRepository(use: (root: string) => Promise<void>): Promise<void> {
  return withFolder({ 'src/a.ts': 'let a;\n' }, async (root) => {
    git(root, 'init', '-q', '-b', 'main');
    await use(root);
  });
}

function commit(root: string, message: string, env: Record<string, string> = {}): void {
  git(root, 'add', '-A');
  execFileSync('git', [...IDENTITY, 'commit', '-q', '--allow-empty', '-m', message], {
    cwd: root,
    env: { ...process.env, ...env },
  });
}

describe('what git has checked out', () => {
  it('is a branch without a commit at first', () =>
    withRepository(async (root) => {
      assert.deepEqual(await fileCheckout.read(root), {
        branch: 'refs/heads/main',
        head: undefined,
        busy: false,
        committedMs: 0,
      });
    }));

  it('is the same as git says, from a folder below too, and with packed references', () =>
    withRepository(async (root) => {
      commit(root, 'one', { GIT_COMMITTER_DATE: '1700000000 +0100' });
      const head = git(root, 'rev-parse', 'HEAD');
      const expected = { branch: 'refs/heads/main', head, busy: false, committedMs: 1_700_000_000_000 };
      assert.deepEqual(await fileCheckout.read(join(root, 'src')), expected);
      git(root, 'pack-refs', '--all');
      assert.deepEqual(await fileCheckout.read(root), expected);
    }));

  it('is busy during a merge that has conflicts, and not after it', () =>
    withRepository(async (root) => {
      commit(root, 'one');
      git(root, 'checkout', '-q', '-b', 'other');
      writeFileSync(join(root, 'src/a.ts'), 'let other;\n');
      commit(root, 'two');
      git(root, 'checkout', '-q', 'main');
      writeFileSync(join(root, 'src/a.ts'), 'let mine;\n');
      commit(root, 'three');
      assert.throws(() => git(root, 'merge', 'other'));
      assert.equal((await fileCheckout.read(root))?.busy, true);
      git(root, 'merge', '--abort');
      assert.equal((await fileCheckout.read(root))?.busy, false);
      assert.throws(() => git(root, 'rebase', 'other'));
      assert.equal((await fileCheckout.read(root))?.busy, true);
      git(root, 'rebase', '--abort');
    }));

  it('takes no reset, merge or checkout for a commit', () =>
    withRepository(async (root) => {
      commit(root, 'one', { GIT_COMMITTER_DATE: '1700000000 +0100' });
      git(root, 'checkout', '-q', '-b', 'other');
      commit(root, 'two', { GIT_COMMITTER_DATE: '1700000900 +0100' });
      git(root, 'checkout', '-q', 'main');
      git(root, 'merge', '-q', '--ff-only', 'other');
      assert.equal((await fileCheckout.read(root))?.committedMs, 1_700_000_000_000);
    }));

  it('is read in a worktree of its own', () =>
    withRepository(async (root) => {
      commit(root, 'one');
      git(root, 'worktree', 'add', '-q', '-b', 'side', join(root, 'side'));
      const { branch, head } = (await fileCheckout.read(join(root, 'side')))!;
      assert.equal(branch, 'refs/heads/side');
      assert.equal(head, git(root, 'rev-parse', 'HEAD'));
    }));

  it('is not known without a repository, or with one that is no repository', () =>
    withFolder({ 'a.ts': '' }, async (root) => {
      for (const head of ['ref: refs/heads/../../../etc/passwd', 'nonsense', '']) {
        mkdirSync(join(root, '.git'));
        writeFileSync(join(root, '.git', 'HEAD'), head);
        assert.equal(await fileCheckout.read(root), undefined, head);
        rmSync(join(root, '.git'), { recursive: true });
      }
      writeFileSync(join(root, '.git'), 'gitdir: /nowhere\n');
      assert.equal(await fileCheckout.read(root), undefined);
    }));
});
