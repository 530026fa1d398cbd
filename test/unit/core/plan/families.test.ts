import assert from 'node:assert/strict';
import type { ArchitectureModel } from '../../../../src/core/model/architectureModel.ts';
import { familiesOf } from '../../../../src/core/plan/family/families.ts';

const subjectsIn = (...paths: readonly string[]) =>
  familiesOf({ files: paths.map((path) => ({ path, test: false })) } as unknown as ArchitectureModel).map(
    ({ subject }) => subject.join(' '),
  );

describe('what a workspace is about', () => {
  it('leaves out the letter that marks an interface, and what every repository builds on', () => {
    assert.deepEqual(
      subjectsIn(
        ...['IReadRepository', 'IBaseRepository', 'IOrderRepository', 'ICustomerRepository'].map(
          (name) => `src/Interfaces/${name}.cs`,
        ),
      ),
      ['customer', 'order'],
    );
  });

  it('keeps names that begin with the letter of their own', () => {
    assert.deepEqual(subjectsIn('src/invoiceService.ts', 'src/itemService.ts'), ['invoice', 'item']);
  });

  it('is never about the entry files of a language', () => {
    assert.deepEqual(subjectsIn('src/order/mod.rs', 'src/order/prelude.rs', 'src/customer/mod.rs'), [
      'customer',
      'order',
    ]);
  });
});
