import assert from 'node:assert/strict';
import { thinned, ticks } from '../../../../webview-ui/sleep/lossCurve.ts';

describe('the curve of a training', () => {
  it('keeps each step where there are few, and means of neighbours where there are many', () => {
    assert.deepEqual(thinned([3, 2], 10), [
      { step: 1, loss: 3 },
      { step: 2, loss: 2 },
    ]);
    assert.deepEqual(thinned([4, 2, 3, 1], 2), [
      { step: 2, loss: 3 },
      { step: 4, loss: 2 },
    ]);
    const many = thinned(
      Array.from({ length: 10_007 }, (_, at) => at),
      160,
    );
    assert.equal(many.length, 160);
    assert.equal(many.at(-1)?.step, 10_007);
  });

  it('leaves out what is no number', () => {
    assert.deepEqual(thinned([1, Number.NaN, Number.POSITIVE_INFINITY, 2], 10), [
      { step: 1, loss: 1 },
      { step: 4, loss: 2 },
    ]);
  });

  it('stands between round numbers, also where it is flat or near nothing', () => {
    assert.deepEqual(ticks(0.82, 1.93), [0.5, 1, 1.5, 2]);
    assert.deepEqual(ticks(5.1, 5.2), [5.1, 5.15, 5.2]);
    for (const [low, high] of [
      [0, 0],
      [2, 2],
      [1e-9, 3e-9],
      [0, 1e6],
      [-1, 1],
    ] as const) {
      const rows = ticks(low, high);
      assert.ok(rows.length >= 2 && rows.length <= 6, `${low} to ${high}: ${rows}`);
      assert.ok(rows[0]! <= low && rows.at(-1)! >= high, `${low} to ${high}: ${rows}`);
    }
  });
});
