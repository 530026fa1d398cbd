import assert from 'node:assert/strict';
import { folderIndex } from '../../../../../src/core/places/ranking/folderIndex.ts';
import type { PlacedFolder } from '../../../../../src/core/places/ranking/placeName.ts';
import forest from '../../../../../src/core/places/ranking/placeWeights.json' with { type: 'json' };
import { unlikelyPlace } from '../../../../../src/core/places/ranking/unlikelyPlace.ts';

const SUBJECTS = ['user', 'order', 'basket', 'invoice', 'product', 'refund'];
const SHOP = [
  ...SUBJECTS.map((each) => `src/controllers/${each}.controller.ts`),
  ...SUBJECTS.map((each) => `src/services/${each}.service.ts`),
  ...SUBJECTS.map((each) => `src/services/${each}.service.test.ts`),
  'src/index.ts',
  'src/generated/client.ts',
];

function judged(path: string): PlacedFolder | undefined {
  return unlikelyPlace({ index: folderIndex(SHOP), wanted: new Map(), forest }, path);
}

describe('an unlikely place', () => {
  it('is one where hardly anything of the kind is, when another folder has it all', () => {
    const belongs = judged('src/services/payment.controller.ts');
    assert.equal(belongs?.path, 'src/controllers');
    assert.match(belongs.why, /controller\.ts are there/);
    assert.equal(
      belongs.why.match(/controller\.ts are there/g)!.length,
      1,
      'what says the same is said once',
    );
  });

  it('is none where the file belongs, or where a name says little', () => {
    assert.equal(judged('src/controllers/payment.controller.ts'), undefined);
    assert.equal(judged('src/services/money.ts'), undefined);
    assert.equal(judged('src/services/index.ts'), undefined);
  });

  it('is none for a folder made for the file, a test beside its source, or what a tool writes', () => {
    assert.equal(judged('src/payments/payment.controller.ts'), undefined);
    assert.equal(judged('src/services/payment.controller.test.ts'), undefined);
    assert.equal(judged('src/generated/payment.controller.ts'), undefined);
    assert.equal(judged('src/services/payment.controller.g.ts'), undefined);
  });

  it('is never found in files that are there and lie as their kind does', () => {
    for (const path of SHOP) {
      const index = folderIndex(SHOP.filter((each) => each !== path));
      assert.equal(unlikelyPlace({ index, wanted: new Map(), forest }, path), undefined, path);
    }
  });
});
