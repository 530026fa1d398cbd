import assert from 'node:assert/strict';
import { StallGuard } from '../../../../src/infra/llama/host/stallGuard.ts';

describe('the guard against a computation that stands still', () => {
  const setting = () => {
    const time = { now: 0, processor: 0, ended: 0 };
    const guard = new StallGuard({
      now: () => time.now,
      processorMs: () => time.processor,
      end: () => {
        time.ended += 1;
      },
    });
    const pass = (seconds: number, processorMs: number) => {
      time.now += seconds * 1000;
      time.processor += processorMs;
      guard.check();
      return time.ended;
    };
    return { guard, pass };
  };

  it('ends the process where a request runs and neither text nor processor time passes', () => {
    const { guard, pass } = setting();
    guard.expect();
    assert.equal(pass(100, 10), 0);
    assert.equal(pass(30, 10), 1);
  });

  it('lets one go on that computes for long, or writes slowly', () => {
    const { guard, pass } = setting();
    guard.expect();
    assert.equal(pass(300, 250_000), 0);
    for (let tokens = 0; tokens < 10; tokens += 1) {
      assert.equal(pass(60, 10), 0);
      guard.progress();
    }
  });

  it('expects nothing of one that rests', () => {
    const { guard, pass } = setting();
    const done = guard.expect();
    done();
    assert.equal(pass(10_000, 0), 0);
  });
});
