/** Search over the real engine and the built command line. */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../../src/base/codedError.ts';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import type { SearchRequest } from '../../src/protocol/knowledgeApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { groundplan, shell } from '../support/commandLine.ts';
import { withFolder } from '../support/temporary.ts';

const SHOP = {
  'src/basket.ts':
    '/** What a person wants to buy. */\nexport class Basket {\n  addItem(item: string) {}\n  emptyOut() {}\n}\n',
  'src/payment.ts':
    "import { Basket } from './basket';\n/** Charges the credit card. */\nexport function charge(basket: Basket) {}\n",
  'src/payment.test.ts': "import { charge } from './payment';\n// charges the credit card twice\ncharge;\n",
  'tools/report.py': 'def summary():\n    """Sums up credit by card."""\n    return 1\n',
  'docs/refunds.md': '# Refunds\n\nMoney goes back to the card.\n',
};

async function withEngine(
  files: Readonly<Record<string, string>>,
  use: (engine: Engine, root: string) => Promise<void>,
): Promise<void> {
  await withFolder(files, async (root) => {
    const engine = createNodeEngine({ log() {}, gitAllowed: false });
    try {
      await engine.analyze(root, analysisOptions());
      await use(engine, root);
    } finally {
      await engine.dispose();
    }
  });
}

async function found(engine: Engine, request: SearchRequest): Promise<readonly string[]> {
  return (await engine.knowledge.search(request)).results.map(({ path }) => path);
}

describe('search', () => {
  it('finds code, documents and, when asked for, tests', async () => {
    await withEngine(SHOP, async (engine, root) => {
      assert.equal((await found(engine, { root, query: 'charging a credit card' }))[0], 'src/payment.ts');
      assert.equal((await found(engine, { root, query: 'refunds' }))[0], 'docs/refunds.md');
      assert.equal((await found(engine, { root, query: 'test charges twice' }))[0], 'src/payment.test.ts');
    });
  });

  it('keeps to what filters let in', async () => {
    await withEngine(SHOP, async (engine, root) => {
      const query = 'credit card';
      assert.deepEqual(await found(engine, { root, query, languages: ['python'] }), ['tools/report.py']);
      assert.deepEqual(await found(engine, { root, query, kinds: ['document'] }), ['docs/refunds.md']);
      assert.deepEqual(await found(engine, { root, query, kinds: ['test'] }), ['src/payment.test.ts']);
      assert.deepEqual(await found(engine, { root, query, paths: ['tools/**'] }), ['tools/report.py']);
      assert.deepEqual(await found(engine, { root, query, modules: ['nowhere'] }), []);
      await assert.rejects(
        engine.knowledge.search({ root, query, paths: ['{'.repeat(2000)] }),
        (error) => assert.equal(codeOf(error), 'invalid-option') === undefined,
      );
    });
  });

  it('sees edits, unsaved text, new documents and deletions with the next search', async () => {
    await withEngine(SHOP, async (engine, root) => {
      assert.deepEqual(await found(engine, { root, query: 'voucher' }), []);
      await engine.update(root, [{ path: 'src/basket.ts', content: 'export const voucher = 1;\n' }]);
      assert.deepEqual(await found(engine, { root, query: 'voucher' }), ['src/basket.ts']);
      writeFileSync(join(root, 'docs/voucher.md'), '# Voucher\n');
      await engine.update(root, [{ path: 'docs/voucher.md' }]);
      assert.equal((await found(engine, { root, query: 'voucher' })).length, 2);
      rmSync(join(root, 'docs/voucher.md'));
      rmSync(join(root, 'src/basket.ts'));
      await engine.update(root, [
        { path: 'docs/voucher.md', deleted: true },
        { path: 'src/basket.ts', deleted: true },
      ]);
      assert.deepEqual(await found(engine, { root, query: 'voucher' }), []);
    });
  });

  it('gives up when it is cancelled, and goes on where it stopped', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, at) => [
        `src/f${at}.ts`,
        `export const part${at} = ${at};\n`.repeat(50),
      ]),
    );
    await withEngine(many, async (engine, root) => {
      const cancel = new AbortController();
      const search = engine.knowledge.search(
        { root, query: 'part7' },
        { signal: cancel.signal, on: () => cancel.abort() },
      );
      await assert.rejects(search, (error) => codeOf(error) === 'cancelled');
      assert.equal((await found(engine, { root, query: 'part7' }))[0], 'src/f7.ts');
    });
  });

  it('says so where nothing has been analysed', async () => {
    const engine = createNodeEngine({ log() {}, gitAllowed: false });
    await assert.rejects(
      engine.knowledge.search({ root: '/nowhere', query: 'x' }),
      (error) => codeOf(error) === 'not-analysed',
    );
    await engine.dispose();
  });
});

describe('groundplan search', () => {
  it('shows the tabs of code as spaces, not as escapes', async () => {
    await withFolder({ 'card.go': 'package card\n\nfunc Charge() {\n\tcardCharged()\n}\n' }, async (root) => {
      const { output } = await groundplan([
        'search',
        root,
        'card charged',
        '--no-cache',
        '--without',
        'vectors',
      ]);
      assert.match(output, /cardCharged\(\)/);
      assert.doesNotMatch(output, /u0009/);
    });
  });

  it('prints places as JSON, the folder first', async () => {
    await withFolder(SHOP, async (root) => {
      const { status, output } = await groundplan([
        'search',
        root,
        'credit card',
        '-k',
        '2',
        '--format',
        'json',
        '--no-cache',
      ]);
      assert.equal(status, 0);
      const { results } = JSON.parse(output) as { readonly results: readonly Record<string, unknown>[] };
      assert.equal(results.length, 2);
      assert.deepEqual(Object.keys(results[0]!), ['path', 'startLine', 'endLine', 'symbol', 'score']);
      assert.deepEqual([results[0]!.path, results[0]!.symbol], ['src/payment.ts', 'charge']);
    });
  });

  it('shows a person the lines that say why', async () => {
    await withFolder(SHOP, async (root) => {
      const { output } = await groundplan(['search', root, 'credit', 'card', '--no-cache', '--kind', 'code']);
      assert.match(
        output,
        /^src\/payment\.ts:1 {2}function charge\n {2}2 {2}\/\*\* Charges the credit card\. \*\/\n/,
      );
    });
  });

  it('answers a file of questions, a line each', async () => {
    const queries = '{"id":"a","text":"basket"}\n\n{"id":"b","text":"quaternion"}\n';
    await withFolder({ ...SHOP, 'q.jsonl': queries }, async (root) => {
      const { output } = await shell(`$GROUNDPLAN search . --queries - --no-cache < q.jsonl`, { cwd: root });
      const [a, b] = output
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { id: string; results: { path: string }[] });
      assert.deepEqual([a!.id, a!.results[0]!.path], ['a', 'src/basket.ts']);
      assert.deepEqual(b, { id: 'b', results: [] });
    });
  });

  it('says which question is none, and asks for one', async () => {
    await withFolder({ ...SHOP, 'q.jsonl': '{"id":"a","text":"x"}\n{"id":1}\n' }, async (root) => {
      const wrong = await groundplan(['search', root, '--queries', join(root, 'q.jsonl'), '--no-cache']);
      assert.equal(wrong.status, 2);
      assert.match(wrong.errors, /Line 2 of the questions/);
      const none = await groundplan(['search', root, '--no-cache']);
      assert.equal(none.status, 2);
      assert.match(none.errors, /Nothing is asked for/);
    });
  });
});
