import assert from 'node:assert/strict';
import { folderIndex } from '../../../../../src/core/places/ranking/folderIndex.ts';
import { type PlacedFolder, placeName } from '../../../../../src/core/places/ranking/placeName.ts';
import forest from '../../../../../src/core/places/ranking/placeWeights.json' with { type: 'json' };
import type { Wanted } from '../../../../../src/core/places/ranking/wanted.ts';

const ROLES = ['user', 'order', 'basket', 'invoice', 'product'];
const SHOP = [
  ...ROLES.map((each) => `src/controllers/${each}.controller.ts`),
  ...ROLES.map((each) => `src/services/${each}.service.ts`),
  ...ROLES.map((each) => `src/models/${each}.ts`),
  ...ROLES.map((each) => `test/services/${each}.service.test.ts`),
  ...ROLES.slice(0, 3).map((each) => `test/controllers/${each}.controller.test.ts`),
  'src/index.ts',
  'src/util/money.ts',
  'src/util/clock.ts',
];

function best(paths: readonly string[], name: string, wanted: Wanted = new Map()): PlacedFolder {
  return placeName({ index: folderIndex(paths), wanted, forest }, name, 5)[0]!;
}

describe('placing a name', () => {
  it('puts a file where those that play the same part are, and counts them', () => {
    const { path, why } = best(SHOP, 'payment.controller.ts');
    assert.equal(path, 'src/controllers');
    assert.match(why, /5 of 5 files called …controller\.ts are there/);
  });

  it('puts a test to the tests of what it tests', () => {
    const { path, why } = best(SHOP, 'invoice.controller.test.ts');
    assert.equal(path, 'test/controllers');
    assert.match(why, /src\/controllers\/invoice\.controller\.ts/);
  });

  it('gives a name without an ending that of its peers', () => {
    assert.equal(best(SHOP, 'PaymentService').path, 'src/services');
  });

  it('believes an import that leads nowhere more than any likeness', () => {
    const wanted: Wanted = new Map([
      ['payment controller', [{ from: 'src/index.ts', folder: 'src/util', whole: true }]],
    ]);
    const { path, why } = best(SHOP, 'payment.controller.ts', wanted);
    assert.equal(path, 'src/util');
    assert.match(
      why,
      /^1 import of a file of this name, which is not there yet, looks for it here: src\/index\.ts/,
    );
  });

  it('never proposes a folder that has a file of the name already', () => {
    const folders = placeName({ index: folderIndex(SHOP), wanted: new Map(), forest }, 'Order.ts', 50);
    assert.ok(!folders.some(({ path }) => path === 'src/models'));
  });

  it('says how likely each is, adding up to one, the surer the more there is to go by', () => {
    const ground = { index: folderIndex(SHOP), wanted: new Map(), forest };
    const all = placeName(ground, 'payment.controller.ts', 50);
    const sum = all.reduce((whole, { confidence }) => whole + confidence, 0);
    assert.ok(Math.abs(sum - 1) < 0.01, `${sum}`);
    const [unknown] = placeName(ground, 'xylophone.ts', 50);
    assert.ok(all[0]!.confidence > unknown!.confidence);
  });

  it('says why of every folder that it names', () => {
    for (const name of ['xylophone.ts', 'index.ts', 'order.dto.ts', '20240101_add.sql', '…', 'a'.repeat(200)])
      for (const { why } of placeName({ index: folderIndex(SHOP), wanted: new Map(), forest }, name, 50))
        assert.ok(why.length > 10, name);
  });

  it('has nothing to say of a workspace without files', () => {
    assert.deepEqual(placeName({ index: folderIndex([]), wanted: new Map(), forest }, 'a.ts', 5), []);
  });

  it('places a name among ten thousand files in a moment', () => {
    const many = Array.from(
      { length: 10_000 },
      (_, at) => `packages/p${at % 97}/src/area${at % 31}/thing${at}.service.ts`,
    );
    const ground = { index: folderIndex(many), wanted: new Map(), forest };
    const started = performance.now();
    placeName(ground, 'thing12000.service.ts', 5);
    const tookMs = performance.now() - started;
    assert.ok(tookMs < 3_000, `${tookMs} ms`);
  });

  it('is proposed where imports look for it, also where there is no such folder yet', () => {
    const from = 'src/shop/main.ts';
    const index = folderIndex([from, 'src/shop/orders/order.ts', 'src/shop/orders/total.ts']);
    const placedIn = (folder: string, whole: boolean) =>
      placeName(
        { index, wanted: new Map([['price error', [{ from, folder, whole }]]]), forest },
        'price-error.ts',
        9,
      );
    const [first] = placedIn('src/shop/errors', true);
    assert.equal(first!.path, 'src/shop/errors');
    assert.match(
      first!.why,
      /^1 file imports a file of this name from this folder, which is not there yet: src\/shop\/main.ts/,
    );
    assert.equal(placedIn('shop/errors', false)[0]!.path, 'src/shop/errors', 'found by the folder above');
    assert.ok(
      placedIn('lodash/errors', false).every(({ path }) => path.startsWith('src/shop')),
      'of a package',
    );
    const all = placedIn('src/shop/errors', true).reduce((sum, { confidence }) => sum + confidence, 0);
    assert.ok(all < 1.01);
  });
});
