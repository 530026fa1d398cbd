import assert from 'node:assert/strict';
import { IdleWork } from '../../../../src/app/idle/idleWork.ts';

/** A clock that goes on by hand, and work that ends when it is told to. */
function scene(work?: (signal: AbortSignal) => Promise<void>) {
  let nowMs = 0;
  const timers = new Set<{ readonly atMs: number; readonly call: () => void }>();
  const begun: AbortSignal[] = [];
  const problems: string[] = [];
  const ends: (() => void)[] = [];
  const idle = new IdleWork({
    quietMs: 100,
    everyMs: 1000,
    now: () => nowMs,
    after(ms, call) {
      const timer = { atMs: nowMs + ms, call };
      timers.add(timer);
      return { dispose: () => timers.delete(timer) };
    },
    async work(signal) {
      begun.push(signal);
      await (work?.(signal) ?? new Promise<void>((resolve) => ends.push(resolve)));
    },
    problem: (message) => problems.push(message),
  });
  return {
    idle,
    begun,
    problems,
    timers,
    async pass(ms: number) {
      nowMs += ms;
      for (const timer of [...timers]) {
        if (timer.atMs > nowMs) continue;
        timers.delete(timer);
        timer.call();
      }
      await new Promise((resolve) => setImmediate(resolve));
    },
    async end() {
      ends.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('idle work', () => {
  it('never begins where nothing was asked for', async () => {
    const { begun, pass, timers } = scene();
    await pass(10_000);
    assert.equal(begun.length + timers.size, 0);
  });

  it('begins once it has been quiet for long enough, and not while a request is under way', async () => {
    const { idle, begun, pass } = scene();
    const end = idle.begin();
    await pass(500);
    assert.equal(begun.length, 0);
    end();
    end();
    await pass(60);
    idle.touch();
    await pass(60);
    assert.equal(begun.length, 0);
    await pass(40);
    assert.equal(begun.length, 1);
  });

  it('gives up for a request, and begins again in the next quiet', async () => {
    const { idle, begun, pass, end } = scene();
    idle.touch();
    await pass(100);
    idle.begin()();
    assert.equal(begun[0]!.aborted, true);
    await end();
    await pass(100);
    assert.equal(begun.length, 2);
    assert.equal(begun[1]!.aborted, false);
  });

  it('is done once, and again after the next request, but not too often', async () => {
    const { idle, begun, pass, end } = scene();
    idle.touch();
    await pass(100);
    await end();
    await pass(5000);
    assert.equal(begun.length, 1);
    idle.touch();
    await pass(100);
    assert.equal(begun.length, 2);
    await end();
    idle.touch();
    await pass(500);
    assert.equal(begun.length, 2);
    await pass(500);
    assert.equal(begun.length, 3);
  });

  it('rests while it is paused', async () => {
    const { idle, begun, pass, end } = scene();
    idle.touch();
    await pass(100);
    idle.pause(true);
    assert.equal(begun[0]!.aborted, true);
    await end();
    idle.touch();
    await pass(5000);
    assert.equal(begun.length, 1);
    idle.pause(false);
    await pass(0);
    assert.equal(begun.length, 2);
  });

  it('says what went wrong, and is tried again after the next request only', async () => {
    const { idle, begun, pass, problems } = scene(async () => {
      throw new Error('The disk is full.');
    });
    idle.touch();
    await pass(100);
    await pass(5000);
    assert.deepEqual(problems, ['The disk is full.']);
    assert.equal(begun.length, 1);
  });

  it('ends with its owner, which waits for it', async () => {
    const { idle, begun, pass, end, timers } = scene();
    idle.touch();
    await pass(100);
    const disposed = idle.dispose();
    assert.equal(begun[0]!.aborted, true);
    await end();
    await disposed;
    assert.equal(timers.size, 0);
    idle.touch();
    await pass(5000);
    assert.equal(begun.length, 1);
  });
});
