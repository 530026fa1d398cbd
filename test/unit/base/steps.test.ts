import assert from 'node:assert/strict';
import { codeOf } from '../../../src/base/codedError.ts';
import { finish, inTurns, type Steps } from '../../../src/base/steps.ts';

const SLOW_STEP_MS = 3;

describe('steps', () => {
  it('give their result when they are finished at once', () => {
    assert.equal(finish(counting(5)), 5);
  });

  it('give their result when they are taken in turns', async () => {
    assert.equal(await inTurns(counting(100), { now: clock(), signal: never() }), 100);
  });

  it('let messages in while they run, as often as the clock says', async () => {
    let turns = 0;
    let running = true;
    const others = () => {
      turns++;
      if (running) setImmediate(others);
    };
    setImmediate(others);
    await inTurns(counting(100), { now: clock(), signal: never() });
    running = false;
    // A slice of 8 ms holds three steps of 3 ms.
    assert.ok(turns >= 30, `${turns} turns`);
  });

  it('keep the thread while a slice lasts', async () => {
    let turns = 0;
    setImmediate(() => turns++);
    await inTurns(counting(1000), { now: () => 0, signal: never() });
    assert.equal(turns, 0);
  });

  it('end where they stand when they are cancelled, and are closed', async () => {
    const controller = new AbortController();
    let taken = 0;
    let closed = false;
    const steps = (function* (): Steps<void> {
      try {
        for (; taken < 1000; taken++) yield;
      } finally {
        closed = true;
      }
    })();
    setImmediate(() => controller.abort());
    await assert.rejects(
      inTurns(steps, { now: clock(), signal: controller.signal }),
      (error) => codeOf(error) === 'cancelled',
    );
    assert.ok(taken < 10, `${taken} steps after the cancellation`);
    assert.equal(closed, true);
  });

  it('pass on what a step throws', async () => {
    const steps = (function* (): Steps<void> {
      yield;
      throw new Error('broken');
    })();
    await assert.rejects(inTurns(steps, { now: clock(), signal: never() }), /broken/);
  });
});

function* counting(most: number): Steps<number> {
  let count = 0;
  for (; count < most; count++) yield;
  return count;
}

/** Each look at it is a slow step later. */
function clock(): () => number {
  let time = 0;
  return () => {
    time += SLOW_STEP_MS;
    return time;
  };
}

function never(): AbortSignal {
  return new AbortController().signal;
}
