import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileEdit } from '../../../../src/core/model/suggestion.ts';
import { tryEdits } from '../../../../src/infra/edits/applyEdits.ts';
import { type EditFileSystem, nodeEditFileSystem } from '../../../../src/infra/edits/editFileSystem.ts';
import { sha1 } from '../../../../src/infra/scan/readSource.ts';

function hashOf(text: string | Buffer): string {
  return sha1(Buffer.from(text as string));
}

/** Paths with content and mode of everything below a folder. */
function treeOf(folder: string, prefix = ''): Record<string, string> {
  const tree: Record<string, string> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      Object.assign(tree, { [`${prefix}${entry.name}/`]: '' }, treeOf(path, `${prefix}${entry.name}/`));
    else
      tree[prefix + entry.name] =
        `${(statSync(path).mode & 0o777).toString(8)} ${readFileSync(path, 'latin1')}`;
  }
  return tree;
}

const CHANGED = 'import { a } from "./a";\r\n';

const EDITS: readonly FileEdit[] = [
  {
    type: 'change',
    path: 'changed.ts',
    hash: hashOf(CHANGED),
    replacements: [{ start: 6, end: 6, text: ' type' }],
  },
  { type: 'create', path: 'deep/new/folder/made.ts', content: 'export {};\n' },
  {
    type: 'move',
    path: 'moved.ts',
    to: 'else/where/moved.ts',
    hash: hashOf('one\n'),
    replacements: [{ start: 0, end: 3, text: 'two' }],
  },
  { type: 'delete', path: 'deleted.ts', hash: hashOf('gone\n') },
];

/** Fails the nth operation that writes, and no other. */
function failingAt(step: number, code: string): { fs: EditFileSystem; steps: () => number } {
  let count = 0;
  const guarded =
    <A extends readonly unknown[], R>(run: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (count++ === step) throw Object.assign(new Error(`${code}: no luck`), { code });
      return run(...args);
    };
  const node = nodeEditFileSystem;
  const fs: EditFileSystem = {
    ...node,
    writeNew: guarded(node.writeNew),
    copyNew: guarded(node.copyNew),
    place: guarded(node.place),
    rename: guarded(node.rename),
    remove: guarded(node.remove),
    makeFolder: guarded(node.makeFolder),
    removeFolder: guarded(node.removeFolder),
  };
  return { fs, steps: () => count };
}

describe('applying edits to the disk', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'edits-'));
    writeFileSync(join(root, 'changed.ts'), CHANGED);
    chmodSync(join(root, 'changed.ts'), 0o775);
    writeFileSync(join(root, 'moved.ts'), 'one\n');
    chmodSync(join(root, 'moved.ts'), 0o600);
    writeFileSync(join(root, 'deleted.ts'), 'gone\n');
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('changes, creates, moves and deletes, keeping line ends and file modes', async () => {
    const result = await tryEdits(root, EDITS);
    assert.equal(result.status, 'applied');
    const tree = treeOf(root);
    assert.equal(tree['changed.ts'], '775 import type { a } from "./a";\r\n');
    assert.equal(tree['else/where/moved.ts'], '600 two\n');
    assert.match(tree['deep/new/folder/made.ts'] ?? '', /export \{\};\n$/);
    assert.deepEqual(
      Object.keys(tree)
        .filter((path) => !path.endsWith('/'))
        .sort(),
      ['changed.ts', 'deep/new/folder/made.ts', 'else/where/moved.ts'],
    );
  });

  for (const code of ['ENOSPC', 'EACCES']) {
    it(`leaves the tree as it was when any one step fails with ${code}`, async () => {
      const before = treeOf(root);
      for (let step = 0; ; step++) {
        const { fs, steps } = failingAt(step, code);
        const result = await tryEdits(root, EDITS, fs);
        if (steps() <= step) {
          assert.ok(step > 8, `only ${step} steps were tried`);
          break;
        }
        if (result.status === 'applied') {
          // Only removing a backup failed: the edits stand, and the leftover is named.
          assert.equal(result.leftovers.length, 1);
          break;
        }
        assert.equal(result.status, 'failed');
        assert.match(result.message, code === 'ENOSPC' ? /disk is full/ : /No permission/);
        assert.deepEqual(treeOf(root), before, `step ${step}`);
      }
    });
  }

  it('refuses, touching nothing, when a file changed since the suggestion', async () => {
    writeFileSync(join(root, 'deleted.ts'), 'edited\n');
    const before = treeOf(root);
    const result = await tryEdits(root, EDITS);
    assert.equal(result.status, 'refused');
    assert.match(result.status === 'refused' ? result.message : '', /deleted\.ts changed since/);
    assert.deepEqual(treeOf(root), before);
  });

  it('never overwrites a file that is there', async () => {
    const result = await tryEdits(root, [{ type: 'create', path: 'moved.ts', content: 'x' }]);
    assert.equal(result.status, 'refused');
    assert.equal(readFileSync(join(root, 'moved.ts'), 'utf8'), 'one\n');
  });

  it('refuses a file that is marked read-only, though a rename would replace it', async () => {
    chmodSync(join(root, 'changed.ts'), 0o444);
    const before = treeOf(root);
    const result = await tryEdits(root, EDITS);
    assert.match(
      result.status === 'refused' ? result.message : '',
      /changed\.ts is marked read-only; make it/,
    );
    assert.deepEqual(treeOf(root), before);
  });

  it('refuses paths that lead outside, by dots or by links', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    symlinkSync(outside, join(root, 'link'));
    for (const path of [
      '../x.ts',
      '/etc/x.ts',
      'a/../../x.ts',
      'link/x.ts',
      'link/deep/x.ts',
      'a\\..\\x.ts',
      'C:/x.ts',
      '',
    ]) {
      const result = await tryEdits(root, [{ type: 'create', path, content: 'x' }]);
      assert.equal(result.status, 'refused', path);
    }
    assert.deepEqual(readdirSync(outside), []);
    rmSync(outside, { recursive: true });
  });

  it('refuses a file that is itself a link', async () => {
    symlinkSync(join(root, 'moved.ts'), join(root, 'alias.ts'));
    const edit: FileEdit = { type: 'change', path: 'alias.ts', hash: hashOf('one\n'), replacements: [] };
    assert.equal((await tryEdits(root, [edit])).status, 'refused');
  });

  it('keeps a byte order mark and UTF-16', async () => {
    const marked = '\uFEFFone\n';
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('one\n', 'utf16le')]);
    writeFileSync(join(root, 'marked.ts'), marked);
    writeFileSync(join(root, 'wide.ts'), wide);
    const result = await tryEdits(root, [
      {
        type: 'change',
        path: 'marked.ts',
        hash: hashOf(marked),
        replacements: [{ start: 1, end: 4, text: 'two' }],
      },
      {
        type: 'change',
        path: 'wide.ts',
        hash: sha1(wide),
        replacements: [{ start: 0, end: 3, text: 'two' }],
      },
    ]);
    assert.equal(result.status, 'applied');
    assert.equal(readFileSync(join(root, 'marked.ts'), 'utf8'), '\uFEFFtwo\n');
    assert.equal(readFileSync(join(root, 'wide.ts')).toString('utf16le', 2), 'two\n');
  });

  it('refuses bytes that are not text it could write back', async () => {
    const bytes = Buffer.from([0x61, 0xe9, 0x0a]);
    writeFileSync(join(root, 'latin.ts'), bytes);
    const edit: FileEdit = {
      type: 'change',
      path: 'latin.ts',
      hash: sha1(bytes),
      replacements: [{ start: 0, end: 1, text: 'b' }],
    };
    assert.match(JSON.stringify(await tryEdits(root, [edit])), /not valid UTF-8/);
    assert.deepEqual(readFileSync(join(root, 'latin.ts')), bytes);
  });

  it('refuses edits that name a file twice or overlap', async () => {
    const change: FileEdit = { type: 'change', path: 'moved.ts', hash: hashOf('one\n'), replacements: [] };
    assert.equal((await tryEdits(root, [change, change])).status, 'refused');
    const overlapping = {
      ...change,
      replacements: [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ],
    };
    assert.equal((await tryEdits(root, [overlapping])).status, 'refused');
  });
});
