/** Decision records through the engine and the command line over real files: drafted, written, superseded, never over anything. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits } from '../../src/infra/edits/applyEdits.ts';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { groundplan } from '../support/commandLine.ts';
import { withFolder } from '../support/temporary.ts';

const CYCLE = {
  'src/a.ts':
    "import type { B } from './b';\nimport { b } from './b';\nexport interface A { b: B }\nexport const a = b;\n",
  'src/b.ts': "import { a } from './a';\nexport interface B { n: number }\nexport const b = () => a;\n",
};

describe('decision records', function () {
  this.timeout(60_000);

  const withEngine = (
    files: Readonly<Record<string, string>>,
    use: (engine: Engine, root: string) => Promise<void>,
  ) =>
    withFolder(files, async (root) => {
      const engine = createNodeEngine({ log() {}, gitAllowed: false });
      try {
        await engine.analyze(root, analysisOptions({}));
        await use(engine, root);
      } finally {
        await engine.dispose();
      }
    });

  it('are drafted from a suggestion, also once that is carried out, and are decisions from then on', () =>
    withEngine(CYCLE, async (engine, root) => {
      const { suggestions } = await engine.suggestions(root);
      const { id, title } = suggestions.find(({ kind }) => kind === 'break-cycle')!;
      await engine.planEdits(root, id);
      writeFileSync(join(root, 'src/b.ts'), 'export interface B { n: number }\nexport const b = () => 1;\n');
      await engine.update(root, [{ path: 'src/b.ts' }]);
      assert.ok(!(await engine.suggestions(root)).suggestions.some((each) => each.id === id));
      const from = { kind: 'suggestion', id } as const;
      assert.deepEqual(await engine.records.draft({ root, from }), { title, decides: true });
      const plan = await engine.records.plan({ kind: 'new', root, from, status: 'accepted' });
      assert.equal(existsSync(join(root, plan.path)), false, 'nothing is written by a plan');
      await applyEdits(root, plan.edits);
      await engine.update(
        root,
        plan.edits.map(({ path }) => ({ path })),
      );
      const text = readFileSync(join(root, plan.path), 'utf8');
      assert.match(text, /`src\/[ab]\.ts:\d+`/);
      const [found] = (await engine.decisions(root)).decisions.filter(({ origin }) => origin === 'record');
      assert.deepEqual(
        [found?.title, found?.status, found?.confidence],
        [title.replaceAll('`', ''), 'accepted', 'proven'],
      );
      const { records } = await engine.records.list({ root });
      assert.deepEqual(
        records.map(({ path, number }) => [path, number]),
        [[plan.path, 1]],
      );
      assert.deepEqual((await engine.records.plan({ kind: 'new', root, from })).edits, []);
    }));

  it('are refused outside the workspace, from nothing, and where a file that would change is not saved', () =>
    withEngine(CYCLE, async (engine, root) => {
      for (const folder of ['../out', '/tmp/out', 'C:\\out', '.git/hooks'])
        await assert.rejects(engine.records.plan({ kind: 'new', root, title: 'X y', folder }), {
          code: 'invalid-option',
        });
      const from = { kind: 'finding', id: 'gone' } as const;
      await assert.rejects(engine.records.plan({ kind: 'new', root, from }), { code: 'unknown-subject' });
      const first = await engine.records.plan({ kind: 'new', root, title: 'Old' });
      await applyEdits(root, first.edits);
      await engine.update(
        root,
        first.edits.map(({ path }) => ({ path })),
      );
      await engine.update(root, [{ path: first.path, content: 'typed and not saved' }]);
      const again = engine.records.plan({ kind: 'new', root, title: 'New', supersedes: ['1'] });
      await assert.rejects(again, { code: 'edit-refused', message: /not saved/ });
      writeFileSync(join(root, 'docs/decisions/0002-new.md'), 'of another window');
      await assert.rejects(engine.records.plan({ kind: 'new', root, title: 'New' }), {
        code: 'edit-refused',
      });
    }));

  it('are written, linked and listed by the command line', () =>
    withFolder({ 'src/a.ts': '' }, async (root) => {
      const adr = async (...args: readonly string[]) => {
        const { status, output, errors } = await groundplan(['adr', ...args, '--no-cache'], { cwd: root });
        return { status, output, errors };
      };
      const dry = await adr('new', 'Use Kafka', '--dry-run');
      assert.match(
        dry.output,
        /^diff --git[\s\S]*\+status: proposed[\s\S]*Would write docs\/decisions\/0001-use-kafka\.md/,
      );
      assert.deepEqual(readdirSync(root), ['src']);
      mkdirSync(join(root, 'docs'));
      assert.equal((await adr('new', 'Use Kafka')).status, 0);
      const next = await adr('new', 'Use NATS', '--supersedes', '1', '--status', 'accepted', '-f', 'json');
      assert.deepEqual(JSON.parse(next.output), {
        path: 'docs/decisions/0002-use-nats.md',
        created: true,
        changed: [
          'docs/decisions/0002-use-nats.md',
          'docs/decisions/0001-use-kafka.md',
          'docs/decisions/README.md',
        ],
      });
      const { records } = JSON.parse((await adr('list', '-f', 'json')).output);
      assert.deepEqual(
        records.map(({ title, status }: { title: string; status: string }) => [title, status]),
        [
          ['Use Kafka', 'superseded'],
          ['Use NATS', 'accepted'],
        ],
      );
      const wrong = await adr('link', '2', 'hates', '1');
      assert.deepEqual([wrong.status, wrong.output], [2, '']);
      assert.match(wrong.errors, /supersedes, amends or relates/);
    }));
});
