import assert from 'node:assert/strict';
import { type RopeScaling, ropeTurns } from '../../../../src/core/training/ropeTurns.ts';

const PLAIN: RopeScaling = {
  kind: 'none',
  base: 10_000,
  factor: 4,
  originalContext: 4096,
  attentionFactor: 1,
};

/** Cosine and sine of a pair at a position. */
const at = (scaling: RopeScaling, position: number, pair: number, factors?: readonly number[]) =>
  [...ropeTurns(scaling, 128, position + 1, factors)].slice((position * 64 + pair) * 2).slice(0, 2);
const close = (actual: readonly number[], expected: readonly number[]) =>
  expected.forEach((value, index) => {
    assert.ok(Math.abs(value - actual[index]!) < 1e-6, `${actual} where ${expected} is right`);
  });

describe('angles of positions', () => {
  it('fall with the pair', () => {
    close(at(PLAIN, 3, 0), [Math.cos(3), Math.sin(3)]);
    close(at(PLAIN, 3, 32), [Math.cos(0.03), Math.sin(0.03)]);
  });

  it('are stretched by a factor for all, or by one each', () => {
    close(at({ ...PLAIN, kind: 'linear' }, 8, 0), [Math.cos(2), Math.sin(2)]);
    close(
      at(PLAIN, 8, 1, [1, 2]),
      [8 * 10_000 ** (-2 / 128)].flatMap((a) => [Math.cos(a / 2), Math.sin(a / 2)]),
    );
  });

  it('are stretched by YaRN where they are slow, left where they are fast, and lengthened', () => {
    const yarn: RopeScaling = { ...PLAIN, kind: 'yarn' };
    const length = 1 + 0.1 * Math.log(4);
    close(at(yarn, 2, 0), [Math.cos(2) * length, Math.sin(2) * length]);
    const slow = (2 * 10_000 ** (-126 / 128)) / 4;
    close(at(yarn, 2, 63), [Math.cos(slow) * length, Math.sin(slow) * length]);
  });
});
