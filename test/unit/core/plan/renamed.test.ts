import assert from 'node:assert/strict';
import { OPEN, pluralOf, renamer, toldTemplate } from '../../../../src/core/plan/text/renamed.ts';

describe('a subject in the place of another', () => {
  it('is written in every way that the other one was', () => {
    const rename = renamer(['order', 'line'], ['coupon']);
    assert.equal(
      rename('OrderLine orderLines order_line order-lines ORDER_LINE "order line" orderlines'),
      'Coupon coupons coupon coupons COUPON "coupon" coupons',
    );
  });

  it('leaves words alone that only have it in them', () => {
    assert.equal(renamer(['article'], ['coupon'])('particle articled Articles'), 'particle articled Coupons');
  });

  it('renames the noun of a doing as well', () => {
    const rename = renamer(['create', 'order'], ['export', 'invoice']);
    assert.equal(
      rename('Orders/CreateOrder/CreateOrderHandler'),
      'Invoices/ExportInvoice/ExportInvoiceHandler',
    );
  });

  it('knows the plurals of English', () => {
    assert.deepEqual(['category', 'box', 'key', 'status'].map(pluralOf), [
      'categories',
      'boxes',
      'keys',
      'statuses',
    ]);
  });

  it('is told as a place in a template, in one and in several, whatever begins behind it', () => {
    const told = (path: string) => toldTemplate(renamer(['coupon'], OPEN)(path));
    assert.deepEqual(
      ['coupons/couponStore.ts', 'CouponService.java', 'COUPONS_SIZE', 'COUPON_SIZE'].map(told),
      ['{subjects}/{subject}Store.ts', '{Subject}Service.java', '{Subjects}_SIZE', '{Subject}_SIZE'],
    );
  });
});
