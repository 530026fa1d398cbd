/** Bad input and bad luck: the message names the file and the remedy, the rest is analysed, nothing of the user's is lost. */
import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { OverviewReport } from '../../src/protocol/engineApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { ended, groundplan, manyFiles, shell, startGroundplan, until } from '../support/commandLine.ts';
import { withFolder } from '../support/temporary.ts';

/** What every workspace here has besides its fault: one edge that must be found all the same. */
const SOUND = {
  'sound/a.ts': "import { b } from './b';\nexport const a = b;\n",
  'sound/b.ts': 'export const b = 1;\n',
};

const MEGABYTE = 1_000_000;

describe('a faulty workspace', function () {
  this.timeout(60_000);

  async function overviewOf(root: string, ...more: readonly string[]): Promise<OverviewReport> {
    const { status, output, errors } = await groundplan([
      'analyze',
      root,
      '-f',
      'json',
      '--no-cache',
      ...more,
    ]);
    assert.equal(status, 0, errors);
    return JSON.parse(output) as OverviewReport;
  }

  const problemsOf = ({ problems }: OverviewReport) =>
    Object.fromEntries(problems.map(({ path, code, message }) => [path, [code, message] as const]));

  /** That the rest was analysed, and that the problem says what to do. */
  function assertTold(overview: OverviewReport, path: string, code: string, remedy: RegExp): void {
    assert.equal(overview.edges, 1);
    const [found, message] = problemsOf(overview)[path] ?? [];
    assert.equal(found, code, JSON.stringify(overview.problems));
    assert.match(message ?? '', remedy);
  }

  it('with a file of 200 MB leaves it out without reading it', () =>
    withFolder({ ...SOUND, 'big.ts': '' }, async (root) => {
      truncateSync(join(root, 'big.ts'), 200 * MEGABYTE);
      assertTold(await overviewOf(root), 'big.ts', 'too-large', /200\.0 MB.*exclude it/);
      const text = await groundplan(['analyze', root, '--no-cache']);
      assert.match(text.output, /Left out or read in part \(1\)[\s\S]*big\.ts/);
      const others = await groundplan(['graph', root, '--no-cache']);
      assert.match(others.errors, /1 file was left out or read in part; “groundplan analyze .*” says why/);
    }));

  it('with manifests and ignore files of 200 MB reads neither', () =>
    withFolder(
      { ...SOUND, 'package.json': '', 'sound/tsconfig.json': '', '.gitignore': '' },
      async (root) => {
        for (const name of ['package.json', 'sound/tsconfig.json', '.gitignore'])
          truncateSync(join(root, name), 200 * MEGABYTE);
        const { edges, problems } = await overviewOf(root);
        assert.equal(edges, 1);
        const tooLarge = problems.filter(
          ({ code, message }) => code === 'too-large' && /200\.0 MB.*Shorten/.test(message),
        );
        assert.deepEqual(
          tooLarge.map(({ path }) => path),
          ['.gitignore', 'package.json', 'sound/tsconfig.json'],
        );
      },
    ));

  it('with text that is no UTF-8 still reads its structure', () =>
    withFolder({ 'a.ts': Buffer.from("// caf\xe9\nimport './b';\n", 'latin1'), 'b.ts': '' }, async (root) => {
      assertTold(await overviewOf(root), 'a.ts', 'invalid-encoding', /Convert it to UTF-8/);
    }));

  it('with a syntax error names the line and reads the rest', () =>
    withFolder(
      { ...SOUND, 'broken.ts': 'export const a = 1;\nfunction (\n', 'broken.py': 'def f(:\n' },
      async (root) => {
        const overview = await overviewOf(root);
        assertTold(overview, 'broken.ts', 'syntax-error', /./);
        assertTold(overview, 'broken.py', 'syntax-error', /./);
        for (const { line } of overview.problems) assert.ok(line !== undefined && line >= 1);
      },
    ));

  it('with links in circles ends, and names the link', () =>
    withFolder(SOUND, async (root) => {
      symlinkSync('loop.ts', join(root, 'loop.ts'));
      symlinkSync('..', join(root, 'sound/up'));
      symlinkSync('/', join(root, 'all'));
      const overview = await overviewOf(root);
      assertTold(overview, 'loop.ts', 'symlink-loop', /Remove or repair/);
      assertTold(overview, 'all', 'outside-workspace', /not followed/);
    }));

  it('with a folder that may not be read analyses the others', async function () {
    if (process.getuid?.() === 0) this.skip();
    await withFolder({ ...SOUND, 'secret/a.ts': '', 'locked.ts': '' }, async (root) => {
      chmodSync(join(root, 'secret'), 0);
      chmodSync(join(root, 'locked.ts'), 0);
      try {
        const overview = await overviewOf(root);
        assertTold(overview, 'secret', 'unreadable', /Check its permissions/);
        assertTold(overview, 'locked.ts', 'unreadable', /Check its permissions/);
      } finally {
        chmodSync(join(root, 'secret'), 0o755);
      }
    });
  });

  it('with a folder of hundreds of levels ends, and says where it stopped', () =>
    withFolder(SOUND, async (root) => {
      const deep = join(root, ...Array.from({ length: 200 }, () => 'd'));
      mkdirSync(deep, { recursive: true });
      writeFileSync(join(deep, 'a.ts'), '');
      const { problems } = await overviewOf(root);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['too-deep'],
      );
    }));

  it('with names that are no text goes on', async function () {
    if (process.platform !== 'linux') this.skip();
    await withFolder(SOUND, async (root) => {
      writeFileSync(Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9]), Buffer.from('.ts')]), '');
      assert.equal((await overviewOf(root)).edges, 1);
    });
  });

  it('whose files go away while they are read analyses those that are there', () =>
    withFolder({ ...SOUND, 'gone.ts': "import './sound/a';\n", 'late/gone.py': '' }, async (root) => {
      const engine = createNodeEngine({ log() {}, gitAllowed: false });
      const listening = engine.onState((_, state) => {
        if (state.phase !== 'indexing' || state.stage !== 'imports') return;
        rmSync(join(root, 'gone.ts'), { force: true });
        rmSync(join(root, 'late'), { recursive: true, force: true });
      });
      try {
        const overview = await engine.analyze(root, analysisOptions());
        assertTold(overview, 'gone.ts', 'vanished', /picked up again/);
        assertTold(overview, 'late/gone.py', 'vanished', /picked up again/);
        listening.dispose();
        assert.deepEqual((await engine.analyze(root, analysisOptions())).problems, []);
      } finally {
        await engine.dispose();
      }
    }));
});

describe('a faulty cache', function () {
  this.timeout(120_000);

  const graphOf = (root: string, ...more: readonly string[]) =>
    groundplan(['graph', root, '-f', 'json', ...more]);

  /** The one file of the cache below a storage folder. */
  const cacheIn = (storage: string) => {
    const [workspace] = readdirSync(join(storage, 'workspaces'));
    return join(storage, 'workspaces', workspace!, 'facts.db');
  };

  const withCache = (
    files: Record<string, string>,
    use: (root: string, storage: string, expected: string) => Promise<void>,
  ) =>
    withFolder(files, (root) =>
      withFolder({}, async (storage) => {
        const { output } = await graphOf(root, '--storage', storage);
        await use(root, storage, output);
      }),
    );

  const damages: Readonly<Record<string, (file: string) => void>> = {
    'no database any more': (file) => writeFileSync(file, 'no database '.repeat(1000)),
    'cut in the middle': (file) => truncateSync(file, Math.floor(statSync(file).size / 2)),
    'overwritten in the middle': (file) => {
      const bytes = readFileSync(file);
      bytes.fill(0x55, Math.floor(bytes.length / 4));
      writeFileSync(file, bytes);
    },
  };
  for (const [name, damage] of Object.entries(damages)) {
    it(`${name} is set aside, named, and built anew`, () =>
      withCache(manyFiles(300), async (root, storage, expected) => {
        const file = cacheIn(storage);
        damage(file);
        const { status, output, errors } = await graphOf(root, '--storage', storage);
        assert.deepEqual([status, output], [0, expected]);
        assert.ok(errors.includes(`${file}.damaged`), errors);
        assert.ok(existsSync(`${file}.damaged`));
        const again = await graphOf(root, '--storage', storage);
        assert.deepEqual([again.output, again.errors], [expected, '']);
      }));
  }

  it('that is empty is as good as none', () =>
    withCache(SOUND, async (root, storage, expected) => {
      truncateSync(cacheIn(storage), 0);
      const { output, errors } = await graphOf(root, '--storage', storage);
      assert.deepEqual([output, errors], [expected, '']);
    }));

  it('in a place that cannot be written is done without', () =>
    withFolder({ ...SOUND, blocker: '' }, async (root) => {
      const { status, output, errors } = await graphOf(root, '--storage', join(root, 'blocker'));
      assert.equal(status, 0);
      assert.equal(JSON.parse(output).edges.length, 1);
      assert.match(errors, /blocker.*cannot be used.*this run works without it.*permissions/);
    }));

  it('on a full disk is done without, and says so once', () =>
    withFolder(manyFiles(600), (root) =>
      withFolder({}, async (folder) => {
        const mounted = (await shell(`mount -t tmpfs -o size=128k tmpfs '${folder}'`)).status === 0;
        try {
          const args = `graph '${root}' -f json --storage '${folder}'`;
          // Where nothing can be mounted, a limit on the size of files fails nearly the same way.
          const { status, output, errors } = await shell(
            mounted ? `$GROUNDPLAN ${args}` : `ulimit -f 100; $GROUNDPLAN ${args} | cat`,
          );
          assert.equal(status, 0, errors);
          assert.equal(JSON.parse(output).edges.length, 599);
          assert.match(
            errors,
            /^groundplan: The index cache at .*facts\.db cannot be used \((?:database or disk is full|disk I\/O error)\); .*Free disk space/,
          );
          assert.equal(errors.trim().split('\n').length, 1);
        } finally {
          if (mounted) await shell(`umount '${folder}'`);
        }
      }),
    ));

  it('shared by runs at the same time serves them all', () =>
    withFolder(manyFiles(400), (root) =>
      withFolder({}, async (storage) => {
        const runs = await Promise.all(Array.from({ length: 4 }, () => graphOf(root, '--storage', storage)));
        for (const { status, output, errors } of runs)
          assert.deepEqual([status, output, errors], [0, runs[0]!.output, '']);
        assert.equal(JSON.parse(runs[0]!.output).edges.length, 399);
      }),
    ));

  it('left by a run that was killed is taken up where it was', () =>
    withFolder(manyFiles(3000), (root) =>
      withFolder({}, async (storage) => {
        const run = startGroundplan(['graph', root, '--storage', storage]);
        const end = ended(run);
        assert.ok(await until(() => rowsIn(storage) > 0));
        run.kill('SIGKILL');
        assert.equal((await end).status, undefined);
        const engine = createNodeEngine({ log: (message) => assert.fail(message), gitAllowed: false });
        let parsed = 0;
        engine.onState((_, state) => {
          if (state.phase === 'indexing' && state.stage === 'imports') parsed = Math.max(parsed, state.total);
        });
        try {
          await engine.analyze(root, analysisOptions({ storagePath: storage, depth: 'graph' }));
          assert.equal((await engine.graph(root)).edges.length, 2999);
          assert.ok(parsed < 3000, `${parsed} of 3000 files were parsed again`);
        } finally {
          await engine.dispose();
        }
      }),
    ));

  /** As another process sees them: what is written but not committed yet does not count. */
  function rowsIn(storage: string): number {
    try {
      const database = new DatabaseSync(cacheIn(storage), { readOnly: true });
      try {
        return Number(database.prepare('SELECT count(*) AS n FROM files').get()?.n);
      } finally {
        database.close();
      }
    } catch {
      // Not there yet, or being made.
      return 0;
    }
  }
});

describe('dismissals in danger', function () {
  this.timeout(60_000);

  const dismissalsIn = (storage: string) => {
    const [workspace] = readdirSync(join(storage, 'workspaces'));
    return join(storage, 'workspaces', workspace!, 'dismissed.json');
  };
  const CYCLE = {
    'a.ts': "import { b } from './b';\nexport const a = () => b;\nexport const c = 1;\n",
    'b.ts': "import { c } from './a';\nexport const b = c;\n",
  };

  it('are set aside when their file is damaged, and the run says so', () =>
    withFolder(CYCLE, (root) =>
      withFolder({}, async (storage) => {
        await groundplan(['suggest', root, '--storage', storage]);
        const file = dismissalsIn(storage);
        writeFileSync(file, '{"dismissed": ["a", ');
        const { status, errors } = await groundplan(['suggest', root, '--storage', storage]);
        assert.equal(status, 0);
        assert.ok(errors.includes(`${file}.damaged`), errors);
        assert.equal(readFileSync(`${file}.damaged`, 'utf8'), '{"dismissed": ["a", ');
      }),
    ));

  it('survive a damaged cache and one that is not wanted', () =>
    withFolder(CYCLE, (root) =>
      withFolder({}, async (storage) => {
        const { output } = await groundplan(['suggest', root, '-f', 'json', '--storage', storage]);
        const [{ id }] = JSON.parse(output).suggestions;
        await groundplan(['suggest', root, '--storage', storage, '--no-cache', '--dismiss', id]);
        writeFileSync(join(dismissalsIn(storage), '..', 'facts.db'), 'no database '.repeat(1000));
        const after = await groundplan(['suggest', root, '-f', 'json', '--storage', storage]);
        assert.ok(!after.output.includes(id));
      }),
    ));

  it('that cannot be kept fail, and say where and what to do', () =>
    withFolder({ ...CYCLE, blocker: '' }, async (root) => {
      const storage = join(root, 'blocker');
      const { output } = await groundplan([
        'suggest',
        root,
        '-f',
        'json',
        '--no-cache',
        '--storage',
        storage,
      ]);
      const [{ id }] = JSON.parse(output).suggestions;
      const { status, errors } = await groundplan([
        'suggest',
        root,
        '--no-cache',
        '--storage',
        storage,
        '--dismiss',
        id,
      ]);
      assert.equal(status, 2);
      assert.match(errors, /dismissal could not be saved to .*blocker.*permissions/);
    }));
});
