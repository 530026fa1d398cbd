/** Numbers below 2^-126 take processors a hundred times as long: what hardly counts is nothing. */
import assert from 'node:assert/strict';
import { kernelBench } from '../../support/trainKernels.ts';

const LEAST_NORMAL = 2 ** -126;
const isSubnormal = (value: number) => value !== 0 && Math.abs(value) < LEAST_NORMAL;

describe('shares of a softmax', function () {
  this.timeout(60_000);
  it('are right where they count, and none that is almost nothing', async () => {
    const { kernels, room, floats } = await kernelBench();
    const logits = [3, 0, -12, -45, -60, -85, -95, -100];
    const [at, targets, logs, normals, factors] = [logits.length, 1, 1, 1, 1].map((count) => room(count * 4));
    floats(at!, logits.length).set(logits);
    floats(factors!, 1)[0] = 1;
    kernels.logShares(at!, logits.length, targets!, 1, logs!, normals!);
    kernels.logSharesBackward(at!, logits.length, targets!, factors!, normals!, 1);
    const found = [...floats(at!, logits.length)];
    const sum = logits.reduce((all, each) => all + Math.exp(each), 0);
    for (const [place, logit] of logits.entries()) {
      const right = Math.exp(logit) / sum - (place === 0 ? 1 : 0);
      assert.ok(Math.abs(found[place]! - right) < 1e-6, `${logit}: ${found[place]} for ${right}`);
    }
    assert.deepEqual(found.filter(isSubnormal), []);
  });
});
