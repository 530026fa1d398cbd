import assert from 'node:assert/strict';
import { wiringOf } from '../../../../src/core/plan/wiring.ts';

const wired = (path: string, text: string, others: readonly string[]) =>
  wiringOf({
    ...{ path, text, sibling: ['invoice'], subject: ['coupon'], others: others.map((each) => [each]) },
    isPlanned: () => true,
    isGlobal: () => true,
    leadsSomewhere: () => true,
  })?.lines.map(({ text: line }) => line);

const modules = (...names: readonly string[]) =>
  `register([\n${names.map((name) => `  ${name}Module,\n`).join('')}]);\n`;

describe('registrations', () => {
  const OTHERS = ['customer', 'product', 'order', 'payment'];

  it('are copied where a place mentions half of the subjects or more', () => {
    const text = modules('Customer', 'Invoice', 'Product');
    assert.deepEqual(wired('src/app.module.ts', text, OTHERS), ['CouponModule,']);
  });

  it('are not copied where a place needs two of many for itself', () => {
    assert.equal(wired('src/report.module.ts', modules('Customer', 'Invoice'), OTHERS), undefined);
  });

  it("are not copied into another subject's own files", () => {
    const text = modules('Customer', 'Invoice', 'Product', 'Order', 'Payment');
    assert.equal(wired('src/order/order.module.ts', text, OTHERS), undefined);
  });
});
