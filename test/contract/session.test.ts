/** The engine over real adapters: what edits lead to, and what a second look costs. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { AnalysisOptions, Engine, FileChange } from '../../src/protocol/engineApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { createRandom, type Edit, type Random, randomEdit, randomFiles } from '../support/randomWorkspace.ts';
import { withFolder } from '../support/temporary.ts';

const OPTIONS = analysisOptions({ maxFileBytes: 40_000 });

async function withEngines<T>(count: number, use: (engines: readonly Engine[]) => Promise<T>): Promise<T> {
  const engines = Array.from({ length: count }, () => createNodeEngine({ log() {}, gitAllowed: false }));
  try {
    return await use(engines);
  } finally {
    for (const engine of engines) await engine.dispose();
  }
}

/** Carries an edit out, and says what a file watcher tells of it: for a folder, the folder alone. */
function carryOut(root: string, edit: Edit): FileChange[] {
  const at = (path: string) => join(root, path);
  if (edit.type === 'write') {
    if (existsSync(at(edit.path)) && statSync(at(edit.path)).isDirectory()) return [];
    mkdirSync(dirname(at(edit.path)), { recursive: true });
    writeFileSync(at(edit.path), edit.text);
    return [{ path: edit.path }];
  }
  if (!existsSync(at(edit.path))) return [];
  if (edit.type === 'delete') {
    rmSync(at(edit.path), { recursive: true });
    return [{ path: edit.path, deleted: true }];
  }
  if (existsSync(at(edit.to)) || `${edit.to}/`.startsWith(`${edit.path}/`)) return [];
  mkdirSync(dirname(at(edit.to)), { recursive: true });
  renameSync(at(edit.path), at(edit.to));
  return [{ path: edit.path, deleted: true }, { path: edit.to }];
}

/** Text typed into editors, also of files that are ignored or not there; it is given up later. */
function typed(random: Random): FileChange[] {
  const edits = Array.from({ length: random.below(3) }, () => randomEdit(random));
  return edits.flatMap((edit) =>
    edit.type === 'write' && typeof edit.text === 'string' ? [{ path: edit.path, content: edit.text }] : [],
  );
}

/** All that hosts show of the model, in an order of its own. */
async function shown(engine: Engine, root: string) {
  const { problems } = await engine.overview(root);
  return {
    graph: await engine.graph(root),
    modules: await engine.modules(root),
    findings: await engine.findings(root),
    suggestions: await engine.suggestions(root),
    problems,
  };
}

describe('edits taken in one by one', function () {
  this.timeout(120_000);

  const STEPS = 40;
  const SEEDS = [1, 2, 106];
  for (const seed of SEEDS) {
    it(`lead where an analysis from nothing leads (${STEPS} random steps, seed ${seed})`, () => {
      const random = createRandom(seed * 7919);
      return withFolder(randomFiles(random), (root) =>
        withEngines(2, async ([live, cold]) => {
          await live!.analyze(root, OPTIONS);
          await cold!.analyze(root, OPTIONS);
          for (let step = 0; step < STEPS; step++) {
            const edits = Array.from({ length: 1 + random.below(3) }, () => randomEdit(random));
            const unsaved = typed(random);
            await live!.update(root, unsaved);
            const changes = edits.flatMap((edit) => carryOut(root, edit));
            await live!.update(root, [...changes, ...unsaved.map(({ path }) => ({ path }))]);
            await cold!.rebuild(root, OPTIONS);
            const where = `step ${step}: ${JSON.stringify(changes)}`;
            assert.deepEqual(await shown(live!, root), await shown(cold!, root), where);
          }
        }),
      );
    });
  }
});

describe('changes that a watcher tells of', () => {
  const FILES = {
    '.gitignore': 'out/\n',
    'a.ts': "import './lib/b';\n",
    'lib/b.ts': 'export const b = 1;\n',
    'lib/c.ts': '',
  };
  const withLive = (
    use: (engine: Engine, root: string) => Promise<void>,
    files: Record<string, string> = FILES,
  ) =>
    withFolder(files, (root) =>
      withEngines(1, async ([engine]) => {
        await engine!.analyze(root, OPTIONS);
        await use(engine!, root);
      }),
    );
  const pathsOf = async (engine: Engine, root: string) =>
    (await engine.graph(root)).files.map((file) => file.path);

  it('do not let an ignored file in, built or typed into', () =>
    withLive(async (engine, root) => {
      const { revision } = await engine.overview(root);
      mkdirSync(join(root, 'out'));
      writeFileSync(join(root, 'out/a.ts'), "import '../a';\n");
      await engine.update(root, [{ path: 'out' }, { path: 'out/a.ts' }]);
      await engine.update(root, [{ path: 'out/a.ts', content: '' }]);
      assert.deepEqual(await pathsOf(engine, root), ['a.ts', 'lib/b.ts', 'lib/c.ts']);
      assert.equal((await engine.overview(root)).revision, revision, 'nothing to show anew');
    }));

  it('take a deleted folder for all that was in it', () =>
    withLive(async (engine, root) => {
      rmSync(join(root, 'lib'), { recursive: true });
      await engine.update(root, [{ path: 'lib', deleted: true }]);
      const { files, unresolved } = await engine.graph(root);
      assert.deepEqual([files.length, unresolved.length], [1, 1]);
    }));

  it('may be as many as a change of branch makes', () =>
    withLive(async (engine, root) => {
      const changes: FileChange[] = [{ path: 'lib/b.ts', deleted: true }];
      rmSync(join(root, 'lib/b.ts'));
      mkdirSync(join(root, 'out'));
      for (let n = 0; n < 600; n++) {
        const path = `${n % 2 === 0 ? 'lib' : 'out'}/n${n}.ts`;
        writeFileSync(join(root, path), "import './c';\n");
        changes.push({ path });
      }
      await engine.update(root, changes);
      const { files, edges, unresolved } = await engine.graph(root);
      assert.deepEqual([files.length, edges.length, unresolved.length], [302, 300, 1]);
    }));

  it('follow the ignore files', () =>
    withLive(async (engine, root) => {
      writeFileSync(join(root, '.gitignore'), 'lib/c.ts\n');
      await engine.update(root, [{ path: '.gitignore' }]);
      assert.deepEqual(await pathsOf(engine, root), ['a.ts', 'lib/b.ts']);
    }));

  it('drop what a file said before it became unreadable', () =>
    withLive(async (engine, root) => {
      writeFileSync(join(root, 'a.ts'), Buffer.alloc(100));
      await engine.update(root, [{ path: 'a.ts' }]);
      assert.deepEqual((await engine.graph(root)).edges, []);
      assert.equal((await engine.overview(root)).problems[0]?.code, 'binary');
    }));

  it('say once what is wrong with a manifest, however often it is read', () =>
    withLive(
      async (engine, root) => {
        for (const value of ['1', '2', '3']) {
          writeFileSync(join(root, 'a.ts'), `export const a${value} = 1;\n`);
          await engine.update(root, [{ path: 'a.ts' }]);
        }
        const { problems } = await engine.overview(root);
        assert.deepEqual(new Set(problems.map((each) => each.path)).size, problems.length);
      },
      { 'a.ts': '', 'tsconfig.json': '{"compilerOptions":', 'package.json': '{' },
    ));

  it('wait for the next analysis when one was cut off', () =>
    withLive(async (engine, root) => {
      for (let n = 0; n < 300; n++) writeFileSync(join(root, `n${n}.ts`), `export const n${n} = ${n};\n`);
      const cancel = new AbortController();
      const listening = engine.onState((_, state) => {
        if (state.phase === 'indexing' && state.stage === 'imports') cancel.abort();
      });
      await assert.rejects(engine.analyze(root, OPTIONS, cancel.signal), /cancelled/);
      listening.dispose();
      await engine.update(root, [{ path: 'a.ts', content: '' }]);
      assert.deepEqual(await pathsOf(engine, root), ['a.ts', 'lib/b.ts', 'lib/c.ts']);
      await engine.analyze(root, OPTIONS);
      const { files, edges } = await engine.graph(root);
      assert.deepEqual([files.length, edges.length], [303, 0], 'the unsaved text counts');
    }));
});

describe('a second look', () => {
  /** Runs a fresh engine over the folder; returns how many files it parsed at all. */
  const parsed = (root: string, options: Partial<AnalysisOptions>, how: 'analyze' | 'rebuild' = 'analyze') =>
    withEngines(1, async ([engine]) => {
      const most = { imports: 0, structure: 0 };
      engine!.onState((_, state) => {
        if (state.phase !== 'indexing' || (state.stage !== 'imports' && state.stage !== 'structure')) return;
        most[state.stage] = Math.max(most[state.stage], state.total);
      });
      await engine![how](root, { ...OPTIONS, ...options });
      return [most.imports, most.structure, (await engine!.graph(root)).edges.length];
    });
  const FILES = { 'a.ts': "import './b';\n", 'b.ts': '', 'p/__init__.py': '', 'p/q.py': 'from . import x\n' };
  const withStorage = (use: (root: string, storagePath: string) => Promise<void>) =>
    withFolder(FILES, (root) => withFolder({}, (storagePath) => use(root, storagePath)));

  it('at an unchanged workspace parses nothing', () =>
    withStorage(async (root, storagePath) => {
      assert.deepEqual(await parsed(root, { storagePath }), [4, 2, 2]);
      assert.deepEqual(await parsed(root, { storagePath }), [0, 0, 2]);
    }));

  it('takes nothing from before when asked to rebuild, in a process that knows nothing yet', () =>
    withStorage(async (root, storagePath) => {
      await parsed(root, { storagePath });
      assert.deepEqual(await parsed(root, { storagePath }, 'rebuild'), [4, 2, 2]);
      assert.deepEqual(await parsed(root, { storagePath }), [0, 0, 2]);
    }));

  it('parses what changed, and not what was only touched or moved', () =>
    withStorage(async (root, storagePath) => {
      await parsed(root, { storagePath });
      writeFileSync(join(root, 'b.ts'), 'export const b = 2;\n');
      utimesSync(join(root, 'a.ts'), 1, 1);
      renameSync(join(root, 'p/q.py'), join(root, 'p/r.py'));
      assert.deepEqual(await parsed(root, { storagePath }), [1, 1, 2]);
    }));

  it('at the graph alone is deepened later', () =>
    withStorage(async (root, storagePath) => {
      assert.deepEqual(await parsed(root, { storagePath, depth: 'graph' }), [4, 0, 2]);
      assert.deepEqual(await parsed(root, { storagePath }), [0, 2, 2]);
    }));

  it('does not let in what a lower limit leaves out', () =>
    withStorage(async (root, storagePath) => {
      await parsed(root, { storagePath });
      assert.deepEqual(await parsed(root, { storagePath, maxFileBytes: 14 }), [1, 0, 1]);
    }));

  it('parses everything where facts are not to be cached, and keeps none', () =>
    withStorage(async (root, storagePath) => {
      assert.deepEqual(await parsed(root, { storagePath, cacheFacts: false }), [4, 2, 2]);
      assert.deepEqual(await parsed(root, { storagePath }), [4, 2, 2]);
    }));
});

describe('an engine that has made itself ready for edits', () => {
  const FILES = {
    'a.ts': "import { b } from './b';\nexport const a = b;\n",
    'b.ts': "import { a } from './a';\nexport const b = a;\n",
  };

  it('knows nothing else for it, and takes an edit as before', () =>
    withFolder(FILES, (root) =>
      withEngines(1, async ([engine]) => {
        await engine!.prepare(root);
        await engine!.analyze(root, OPTIONS);
        const before = [await engine!.overview(root), await engine!.findings(root)];
        await Promise.all([engine!.prepare(root), engine!.prepare(root)]);
        assert.deepEqual([await engine!.overview(root), await engine!.findings(root)], before);
        const { revision, findings } = await engine!.update(root, [
          { path: 'b.ts', content: 'export const b = 1;\n' },
        ]);
        assert.deepEqual([revision, findings.filter(({ kind }) => kind === 'cycle')], [3, []]);
      }),
    ));
});
