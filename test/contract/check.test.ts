/** `groundplan check` as people and machines meet it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { groundplan } from '../support/commandLine.ts';
import { checkJson } from '../support/rulesContract.ts';
import { sarifErrors } from '../support/sarifSchema.ts';
import { withFolder } from '../support/temporary.ts';

const RULES = `layers:
  - {name: app, files: src/app/**}
  - {name: core, files: src/core/**}
rules:
  - id: layered
    kind: layers
    order: [app, core]
    why: the core outlives its hosts
`;
const CLEAN = {
  'groundplan.yaml': RULES,
  'src/app/b.ts': "import { c } from '../core/c';\nexport const b = c;\n",
  'src/core/c.ts': 'export const c = 1;\n',
};
const BROKEN = {
  ...CLEAN,
  'src/core/a b.ts': "import { c } from './c';\nimport { b } from '../app/b';\nexport const a = b + c;\n",
};

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function git(root: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}

const check = (root: string, ...args: readonly string[]) =>
  groundplan(['check', root, '--no-cache', ...args]);

async function fingerprints(root: string, ...args: readonly string[]): Promise<string[]> {
  const { output } = await check(root, '-f', 'json', ...args);
  return v.parse(checkJson, JSON.parse(output)).violations.map((each) => each.fingerprint);
}

describe('check', function () {
  this.timeout(60_000);

  it('ends with 0 where all rules are kept, with 1 where one is broken', async () => {
    await withFolder(CLEAN, async (root) => {
      const { status, output, errors } = await check(root);
      assert.equal(status, 0, output + errors);
      assert.match(output, /The one rule is kept\./);
    });
    await withFolder(BROKEN, async (root) => {
      const { status, output } = await check(root);
      assert.equal(status, 1);
      assert.match(output, /error src\/core\/a b\.ts:2 layered\n {2}The layer core must not use app/);
      assert.match(output, /Why: the core outlives its hosts/);
      assert.match(output, /src\/app\/b\.ts:1/);
    });
  });

  it('ends with 2 where nothing was checked, and says what to do', async () => {
    const { 'groundplan.yaml': _, ...code } = CLEAN;
    const cases: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
      [code, /no groundplan\.yaml here.*rules infer.* proposes/],
      [{ ...code, 'groundplan.yaml': '' }, /has no rule.*under “rules:”/],
      [{ ...code, 'groundplan.yaml': 'rules: [' }, /cannot be read.*groundplan\.yaml:1/],
      [{ ...code, 'groundplan.yaml': `${RULES}    sevrity: error\n` }, /groundplan\.yaml:9/],
      [{ 'groundplan.yaml': RULES }, /No source file/],
    ];
    for (const [files, note] of cases) {
      await withFolder(files, async (root) => {
        for (const format of ['text', 'json', 'sarif', 'junit', 'github']) {
          const { status, output, errors } = await check(root, '-f', format);
          assert.equal(status, 2, output);
          assert.match(errors, note);
          if (format === 'sarif') assert.deepEqual(sarifErrors(JSON.parse(output)), []);
        }
      });
    }
  });

  it('ends with 1 for a rule on a folder that is gone', () =>
    withFolder(
      { ...CLEAN, 'groundplan.yaml': `${RULES}  - {id: gone, kind: cycles, within: src/gone}\n` },
      async (root) => {
        const { status, output } = await check(root);
        assert.equal(status, 1);
        assert.match(output, /error groundplan\.yaml:9\n.*“gone” means no file\. Mend it/s);
      },
    ));

  it('gives JSON as promised', () =>
    withFolder(BROKEN, async (root) => {
      assert.deepEqual(await fingerprints(root), ['layered: src/core/a b.ts -> src/app/b.ts']);
    }));

  it('gives SARIF that the schema takes, with relative URIs and fingerprints that lines do not change', () =>
    withFolder(
      { ...BROKEN, 'groundplan.yaml': `${RULES}  - {id: gone, kind: cycles, within: src/gone}\n` },
      async (root) => {
        const first = JSON.parse((await check(root, '-f', 'sarif')).output);
        assert.deepEqual(sarifErrors(first), []);
        const { results } = first.runs[0];
        const [, result] = results;
        assert.equal(results.length, 2);
        assert.equal(result.locations[0].physicalLocation.artifactLocation.uri, 'src/core/a%20b.ts');
        assert.equal(result.locations[0].physicalLocation.region.startLine, 2);
        write(root, { 'src/core/a b.ts': `// moved\n\n${BROKEN['src/core/a b.ts']}` });
        const second = JSON.parse((await check(root, '-f', 'sarif')).output);
        const moved = second.runs[0].results[1];
        assert.deepEqual(moved.partialFingerprints, result.partialFingerprints);
        assert.equal(moved.locations[0].physicalLocation.region.startLine, 4);
      },
    ));

  it('gives JUnit with a failed case a violation and a passed one for a rule that is kept', () =>
    withFolder(
      { ...BROKEN, 'groundplan.yaml': `${RULES}  - {id: no-cycle, kind: cycles, why: '<&"'}\n` },
      async (root) => {
        const { output } = await check(root, '-f', 'junit');
        assert.match(
          output,
          /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="groundplan check" tests="2" failures="1"/,
        );
        assert.match(
          output,
          /<testcase name="src\/core\/a b\.ts -&gt; src\/app\/b\.ts" classname="layered" file="src\/core\/a b\.ts" line="2">\n\s+<failure type="error"/,
        );
        assert.match(output, /<testcase name="is kept" classname="no-cycle"/);
      },
    ));

  it('gives annotations by paths from where the job stands', () =>
    withFolder(
      Object.fromEntries(Object.entries(BROKEN).map(([path, text]) => [`pkg/${path}`, text])),
      async (root) => {
        const { output } = await groundplan(['check', 'pkg', '--no-cache', '-f', 'github'], { cwd: root });
        assert.match(
          output,
          /^::error file=pkg\/src\/core\/a b\.ts,line=2,title=Groundplan%3A layered::The layer core must not/,
        );
        assert.match(output, /%0AWhy: the core outlives its hosts/);
      },
    ));
});

describe('check --since', function () {
  this.timeout(60_000);

  it('tells what changes brought, committed or not, in old files and new', () =>
    withFolder(BROKEN, async (root) => {
      git(root, 'init', '-q', '-b', 'main');
      git(root, 'add', '.');
      git(root, 'commit', '-qm', 'one');
      assert.deepEqual(await fingerprints(root, '--since', 'HEAD'), []);
      const { status, output } = await check(root, '--since', 'main');
      assert.equal(status, 0);
      assert.match(output, /No rule is broken anew\. 1 older violation left out\./);
      write(root, {
        'src/core/c.ts': "export const c = 1;\nimport '../app/b';\n",
        'src/core/new.ts': "import '../app/b';\n",
        'src/core/a b.ts': `// a line above\n${BROKEN['src/core/a b.ts']}`,
      });
      const brought = ['layered: src/core/c.ts -> src/app/b.ts', 'layered: src/core/new.ts -> src/app/b.ts'];
      assert.deepEqual(await fingerprints(root, '--since', 'HEAD'), brought);
      git(root, 'add', '.');
      git(root, 'commit', '-qm', 'two');
      assert.deepEqual(await fingerprints(root, '--since', 'HEAD'), []);
      assert.deepEqual(await fingerprints(root, '--since', 'HEAD~1'), brought);
    }));

  it('takes a branch from where it was left', () =>
    withFolder(BROKEN, async (root) => {
      git(root, 'init', '-q', '-b', 'main');
      git(root, 'add', '.');
      git(root, 'commit', '-qm', 'one');
      git(root, 'checkout', '-qb', 'work');
      git(root, 'checkout', '-q', 'main');
      write(root, { 'src/core/a b.ts': 'export const a = 1;\n' });
      git(root, 'commit', '-qam', 'mended on main');
      git(root, 'checkout', '-q', 'work');
      assert.deepEqual(await fingerprints(root, '--since', 'main'), []);
    }));

  it('counts a moved file as new', () =>
    withFolder({ ...BROKEN, 'src/core/a b.ts': '', 'src/app/d.ts': "import './b';\n" }, async (root) => {
      git(root, 'init', '-q', '-b', 'main');
      git(root, 'add', '.');
      git(root, 'commit', '-qm', 'one');
      git(root, 'mv', 'src/app/b.ts', 'src/app/e.ts');
      write(root, { 'src/app/d.ts': '', 'src/core/c.ts': "import '../app/e';\n" });
      assert.deepEqual(await fingerprints(root, '--since', 'HEAD'), [
        'layered: src/core/c.ts -> src/app/e.ts',
      ]);
    }));

  it('does not bring up what a file does under another name in its folder, but what it does in another one', () =>
    withFolder({ ...BROKEN, 'src/core/c.ts': "import '../app/b';\nexport const c = 1;\n" }, async (root) => {
      git(root, 'init', '-q', '-b', 'main');
      git(root, 'add', '.');
      git(root, 'commit', '-qm', 'one');
      git(root, 'mv', 'src/core/c.ts', 'src/core/ü d.ts');
      assert.deepEqual(await fingerprints(root, '--since', 'HEAD'), []);
      write(root, { 'src/core/ü d.ts': "import '../app/b';\nexport const c = 1;\nexport const d = 2;\n" });
      assert.deepEqual(await fingerprints(root, '--since', 'HEAD'), []);
      git(root, 'add', '.');
      git(root, 'commit', '-qm', 'two');
      write(root, { 'src/core/deep/keep.ts': '' });
      git(root, 'mv', 'src/core/ü d.ts', 'src/core/deep/ü d.ts');
      write(root, {
        'src/core/deep/ü d.ts': "import '../../app/b';\nexport const c = 1;\nexport const d = 2;\n",
      });
      assert.deepEqual(await fingerprints(root, '--since', 'HEAD'), [
        'layered: src/core/deep/ü d.ts -> src/app/b.ts',
      ]);
    }));

  it('says when there is no such revision, or no repository', () =>
    withFolder(BROKEN, async (root) => {
      const outside = await check(root, '--since', 'HEAD');
      assert.equal(outside.status, 2);
      assert.match(outside.errors, /no git repository/);
      git(root, 'init', '-q', '-b', 'main');
      for (const revision of ['HEAD', 'nope', '--help', '-x', '']) {
        const { status, errors } = await check(root, `--since=${revision}`);
        assert.equal(status, 2, revision);
        assert.match(errors, /There is no revision/);
      }
    }));
});

describe('check --baseline', function () {
  this.timeout(60_000);

  it('leaves out what it lists, by fingerprints without lines', () =>
    withFolder(BROKEN, async (root) => {
      const file = join(root, 'baseline.json');
      const written = await check(root, '--baseline', file, '--update-baseline');
      assert.equal(written.status, 0, written.output);
      assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), {
        version: 1,
        violations: ['layered: src/core/a b.ts -> src/app/b.ts'],
      });
      write(root, { 'src/core/a b.ts': `// moved\n${BROKEN['src/core/a b.ts']}` });
      const { status, output } = await check(root, '--baseline', file);
      assert.equal(status, 0);
      assert.match(output, /1 violation of the baseline left out/);
    }));

  it('can only shrink', () =>
    withFolder(BROKEN, async (root) => {
      const file = join(root, 'baseline.json');
      await check(root, '--baseline', file, '--update-baseline');
      const before = readFileSync(file, 'utf8');
      write(root, { 'src/core/d.ts': "import '../app/b';\n" });
      const grown = await check(root, '--baseline', file, '--update-baseline');
      assert.equal(grown.status, 1);
      assert.match(grown.errors, /was not written: a baseline can only shrink, and 1 violation would be new/);
      assert.match(grown.output, /src\/core\/d\.ts:1 layered/);
      assert.equal(readFileSync(file, 'utf8'), before);
      rmSync(join(root, 'src/core/d.ts'));
      rmSync(join(root, 'src/core/a b.ts'));
      const proposed = await check(root, '--baseline', file);
      assert.equal(proposed.status, 0);
      assert.match(proposed.errors, /1 violation of .* is gone: take them out with --update-baseline/);
      assert.equal(readFileSync(file, 'utf8'), before);
      const shrunk = await check(root, '--baseline', file, '--update-baseline');
      assert.equal(shrunk.status, 0);
      assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')).violations, []);
    }));

  it('is not made up where there is none, or read where it is damaged', () =>
    withFolder(BROKEN, async (root) => {
      const file = join(root, 'baseline.json');
      const missing = await check(root, '--baseline', file);
      assert.equal(missing.status, 2);
      assert.match(missing.errors, /no baseline .*--update-baseline/);
      assert.ok(!existsSync(file));
      write(root, { 'baseline.json': '{' });
      for (const update of [[], ['--update-baseline']]) {
        const damaged = await check(root, '--baseline', file, ...update);
        assert.equal(damaged.status, 2);
        assert.match(damaged.errors, /cannot be read/);
      }
      const unnamed = await check(root, '--update-baseline');
      assert.equal(unnamed.status, 2);
      assert.match(unnamed.errors, /name one/);
    }));
});
