/** What is known besides texts, over the real engine and its real stores. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../../src/base/codedError.ts';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import type { SearchHit } from '../../src/protocol/knowledgeApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { groundplan } from '../support/commandLine.ts';
import { withFolder } from '../support/temporary.ts';

const SHOP = {
  'src/basket/basket.ts':
    '/** What a person wants to buy. */\nexport class Basket {\n  /** Takes one thing out again. */\n  takeOut(item: string): void {}\n}\n',
  'src/basket/README.md': '# Basket\n\nThe basket is a list of things that a person wants to buy soon.\n',
  'src/payment/payment.ts':
    "import { Basket } from '../basket/basket';\n/** Charges the credit card. */\nexport function charge(basket: Basket): number { return 1; }\n",
  'src/payment/only.ts':
    'export class Only {\n  private static instance: Only | undefined;\n  private constructor() {}\n  static get(): Only {\n    Only.instance ??= new Only();\n    return Only.instance;\n  }\n}\n',
  'docs/adr/0001-cards.md':
    '# 1. Take cards\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n## Context\n\nNobody carries coins any more.\n\n## Decision\n\nWe take credit cards.\n',
  'groundplan.yaml':
    'version: 1\nrules:\n  - id: basket-is-apart\n    kind: forbidden\n    from: { files: src/basket/** }\n    to: { files: src/payment/** }\n    why: A basket outlives its payment.\n',
};

interface Place {
  readonly folder: string;
  readonly root: string;
}

/** As one window after the other opens them. */
async function withEngine<T>({ folder, root }: Place, use: (engine: Engine) => Promise<T>): Promise<T> {
  const problems: string[] = [];
  const engine = createNodeEngine({
    log: (message) => problems.push(message),
    gitAllowed: false,
    statePath: join(folder, 'state'),
  });
  try {
    await engine.analyze(root, analysisOptions({ storagePath: join(folder, 'cache') }));
    const result = await use(engine);
    assert.deepEqual(problems, []);
    return result;
  } finally {
    await engine.dispose();
  }
}

const withShop = (use: (place: Place) => Promise<void>) =>
  withFolder({}, (folder) => withFolder(SHOP, (root) => use({ folder, root })));

async function found(
  engine: Engine,
  root: string,
  kind: string,
  query: string,
): Promise<readonly SearchHit[]> {
  const { results, notice } = await engine.knowledge.search({ root, query, kinds: kind.split(',') });
  assert.equal(notice, undefined);
  return results;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function textsBelow(folder: string): string {
  return filesBelow(folder)
    .map((file) => readFileSync(file, 'latin1'))
    .join('\n');
}

describe('what is known besides texts', function () {
  this.timeout(60_000);

  it('is found by kind: symbols with their comments, modules, patterns, decisions and rules', () =>
    withShop((place) =>
      withEngine(place, async (engine) => {
        const { root } = place;
        const [symbol] = await found(engine, root, 'symbol', 'take a thing out');
        assert.deepEqual(
          [symbol?.of, symbol?.kind, symbol?.symbol, symbol?.path, symbol?.startLine, symbol?.says],
          [
            'symbol',
            'method',
            'Basket.takeOut',
            'src/basket/basket.ts',
            4,
            ['takeOut(item: string): void {}', 'Takes one thing out again.'],
          ],
        );
        const [module] = await found(engine, root, 'module', 'things to buy soon');
        assert.deepEqual([module?.of, module?.path, module?.startLine], ['module', 'src/basket', 0]);
        assert.match(module!.says!.join('\n'), /list of things.*\nHolds 1 file: Basket\./);
        const [pattern] = await found(engine, root, 'pattern', 'singleton');
        assert.deepEqual([pattern?.kind, pattern?.symbol], ['Singleton', 'Only']);
        const [record] = await found(engine, root, 'decision', 'nobody carries coins');
        assert.deepEqual(
          [record?.kind, record?.symbol, record?.path],
          ['record', 'Take cards', 'docs/adr/0001-cards.md'],
        );
        const [rule] = await found(engine, root, 'decision', 'basket must not import payment');
        assert.deepEqual(
          [rule?.kind, rule?.symbol, rule?.path, rule?.startLine],
          ['rule', 'basket-is-apart', 'groundplan.yaml', 3],
        );
      }),
    ));

  it('is told only where it is asked for, alone or beside code, and keeps to filters', () =>
    withShop((place) =>
      withEngine(place, async (engine) => {
        const { root } = place;
        const usual = await engine.knowledge.search({ root, query: 'credit card' });
        assert.ok(usual.results.every(({ of }) => of === undefined));
        const both = await found(engine, root, 'code,decision', 'credit cards');
        assert.deepEqual(new Set(both.map(({ of }) => of)), new Set([undefined, 'decision']));
        const only = { root, query: 'basket', kinds: ['symbol'] };
        const pathsOf = async (filter: object) =>
          (await engine.knowledge.search({ ...only, ...filter })).results.map(({ path }) => path);
        assert.deepEqual(await pathsOf({ modules: ['src/payment'] }), ['src/payment/payment.ts']);
        assert.deepEqual(await pathsOf({ languages: ['python'] }), []);
        assert.deepEqual(await pathsOf({ paths: ['src/payment/**'] }), ['src/payment/payment.ts']);
        await assert.rejects(
          pathsOf({ paths: ['{'.repeat(2000)] }),
          (error) => codeOf(error) === 'invalid-option',
        );
      }),
    ));

  it('follows edits, and is kept from one run to the next', () =>
    withShop(async (place) => {
      const { root } = place;
      await withEngine(place, async (engine) => {
        await found(engine, root, 'symbol', 'basket');
        const content = '/** Paid with a voucher. */\nexport function redeem() {}\n';
        await engine.update(root, [{ path: 'src/payment/payment.ts', content }]);
        assert.equal((await found(engine, root, 'symbol', 'voucher'))[0]?.symbol, 'redeem');
        assert.ok((await found(engine, root, 'symbol', 'charge')).every(({ symbol }) => symbol !== 'charge'));
        await engine.update(root, [{ path: 'src/payment/payment.ts', deleted: true }]);
        assert.ok((await found(engine, root, 'symbol', 'redeem')).every(({ symbol }) => symbol !== 'redeem'));
        writeFileSync(join(root, 'docs/adr/0002-coins.md'), '# 2. Take coins\n\n## Status\n\nProposed\n');
        await engine.update(root, [{ path: 'docs/adr/0002-coins.md' }]);
        assert.equal((await found(engine, root, 'decision', 'take coins'))[0]?.symbol, 'Take coins');
      });
      await withEngine(place, async (engine) => {
        assert.equal((await found(engine, root, 'symbol', 'charge the card'))[0]?.symbol, 'charge');
      });
    }));

  it('holds what was asked and answered, of this workspace only, and nothing of a conversation that was deleted', () =>
    withShop((place) =>
      withFolder(SHOP, async (elsewhere) => {
        const { folder, root } = place;
        const secret = 'xylophonequartz';
        const id = await withEngine(place, async (engine) => {
          const { conversation } = await engine.chat.ask({
            roots: [root],
            question: `Where is the ${secret} kept?`,
          });
          await engine.chat.ask({ roots: [root], question: 'What charges the card?' });
          const [hit] = await found(engine, root, 'conversation', secret);
          assert.deepEqual(
            [hit?.of, hit?.kind, hit?.conversation],
            ['conversation', 'question', conversation.id],
          );
          assert.match(hit!.says![0]!, /Where is the xylophonequartz kept/);
          await engine.analyze(elsewhere, analysisOptions({ storagePath: join(folder, 'cache') }));
          assert.deepEqual(await found(engine, elsewhere, 'conversation', secret), []);
          await engine.chat.rename({ conversation: conversation.id, title: 'Instruments' });
          assert.equal((await found(engine, root, 'conversation', 'instruments'))[0]?.symbol, 'Instruments');
          return conversation.id;
        });
        assert.match(textsBelow(join(folder, 'state/index')), new RegExp(secret));
        // Deleted by a window that has searched nothing.
        await withEngine(place, (engine) => engine.chat.remove({ conversation: id }));
        assert.doesNotMatch(textsBelow(join(folder, 'state/index')), new RegExp(secret));
        await withEngine(place, async (engine) => {
          const left = await found(engine, root, 'conversation', 'card');
          assert.ok(left.length > 0 && left.every(({ conversation }) => conversation !== id));
          await engine.chat.remove({ conversation: left[0]!.conversation! });
          assert.deepEqual(await found(engine, root, 'conversation', 'card'), []);
        });
      }),
    ));

  it('is read again at once where its table was damaged or removed, and found by two windows', () =>
    withShop(async (place) => {
      const { root, folder } = place;
      const [engine, other] = [0, 1].map(() =>
        createNodeEngine({ log() {}, gitAllowed: false, statePath: join(folder, 'state') }),
      ) as [Engine, Engine];
      const charge = async (by: Engine) => {
        const { results, notice } = await by.knowledge.search({ root, query: 'charge', kinds: ['symbol'] });
        assert.equal(notice, undefined);
        return results[0]?.symbol;
      };
      try {
        for (const each of [engine, other])
          await each.analyze(root, analysisOptions({ storagePath: join(folder, 'cache') }));
        assert.deepEqual(await Promise.all([charge(engine), charge(other)]), ['charge', 'charge']);
        const tables = join(
          folder,
          'cache/workspaces',
          readdirSync(join(folder, 'cache/workspaces'))[0]!,
          'vectors/tables',
        );
        const table = join(tables, readdirSync(tables).find((name) => name.startsWith('symbols__'))!);
        for (const file of filesBelow(table)) writeFileSync(file, 'damaged');
        assert.equal(await charge(engine), 'charge');
        assert.equal(await charge(other), 'charge');
        rmSync(table, { recursive: true });
        assert.equal(await charge(other), 'charge');
      } finally {
        await engine.dispose();
        await other.dispose();
      }
    }));

  it('leaves nothing behind where no conversation was ever searched', () =>
    withShop(async (place) => {
      await withEngine(place, async (engine) => {
        const { conversation } = await engine.chat.ask({ roots: [place.root], question: 'What is here?' });
        await engine.chat.remove({ conversation: conversation.id });
      });
      assert.equal(statSync(join(place.folder, 'state/index'), { throwIfNoEntry: false }), undefined);
    }));

  it('is printed with what is said of it', () =>
    withFolder(SHOP, async (root) => {
      const asked = ['search', root, 'nobody carries coins', '--kind', 'decision', '-k', '1', '--no-cache'];
      const { output } = await groundplan([...asked, '--format', 'json']);
      const { results } = JSON.parse(output) as { readonly results: readonly Record<string, unknown>[] };
      const { score, ...rest } = results[0]!;
      assert.equal(typeof score, 'number');
      assert.deepEqual(rest, {
        path: 'docs/adr/0001-cards.md',
        startLine: 1,
        endLine: 1,
        symbol: 'Take cards',
        of: 'decision',
        kind: 'record',
        says: [
          'accepted, 2026-01-02',
          'Date: 2026-01-02',
          '## Status',
          'Accepted',
          '## Context',
          'Nobody carries coins any more.',
          '## Decision',
          'We take credit cards.',
        ],
      });
      const text = await groundplan(asked);
      assert.match(
        text.output,
        /^docs\/adr\/0001-cards\.md:1 {2}record Take cards\n {2}accepted, 2026-01-02\n/,
      );
    }));
});
