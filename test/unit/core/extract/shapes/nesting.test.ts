import assert from 'node:assert/strict';
import { firstFrom, innermost, parentsOf } from '../../../../../src/core/extract/shapes/nesting.ts';

/** `a` holds `b` and `d`, `b` holds `c`; `e` stands apart. */
const [a, b, c, d, e] = [
  { start: 2, end: 20 },
  { start: 4, end: 10 },
  { start: 6, end: 8 },
  { start: 10, end: 14 },
  { start: 30, end: 31 },
];
const SPANS = [a, b, c, d, e];

describe('nested spans', () => {
  it('tell the innermost one at every offset, ends left out', () => {
    const at = innermost(SPANS);
    for (let offset = 0; offset < 40; offset++) {
      const inside = SPANS.filter(({ start, end }) => start <= offset && offset < end);
      const expected = inside.length === 0 ? -1 : SPANS.indexOf(inside.at(-1)!);
      assert.equal(at(offset), expected, `offset ${offset}`);
    }
  });

  it('tell the one round each', () => {
    assert.deepEqual(parentsOf(SPANS), [-1, 0, 1, 0, -1]);
  });

  it('tell the first that starts at or after an offset', () => {
    assert.deepEqual(
      [0, 2, 3, 30, 31].map((offset) => firstFrom(SPANS, offset)),
      [0, 0, 1, 4, 5],
    );
    assert.equal(firstFrom([], 3), 0);
  });

  it('answer after a nest as deep as anybody could write', () => {
    const deep = Array.from({ length: 50_000 }, (_, at) => ({ start: at, end: 200_000 - at }));
    const at = innermost(deep);
    assert.equal(at(199_999), 0);
    assert.equal(at(49_999), 49_999);
    assert.equal(at(250_000), -1);
  });
});
