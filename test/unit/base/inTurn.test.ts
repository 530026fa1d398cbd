import assert from 'node:assert/strict';
import { inTurn } from '../../../src/base/inTurn.ts';

const itself = (value: number) => value;

describe('lists merged in turn', () => {
  it('leave a single list as it is', () => {
    assert.deepEqual(inTurn([[1, 9, 4]], itself), [1, 9, 4]);
  });

  it('keep the order of each, and begin with the head that is worth most', () => {
    assert.deepEqual(
      inTurn(
        [
          [1, 9, 4],
          [5, 2],
        ],
        itself,
      ),
      [5, 2, 1, 9, 4],
    );
  });

  it('take the earlier list first where both are worth the same, and pass over empty ones', () => {
    const a = [{ of: 'a', worth: 1 }];
    const b = [{ of: 'b', worth: 1 }];
    assert.deepEqual(
      inTurn([[], a, b], ({ worth }) => worth),
      [...a, ...b],
    );
    assert.deepEqual(inTurn([], itself), []);
  });
});
