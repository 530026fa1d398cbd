import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileEdit } from '../../../../src/core/model/suggestion.ts';
import { renderDiff } from '../../../../src/infra/edits/renderDiff.ts';

const LONG = Array.from({ length: 40 }, (_, i) => `line ${i}\n`).join('');

const EDITS: readonly FileEdit[] = [
  {
    type: 'change',
    path: 'a.ts',
    hash: '',
    replacements: [
      { start: 0, end: 4, text: 'LINE' },
      { start: LONG.length - 8, end: LONG.length - 1, text: 'end' },
    ],
  },
  { type: 'create', path: 'new/b.ts', content: 'made\nwithout an end' },
  { type: 'move', path: 'c.ts', to: 'd.ts', hash: '', replacements: [{ start: 0, end: 3, text: 'two' }] },
  { type: 'delete', path: 'e.ts', hash: '' },
];

describe('a diff of edits', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'diff-'));
    mkdirSync(join(root, 'new'));
    writeFileSync(join(root, 'a.ts'), LONG);
    writeFileSync(join(root, 'c.ts'), 'one\nrest\n');
    writeFileSync(join(root, 'e.ts'), 'gone\n');
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is one that git applies to the same end', async () => {
    const diff = await renderDiff(root, EDITS);
    execFileSync('git', ['apply', '-'], {
      cwd: root,
      input: diff,
      env: { ...process.env, GIT_DIR: '/nonexistent' },
    });
    assert.match(readFileSync(join(root, 'a.ts'), 'utf8'), /^LINE 0\n[\s\S]*line 38\nend\n$/);
    assert.equal(readFileSync(join(root, 'new/b.ts'), 'utf8'), 'made\nwithout an end');
    assert.equal(readFileSync(join(root, 'd.ts'), 'utf8'), 'two\nrest\n');
    assert.ok(!existsSync(join(root, 'c.ts')) && !existsSync(join(root, 'e.ts')));
  });

  it('says so when a file is gone', async () => {
    rmSync(join(root, 'e.ts'));
    assert.match(await renderDiff(root, EDITS), /# e\.ts cannot be read any more/);
  });
});
