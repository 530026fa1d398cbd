/** Every shipped blueprint in every language that it claims; and what happens when one is bad, or in the way. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf } from '../../src/base/codedError.ts';
import { BLUEPRINT_LANGUAGES } from '../../src/core/model/blueprint.ts';
import { applyEdits } from '../../src/infra/edits/applyEdits.ts';
import type { GenerateRequest } from '../../src/protocol/blueprintsApi.ts';
import { configurationFaults } from '../support/configurationFaults.ts';
import {
  foundIn,
  type GeneratedFolder,
  generateAll,
  generatingEngine,
  keepsPreset,
} from '../support/generated.ts';
import { Scripts } from '../support/scripts.ts';
import { withFolder } from '../support/temporary.ts';

/** What may be chosen besides the usual. */
const CHOICES: Readonly<Record<string, readonly GenerateRequest['values'][]>> = {
  ci: [{ provider: 'gitlab' }, { architecture: false }, { provider: 'gitlab', architecture: false }],
  compose: [{ database: 'mysql', cache: true }, { database: 'none' }, { database: 'none', cache: true }],
  build: [{ framework: 'vitest' }],
};

describe('the blueprints that ship', function () {
  this.timeout(120_000);
  const engine = generatingEngine();
  const into = mkdtempSync(join(tmpdir(), 'gp-blueprints-'));
  let made: readonly GeneratedFolder[] = [];
  const ofLanguage = (language: string) => made.filter((each) => each.language === language);

  before(async () => {
    made = await generateAll(into, engine);
  });
  after(async () => {
    await engine.dispose();
    rmSync(into, { recursive: true, force: true });
  });

  it('are without a fault', async () => {
    const wrong = (await engine.blueprints.check({})).filter(({ problems }) => problems.length > 0);
    assert.deepEqual(wrong, []);
    assert.ok(made.length >= 170, `${made.length}`);
  });

  it('are parsed without an error, and found again by what they say that they show', async () => {
    const lost: string[] = [];
    // The others are parsed by their check, and structures where their rules are held against them.
    for (const { blueprint, language, root } of made) {
      if (blueprint.shows.pattern === undefined) continue;
      const { problems, design } = await foundIn(root, engine);
      const named = `${blueprint.name} in ${language}`;
      for (const { path, message } of problems) lost.push(`${named}: ${path}: ${message}`);
      const { pattern } = blueprint.shows;
      const found = design.find((each) => each.pattern === pattern);
      if (found === undefined || found.class === 'guess')
        lost.push(`${named}: ${found?.class ?? 'not found'}`);
    }
    assert.deepEqual(lost, []);
  });

  it('keep the rules of the preset that they say they keep', async () => {
    const structures = made.filter(({ blueprint }) => blueprint.shows.preset !== undefined);
    for (const { blueprint, root, language } of structures) {
      const { violations, kept, problems } = await keepsPreset(root, blueprint.shows.preset!, engine);
      const isKept = violations === 0 && problems === 0 && kept > 0;
      assert.ok(isKept, `${blueprint.name} in ${language}: ${violations} violations, ${kept} rules kept`);
    }
    assert.ok(structures.length >= 30, `${structures.length}`);
  });

  it('write configuration that its tools can read, whatever is chosen', async () => {
    const faults: string[] = [];
    const judge = (name: string, path: string, text: string) => {
      for (const fault of configurationFaults(path, text)) faults.push(`${name}: ${path}: ${fault}`);
    };
    const configurations = made.filter(({ blueprint }) => blueprint.kind === 'configuration');
    for (const { blueprint, language, root, paths } of configurations) {
      const named = `${blueprint.name} in ${language}`;
      for (const path of paths) judge(named, path, readFileSync(join(root, path), 'utf8'));
      for (const values of CHOICES[blueprint.name] ?? []) {
        const request = { root, blueprint: blueprint.name, folder: 'other', language, values };
        for (const { path, text } of (await engine.blueprints.plan(request)).files) judge(named, path, text);
      }
    }
    assert.deepEqual(faults, []);
    assert.ok(configurations.length >= 70, `${configurations.length}`);
  });

  it('are compiled by TypeScript, strictly, and their tests pass', () => {
    const scripts = new Scripts(made);
    assert.deepEqual([...scripts.faults], []);
    const patterns = made.filter(({ blueprint }) => blueprint.kind === 'pattern');
    const tests = patterns.flatMap(({ root, language, paths }) =>
      paths
        .filter((path) => /\.test\.[jt]s$/.test(path))
        .map((path) =>
          language === 'javascript' ? join(root, path) : join(root, '.out', path.replace(/\.ts$/, '.js')),
        ),
    );
    assert.ok(tests.length >= 44, `${tests.length}`);
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--test', '--test-isolation=none', '--test-reporter=dot', ...tests],
      { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
    );
    assert.equal(status, 0, stdout);
  });

  it('are compiled by Python, where it is installed', function () {
    const python = spawnSync('python3', ['--version']);
    if (python.error !== undefined || ofLanguage('python').length === 0) return this.skip();
    const { status, stdout } = spawnSync('python3', ['-m', 'compileall', '-q', join(into, 'python')], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stdout);
  });
});

describe('generating', function () {
  this.timeout(60_000);
  const engine = generatingEngine();
  after(() => engine.dispose());

  const observer = (root: string, more: Partial<GenerateRequest> = {}) =>
    engine.blueprints.plan({
      root,
      blueprint: 'observer',
      folder: 'src',
      language: 'typescript',
      values: {},
      ...more,
    });

  /** A blueprint of the workspace's own, of one file. */
  const own = (path: string, text: string, parameters = '') => ({
    '.groundplan/blueprints/own/blueprint.yaml': `name: own\nkind: pattern\ntitle: Own\nsummary: Own.\nparameters: [${parameters}]\nlanguages: {go: {files: [{template: a.liquid, path: ${JSON.stringify(path)}}]}}\n`,
    '.groundplan/blueprints/own/a.liquid': text,
  });
  const generateOwn = (root: string) =>
    engine.blueprints.plan({ root, blueprint: 'own', folder: '', values: {} });

  async function failureOf(promise: Promise<unknown>) {
    const error = await promise.then(
      () => assert.fail('it was carried out'),
      (reason: unknown) => reason,
    );
    return { code: codeOf(error), message: (error as Error).message };
  }

  it('a second time leaves nothing to do, and brings back only what is missing', () =>
    withFolder({}, async (root) => {
      await applyEdits(root, (await observer(root)).edits);
      assert.deepEqual((await observer(root)).edits, []);
      rmSync(join(root, 'src/stock.ts'));
      const { files, edits } = await observer(root);
      assert.deepEqual(
        files.filter(({ state }) => state !== 'same').map(({ path }) => path),
        ['src/stock.ts'],
      );
      assert.deepEqual(
        edits.map(({ path }) => path),
        ['src/stock.ts'],
      );
    }));

  it('again with other values keeps what the person changed since', () =>
    withFolder({}, async (root) => {
      await applyEdits(root, (await observer(root)).edits);
      const file = join(root, 'src/order-feed.ts');
      writeFileSync(file, `${readFileSync(file, 'utf8')}\nexport const mine = 1;\n`);
      const plan = await observer(root, { values: { event: 'order paid' } });
      assert.equal(plan.files.find(({ path }) => path === 'src/order-feed.ts')?.state, 'merged');
      await applyEdits(root, plan.edits);
      const text = readFileSync(file, 'utf8');
      assert.match(text, /export const mine = 1;/);
      assert.match(text, /notify\(event: OrderPaid\)/);
      assert.deepEqual((await observer(root, { values: { event: 'order paid' } })).edits, []);
    }));

  it('stops before files that are in the way, and says which', () =>
    withFolder({ 'src/stock.ts': 'mine\n' }, async (root) => {
      const { refused, edits } = await observer(root);
      assert.deepEqual([refused, edits], [['src/stock.ts'], []]);
      const forced = await observer(root, { force: true });
      await applyEdits(root, forced.edits);
      assert.match(readFileSync(join(root, 'src/stock.ts'), 'utf8'), /class Stock/);
    }));

  it('goes over no link, no folder, and no file that differs in case alone, not even forced', () =>
    withFolder({ 'src/Stock.ts': 'mine\n', 'src/audit-log.ts/a': '', 'other/a': '' }, async (root) => {
      assert.deepEqual((await observer(root, { force: true })).refused, ['src/audit-log.ts', 'src/stock.ts']);
      symlinkSync(join(root, 'other'), join(root, 'link'));
      const { refused } = await observer(root, { folder: 'link', force: true });
      assert.equal(refused.length, 4);
    }));

  it('takes no folder outside of the workspace', () =>
    withFolder({}, async (root) => {
      for (const folder of ['..', '../x', 'a/../../x', '/tmp', 'C:\\x', '~/x', '.git', 'a/node_modules'])
        assert.equal((await failureOf(observer(root, { folder }))).code, 'invalid-option', folder);
    }));

  it('says where a template of the workspace is wrong, and writes nothing out of the folder', async () => {
    for (const [path, text, reason] of [
      ['a.go', 'package a\n{{ gone }}\n', /^a\.liquid:2: undefined variable: gone/],
      ['../../a.go', 'package a\n', /^blueprint\.yaml: “\.\.\/\.\.\/a\.go” leads out/],
      ['nul.go', 'package a\n', /device in Windows/],
    ] as const) {
      await withFolder(own(path, text), async (root) => {
        const { code, message } = await failureOf(generateOwn(root));
        assert.equal(code, 'invalid-template');
        assert.match(message, reason);
      });
    }
  });

  it('says which language it needs to be told where no code says it', () =>
    withFolder({}, async (root) => {
      const { name } = (await engine.blueprints.list({})).blueprints.find(
        ({ languages }) => languages.length > 1,
      ) ?? { name: '' };
      if (name === '') return;
      const { code, message } = await failureOf(
        engine.blueprints.plan({ root, blueprint: name, folder: '', values: {} }),
      );
      assert.equal(code, 'invalid-option');
      assert.match(message, /in which language/);
    }));

  it('names what there is where a blueprint is unknown', () =>
    withFolder({}, async (root) => {
      const { code, message } = await failureOf(observer(root, { blueprint: 'observr' }));
      assert.equal(code, 'unknown-blueprint');
      assert.match(message, /observer/);
    }));

  it('into a folder that may not be written to leaves everything as it was', function () {
    if (process.getuid?.() === 0) return this.skip();
    return withFolder({ 'src/locked/a.ts': '' }, async (root) => {
      chmodSync(join(root, 'src/locked'), 0o555);
      try {
        const plan = await observer(root, { folder: 'src/locked' });
        assert.equal((await failureOf(applyEdits(root, plan.edits))).code, 'edit-refused');
        assert.deepEqual(readdirSync(root).sort(), ['src']);
      } finally {
        chmodSync(join(root, 'src/locked'), 0o755);
      }
    });
  });

  it('writes nothing when one of its files has come to be in the meantime', () =>
    withFolder({}, async (root) => {
      const { edits } = await observer(root);
      mkdirSync(join(root, 'src'));
      writeFileSync(join(root, 'src/stock.ts'), 'mine\n');
      assert.equal((await failureOf(applyEdits(root, edits))).code, 'edit-refused');
      assert.deepEqual(readdirSync(root, { recursive: true }).sort(), ['src', 'src/stock.ts']);
    }));

  it('is refused where what was generated cannot be kept for the next time', () =>
    withFolder({ '.groundplan/generated': 'a file where a folder is wanted' }, async (root) => {
      const { code, message } = await failureOf(observer(root));
      assert.equal(code, 'edit-refused');
      assert.match(message, /^\.groundplan\/generated\/order-feed\.ts\.\w+\.json leads over a file/);
    }));

  it('takes the blueprints of a git repository, and runs nothing of it', () =>
    withFolder(own('a.go', 'package {{ namespace }}\n'), async (root) => {
      const repository = join(root, '.groundplan/blueprints');
      const git = (...args: string[]) =>
        spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: repository });
      git('init', '-q');
      git('add', '.');
      git('commit', '-q', '-m', 'a');
      await withFolder({}, async (other) => {
        const from = `file://${repository}`;
        const { blueprints } = await engine.blueprints.list({ root: other, from });
        assert.deepEqual(
          blueprints.filter(({ origin }) => origin === 'given').map(({ name }) => name),
          ['own'],
        );
        for (const bad of [`ext::sh -c touch% ${other}/ran`, `file://${other}/none`, '--upload-pack=x'])
          assert.equal((await failureOf(engine.blueprints.list({ from: bad }))).code, 'unknown-place', bad);
        assert.deepEqual(readdirSync(other), []);
      });
    }));

  it('leaves links, large files and whatever is no text out of a blueprint, and says so', () =>
    withFolder(own('a.go', 'package a\n'), async (root) => {
      const folder = join(root, '.groundplan/blueprints/own');
      mkdirSync(join(folder, 'deep'));
      symlinkSync('/etc/passwd', join(folder, 'deep/link'));
      writeFileSync(join(folder, 'large'), 'x'.repeat(300_000));
      writeFileSync(join(folder, 'bytes'), Uint8Array.of(0xff, 0x00, 0xd8));
      const { leftOut } = await engine.blueprints.list({ root });
      assert.deepEqual(
        leftOut.map((each) => each.slice(folder.length + 1)),
        [
          'bytes is too large, or no text in UTF-8.',
          'deep/link is a link or no plain file.',
          'large is too large, or no text in UTF-8.',
        ],
      );
    }));

  it('counts nothing of a workspace that is not trusted', () =>
    withFolder(own('a.go', 'package a\n'), async (root) => {
      const { createNodeEngine } = await import('../../src/infra/nodeEngine.ts');
      const careful = createNodeEngine({ log: assert.fail, gitAllowed: false });
      try {
        const { blueprints } = await careful.blueprints.list({ root });
        assert.ok(blueprints.every(({ origin }) => origin === 'shipped'));
      } finally {
        await careful.dispose();
      }
    }));

  it('of a blueprint that was made of a folder gives the folder again, and another one by another name', () =>
    withFolder(
      {
        'src/orders/order-line.ts': 'export interface OrderLine {\n\treadonly border: string\n}\n',
        'src/orders/order-line-store.ts':
          "import type { OrderLine } from './order-line'\n\nexport class OrderLineStore {\n\tprivate readonly orderLines: OrderLine[] = []\n\tconst ORDER_LINE = `{{x}}`\n}\n",
      },
      async (root) => {
        const { analysisOptions } = await import('../support/analysisOptions.ts');
        await engine.analyze(root, analysisOptions({ depth: 'graph' }));
        const request = {
          root,
          folder: 'src/orders',
          name: 'line-store',
          parameters: { line: 'order line' },
        };
        await applyEdits(root, (await engine.blueprints.extract(request)).edits);
        const again = { root, blueprint: 'line-store', folder: 'src/orders', values: {} };
        const same = await engine.blueprints.plan(again);
        assert.deepEqual(
          same.files.map(({ state }) => state),
          ['same', 'same'],
        );
        const other = await engine.blueprints.plan({
          ...again,
          folder: 'src/bills',
          values: { line: 'bill entry' },
        });
        assert.deepEqual(
          other.files.map(({ path, text }) => [path, text]),
          [
            [
              'src/bills/bill-entry-store.ts',
              "import type { BillEntry } from './bill-entry'\n\nexport class BillEntryStore {\n\tprivate readonly billEntries: BillEntry[] = []\n\tconst BILL_ENTRY = `{{x}}`\n}\n",
            ],
            ['src/bills/bill-entry.ts', 'export interface BillEntry {\n\treadonly border: string\n}\n'],
          ],
        );
        await engine.close(root);
      },
    ));

  it('of a blueprint that was begun works at once', () =>
    withFolder({}, async (root) => {
      for (const language of BLUEPRINT_LANGUAGES) {
        const { edits } = await engine.blueprints.begin({
          root,
          name: `own-${language}`,
          kind: 'pattern',
          language,
        });
        await applyEdits(root, edits);
      }
      const checks = await engine.blueprints.check({ root });
      const own = checks.filter(({ blueprint }) => blueprint.startsWith('own-'));
      assert.equal(own.length, BLUEPRINT_LANGUAGES.length);
      assert.deepEqual(
        own.flatMap(({ problems }) => problems),
        [],
      );
    }));

  it('is registered where its kind is, once, and left to the person where that is not certain', () =>
    withFolder(
      {
        'src/app.module.ts':
          "import { Module } from '@nestjs/common';\n\n@Module({ imports: [] })\nexport class AppModule {}\n",
      },
      async (root) => {
        const { analysisOptions } = await import('../support/analysisOptions.ts');
        const request = { root, blueprint: 'nest-feature', folder: 'src', values: {} };
        const unknown = await engine.blueprints.plan(request);
        assert.match(unknown.afterwards[0] ?? '', /^Add OrdersModule to the imports of the module/);
        await engine.analyze(root, analysisOptions({ depth: 'graph' }));
        const { files, edits, afterwards } = await engine.blueprints.plan(request);
        assert.deepEqual(afterwards, []);
        assert.deepEqual(
          files.filter(({ state }) => state !== 'new').map(({ path, state }) => [path, state]),
          [['src/app.module.ts', 'wired']],
        );
        await applyEdits(root, edits);
        const text = readFileSync(join(root, 'src/app.module.ts'), 'utf8');
        assert.match(
          text,
          /\nimport \{ OrdersModule \} from '\.\/orders\/orders\.module(?:\.js)?';\n\n@Module\(\{ imports: \[OrdersModule\] \}\)/,
        );
        await engine.analyze(root, analysisOptions({ depth: 'graph' }));
        assert.deepEqual((await engine.blueprints.plan(request)).edits, []);
        writeFileSync(
          join(root, 'src/app.module.ts'),
          text.replace('imports: [OrdersModule]', 'imports: all()'),
        );
        assert.match(
          (await engine.blueprints.plan(request)).afterwards[0] ?? '',
          /\(src\/app\.module\.ts has imports written in a way/,
        );
        await engine.close(root);
      },
    ));

  it('whose registration is described badly is refused with its line', () =>
    withFolder(own('a.go', 'package a\n'), async (root) => {
      const manifest = join(root, '.groundplan/blueprints/own/blueprint.yaml');
      const wire = 'wires: [{where: "*", import: {name: A, from: gone.go}, otherwise: Do it.}]';
      writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('a.go"}]', `a.go"}], ${wire}`));
      const [check] = (await engine.blueprints.check({ root })).filter(
        ({ blueprint }) => blueprint === 'own',
      );
      assert.deepEqual(
        check?.problems.map(({ message }) => message),
        ['It has one of “list”, “call” and “export”.', 'No file here is generated as “gone.go”.'],
      );
    }));

  it('is written as the code beside it is', () =>
    withFolder(
      {
        'src/feed/orderLine.ts':
          '// Copyright Acme.\n\nimport { tax } from "./taxTable"\nexport class OrderLine {\n\tsum() {\n\t\treturn tax\n\t}\n}\nconst a = "b"\n',
        'src/feed/taxTable.ts': '// Copyright Acme.\n\nexport const tax = 1\nexport const name = "x"\n',
      },
      async (root) => {
        const { analysisOptions } = await import('../support/analysisOptions.ts');
        await engine.analyze(root, analysisOptions({ depth: 'graph' }));
        const { files } = await engine.blueprints.plan({
          root,
          blueprint: 'observer',
          folder: 'src/feed',
          values: {},
          language: 'typescript',
        });
        const log = files.find(({ path }) => path === 'src/feed/auditLog.ts');
        assert.ok(
          log?.text.startsWith(
            '// Copyright Acme.\n\nimport type { OrderPlaced, OrderFeedObserver } from "./orderFeed"\n',
          ),
          log?.text,
        );
        assert.match(
          log?.text ?? '',
          /\n\tupdate\(event: OrderPlaced\): void \{\n\t\tthis\.seen\.push\(event\)\n/,
        );
        await engine.close(root);
      },
    ));
});
