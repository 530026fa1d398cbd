import assert from 'node:assert/strict';
import { understand } from '../../../../src/core/plan/understand.ts';

const subjects = new Set(['invoice', 'customer', 'todo list']);
const read = (sentence: string) => {
  const { subject, action, parts, known } = understand(sentence, { subjects });
  return [subject, action, known, ...parts];
};

describe('a sentence', () => {
  const said: readonly (readonly [string, readonly unknown[]])[] = [
    [
      'add a coupon entity with repository and controller',
      ['coupon', 'add', false, 'entity', 'repository', 'controller'],
    ],
    ['let customers export their invoices as CSV', ['invoice', 'export', true]],
    ['let customers redeem coupons', ['coupon', 'redeem', false]],
    ['I want users to archive todo lists', ['todo list', 'archive', true]],
    ['add comments to invoices', ['comment', 'add', false]],
    ['create an endpoint to cancel invoices', ['invoice', 'cancel', true, 'endpoint']],
    ['add order lines with a use case', ['order line', 'add', false, 'usecase']],
    ['make it better please', ['', 'add', false]],
  ];
  for (const [sentence, wanted] of said)
    it(`“${sentence}” is read by what it names`, () => {
      assert.deepEqual(read(sentence), wanted);
    });
});
