import assert from 'node:assert/strict';
import { Heights } from '../../../../webview-ui/chat/list/heights.ts';

/** The same by adding up. */
class Plain {
  heights: number[] = [];
  offset = (at: number) => this.heights.slice(0, at).reduce((sum, height) => sum + height, 0);
  at(position: number): number {
    const found = this.heights.findIndex((_, row) => this.offset(row + 1) > position);
    return found === -1 ? Math.max(0, this.heights.length - 1) : found;
  }
}

describe('heights of rows', () => {
  it('add up as plain sums do, whatever is measured, added and taken away', () => {
    const heights = new Heights();
    const plain = new Plain();
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let step = 0; step < 400; step++) {
      if (random(4) === 0) {
        const count = random(70);
        heights.resize(count, 10);
        plain.heights = Array.from({ length: count }, (_, at) => plain.heights[at] ?? 10);
      } else if (heights.count > 0) {
        const at = random(heights.count);
        const height = 1 + random(50);
        heights.measure(at, height);
        plain.heights[at] = height;
      }
      const position = random(heights.total + 5);
      assert.equal(heights.total, plain.offset(plain.heights.length));
      const row = random(70);
      assert.equal(heights.offset(row), plain.offset(row));
      assert.equal(heights.at(position), plain.at(position));
    }
  });

  it('say whether a measure is news', () => {
    const heights = new Heights();
    heights.resize(3, 10);
    assert.equal(heights.measure(1, 25), true);
    assert.equal(heights.measure(1, 25), false);
    assert.equal(heights.measure(9, 25), false);
    assert.equal(heights.offset(2), 35);
  });

  it('guess by the average of what was measured', () => {
    const heights = new Heights();
    heights.resize(4, 10);
    assert.equal(heights.average(99), 99);
    heights.measure(0, 20);
    heights.measure(1, 40);
    assert.equal(heights.average(99), 30);
    heights.resize(1, 10);
    assert.equal(heights.average(99), 20);
  });
});
