import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../../../../src/base/codedError.ts';
import { nodeWalker } from '../../../../src/infra/walk/nodeWalker.ts';
import { withFolder } from '../../../support/temporary.ts';

const options = (exclude: string[] = []) => ({ exclude, isSource: (path: string) => path.endsWith('.ts') });
const never = new AbortController().signal;
const walk = async (folder: string, exclude: string[] = []) =>
  nodeWalker.walk(folder, options(exclude), never);

describe('the walk', () => {
  it('lists every file and measures the sources', () =>
    withFolder({ 'a.ts': 'x', 'b/c.ts': 'yy', 'd.txt': '' }, async (folder) => {
      const { paths, sources } = await walk(folder);
      assert.deepEqual(paths, ['a.ts', 'b/c.ts', 'd.txt']);
      assert.deepEqual(
        sources.map(({ path, sizeBytes }) => [path, sizeBytes]),
        [
          ['a.ts', 1],
          ['b/c.ts', 2],
        ],
      );
    }));

  it('honours nested ignore files, their negations, and extra excludes', () =>
    withFolder(
      {
        '.gitignore': '*.gen.ts\nout/\n',
        'a.gen.ts': '',
        'out/b.ts': '',
        'k/.gitignore': '!keep.gen.ts\n/only.ts\n',
        'k/keep.gen.ts': '',
        'k/only.ts': '',
        'k/n/only.ts': '',
        '.groundplanignore': 'old/',
        'old/c.ts': '',
        'x/d.ts': '',
      },
      async (folder) => {
        const { paths } = await walk(folder, ['x/']);
        assert.deepEqual(
          paths.filter((path) => path.endsWith('.ts')),
          ['k/keep.gen.ts', 'k/n/only.ts'],
        );
      },
    ));

  it('never enters node_modules or a virtual environment, whatever a negation says', () =>
    withFolder(
      {
        '.gitignore': '!node_modules/\n',
        'node_modules/p/i.ts': '',
        'env/pyvenv.cfg': '',
        'env/lib/x.ts': '',
        'a.ts': '',
      },
      async (folder) =>
        assert.deepEqual(
          (await walk(folder)).sources.map((file) => file.path),
          ['a.ts'],
        ),
    ));

  it('ends on a symlink loop and reports links that lead out or nowhere', () =>
    withFolder({ 'a/b.ts': '' }, async (folder) => {
      symlinkSync(folder, join(folder, 'a/loop'));
      symlinkSync('/etc/hostname', join(folder, 'out.ts'));
      symlinkSync('self.ts', join(folder, 'self.ts'));
      symlinkSync('missing.ts', join(folder, 'gone.ts'));
      const { paths, problems } = await walk(folder);
      assert.deepEqual(paths, ['a/b.ts']);
      const found = problems.map(({ path, code }) => [path, code]).sort();
      assert.deepEqual(found, [
        ['gone.ts', 'vanished'],
        ['out.ts', 'outside-workspace'],
        ['self.ts', 'symlink-loop'],
      ]);
    }));

  it('reports a folder it may not read and goes on', async function () {
    if (process.getuid?.() === 0) this.skip();
    await withFolder({ 'secret/a.ts': '', 'b.ts': '' }, async (folder) => {
      chmodSync(join(folder, 'secret'), 0);
      const { paths, problems } = await walk(folder);
      chmodSync(join(folder, 'secret'), 0o755);
      assert.deepEqual(paths, ['b.ts']);
      assert.equal(problems[0]?.code, 'unreadable');
    });
  });

  it('names a missing folder and a file in its place', () =>
    withFolder({ 'a.ts': '' }, async (folder) => {
      await assert.rejects(walk(join(folder, 'none')), (error) => codeOf(error) === 'workspace-missing');
      await assert.rejects(walk(join(folder, 'a.ts')), (error) => codeOf(error) === 'workspace-not-a-folder');
    }));

  it('stops when it is cancelled', () =>
    withFolder({ 'a.ts': '' }, async (folder) => {
      const cancelled = nodeWalker.walk(folder, options(), AbortSignal.abort());
      await assert.rejects(cancelled, (error) => codeOf(error) === 'cancelled');
    }));

  it('reads no ignore file behind a link, which may never end', () =>
    withFolder({ 'a.ts': '', 'real.txt': '*.ts\n' }, async (folder) => {
      symlinkSync('real.txt', join(folder, '.gitignore'));
      symlinkSync('/dev/zero', join(folder, '.groundplanignore'));
      assert.deepEqual((await walk(folder)).paths, ['a.ts', 'real.txt']);
    }));

  it('locates a path as it would list it', () =>
    withFolder(
      {
        '.gitignore': '*.gen.ts\nout/\n',
        'a.gen.ts': '',
        'out/b.ts': '',
        'k/.gitignore': '!keep.gen.ts\n/only.ts\n',
        'k/keep.gen.ts': '',
        'k/only.ts': '',
        'k/n/only.ts': '',
        'node_modules/p/i.ts': '',
        'env/pyvenv.cfg': '',
        'env/lib/x.ts': '',
        'x/d.ts': '',
        'e.txt': '',
      },
      async (folder) => {
        symlinkSync('e.txt', join(folder, 'link.ts'));
        const listed = new Set((await walk(folder, ['x/'])).paths);
        const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
          (path) => !lstatSync(join(folder, path)).isDirectory(),
        );
        assert.ok(listed.size > 3 && all.length > listed.size);
        for (const path of all) {
          const place = await nodeWalker.locate(folder, path, options(['x/']));
          assert.equal(place, listed.has(path) ? 'file' : 'left-out', path);
        }
      },
    ));

  it('locates folders, and what is not there', () =>
    withFolder({ '.gitignore': 'out/\n', 'a/b.ts': '' }, async (folder) => {
      const places = {
        a: 'folder',
        out: 'missing',
        'out/c.ts': 'left-out',
        'a/c.ts': 'missing',
        'a/b.ts/c': 'missing',
      };
      for (const [path, place] of Object.entries(places))
        assert.equal(await nodeWalker.locate(folder, path, options()), place, path);
    }));

  it('is not held up by a pattern of many double stars, and names its line', () =>
    withFolder(
      {
        '.gitignore': `# rules\n${'**/a/'.repeat(9)}b\n**/**/**/**/x.ts\n/a/**/*.gen.ts\n`,
        [`${'a/'.repeat(50)}c.ts`]: '',
        'a/a/d.gen.ts': '',
        'a/x.ts': '',
      },
      async (folder) => {
        const { sources, problems } = await walk(folder);
        assert.deepEqual(
          sources.map(({ path }) => path),
          [`${'a/'.repeat(50)}c.ts`],
        );
        assert.deepEqual(
          problems.map(({ path, line }) => [path, line]),
          [['.gitignore', 2]],
        );
      },
    ));
});
