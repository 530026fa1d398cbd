import assert from 'node:assert/strict';
import { profilesOf } from '../../../../../src/core/places/newFile/folderProfiles.ts';
import type { NewFile } from '../../../../../src/core/places/newFile/newFile.ts';
import { placeNewFile } from '../../../../../src/core/places/newFile/placeNewFile.ts';
import { asTestsAreNamed } from '../../../../../src/core/places/newFile/testNaming.ts';
import forest from '../../../../../src/core/places/ranking/placeWeights.json' with { type: 'json' };
import { isTestPath } from '../../../../../src/core/workspace/testPaths.ts';

const BY_ROLE = ['orders', 'users', 'carts'].flatMap((name) => [
  `src/controllers/${name}Controller.ts`,
  `src/services/${name}Service.ts`,
  `src/repositories/${name}Repository.ts`,
]);

const BY_SUBJECT = ['orders', 'users', 'carts'].flatMap((name) =>
  ['controller', 'service', 'repository'].map((role) => `src/${name}/${name}.${role}.ts`),
);

function folders(
  paths: readonly string[],
  file: Partial<NewFile> & Pick<NewFile, 'name'>,
  users = new Map(),
) {
  const profiles = profilesOf(
    paths.map((path) => ({ path, test: isTestPath(path) })),
    users,
    forest,
  );
  return placeNewFile(profiles, { purpose: '', uses: [], ...file }).map(({ folder }) => folder);
}

describe('placing a new file', () => {
  it('puts a role where its peers are', () => {
    assert.equal(folders(BY_ROLE, { name: 'InvoiceController.ts' })[0], 'src/controllers');
    assert.equal(folders(BY_ROLE, { name: 'invoice_repository' })[0], 'src/repositories');
  });

  it('puts a subject where the subject is, where folders are subjects', () => {
    assert.equal(folders(BY_SUBJECT, { name: 'order.mapper.ts' })[0], 'src/orders');
  });

  it('goes by the purpose where the name says little', () => {
    assert.equal(folders(BY_SUBJECT, { name: 'totals.ts', purpose: 'sums up a cart' })[0], 'src/carts');
  });

  it('goes by who imports the same where nothing else tells', () => {
    const users = new Map([['src/users/users.repository.ts', ['src/carts/carts.service.ts']]]);
    const uses = ['src/users/users.repository.ts'];
    assert.ok(folders(BY_SUBJECT, { name: 'x.ts', uses }, users).slice(0, 2).includes('src/carts'));
  });

  it('puts a test among tests, in the folder that mirrors what it tests', () => {
    const paths = [
      'app/orders/pricing.py',
      'app/users/login.py',
      'tests/orders/test_basket.py',
      'tests/users/test_profile.py',
    ];
    assert.equal(folders(paths, { name: 'test_pricing.py' })[0], 'tests/orders');
  });

  it('keeps endings apart', () => {
    const paths = ['web/order.css', 'web/user.css', 'src/order.ts', 'src/user.ts'];
    assert.equal(folders(paths, { name: 'userOrder.ts' })[0], 'src');
  });

  it('says nothing where nothing is alike', () => {
    assert.deepEqual(folders(BY_ROLE, { name: 'zebra.ts' }), []);
  });

  it('marks a test as those beside it are marked', () => {
    assert.equal(
      asTestsAreNamed('pricing_test.py', ['t/test_a.py', 't/test_b.py', 't/helper.py']),
      'test_pricing.py',
    );
    assert.equal(asTestsAreNamed('pricing.test.ts', ['t/a.spec.ts']), 'pricing.spec.ts');
    assert.equal(asTestsAreNamed('pricing.ts', ['t/a.spec.ts']), 'pricing.ts');
    assert.equal(asTestsAreNamed('pricing.test.ts', ['t/a.py']), 'pricing.test.ts');
  });
});
