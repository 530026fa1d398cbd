import assert from 'node:assert/strict';
import { judge, sharesOf } from '../../../../src/core/training/objectives.ts';
import type { TokenExample } from '../../../../src/core/training/tokenExamples.ts';

const TEXT = { tokens: [1, 2, 3, 4], promptTokens: 2 };
const LIKELY: TokenExample = { kind: 'likelihood', text: TEXT, weight: 1 };
const RETAINED: TokenExample = { kind: 'retention', text: TEXT, weight: 1 };
const PREFERRED: TokenExample = { kind: 'preference', chosen: TEXT, rejected: TEXT, weight: 1 };
const WHOLE = () => 1;

describe('what training makes smaller', () => {
  it('retains only what has become less likely than without the adapter', () => {
    const { loss, factors } = judge(
      { example: RETAINED, logs: [[-1, -3, -2]], reference: [[-2, -2.5, -2]] },
      WHOLE,
      0.1,
    );
    assert.equal(loss, 0.5);
    assert.deepEqual(factors, [[0, 1, 0]]);
  });

  it('asks nothing of what is to be retained before it is known how likely it was', () => {
    const { loss, factors } = judge({ example: RETAINED, logs: [[-9]], reference: undefined }, WHOLE, 0.1);
    assert.deepEqual([loss, factors], [0, [[0]]]);
  });

  it('pulls the texts of a pair apart, less and less the farther they are', () => {
    const pull = (chosen: number) =>
      judge({ example: PREFERRED, logs: [[chosen], [-5]], reference: [[-5], [-5]] }, WHOLE, 0.5).factors;
    const [[near = 0] = [], [other = 0] = []] = pull(-5);
    assert.equal(near, 0.25);
    assert.equal(other, -near);
    assert.ok(pull(-1)[0]![0]! < near);
  });

  it('counts each kind in a step by how many examples it has, and within it tokens alike', () => {
    const share = sharesOf([LIKELY, LIKELY, RETAINED, PREFERRED], [2, 6, 4, 2]);
    assert.equal(8 * share(LIKELY), 0.5);
    assert.equal(4 * share(RETAINED), 0.25);
    assert.equal(share(PREFERRED), 0.25);
  });
});
