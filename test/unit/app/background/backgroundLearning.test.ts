import assert from 'node:assert/strict';
import { BackgroundLearning } from '../../../../src/app/background/backgroundLearning.ts';
import type { BackgroundTask } from '../../../../src/app/background/backgroundTasks.ts';
import { throwIfAborted } from '../../../../src/base/codedError.ts';
import type { BackgroundState } from '../../../../src/protocol/backgroundApi.ts';
import { handClock } from '../../../support/handClock.ts';

const times = { firstMs: 1000, quietMs: 100, againMs: 10_000 };

interface Scene {
  readonly names?: readonly string[];
  readonly cpuShare?: number;
  /** What a task computes, in milliseconds. */
  readonly costMs?: number;
}

function scene({ names = ['a', 'b', 'c'], cpuShare = 1, costMs = 0 }: Scene = {}) {
  const clock = handClock();
  const states: BackgroundState[] = [];
  const ran: string[] = [];
  const machine = { battery: false, held: false, usedMs: 0, version: '1', failing: false };
  const tasks = (): BackgroundTask[] =>
    names.map((name) => ({
      what: name,
      key: name,
      version: machine.version,
      costly: name === 'costly',
      async run(signal) {
        if (machine.failing) throw new Error('The disk is full.');
        throwIfAborted(signal);
        ran.push(name);
        machine.usedMs += costMs;
      },
    }));
  const learning = new BackgroundLearning({
    times,
    cpuShare,
    now: clock.now,
    after: clock.after,
    power: { onBattery: async () => machine.battery },
    cpu: { usedMs: () => machine.usedMs },
    lock: {
      async alone(_, work) {
        if (machine.held) return false;
        await work();
        return true;
      },
    },
    tasks: async () => tasks(),
    tell: (state) => void states.push(state),
  });
  const told = () =>
    states.map((state) => ('what' in state ? state.what : 'why' in state ? state.why : state.phase));
  return { ...clock, learning, machine, ran, told };
}

describe('learning in the background', () => {
  it('leaves the start to the person, then learns each thing once, and nothing where nothing has changed', async () => {
    const { learning, pass, ran, told, machine } = scene();
    await pass(900);
    assert.deepEqual(ran, []);
    await pass(300);
    assert.deepEqual(ran, ['a', 'b', 'c']);
    assert.deepEqual(told(), ['waiting', 'a', 'b', 'c', 'current']);
    learning.touch();
    await pass(1000);
    assert.equal(ran.length, 3);
    machine.version = '2';
    learning.touch();
    await pass(1000);
    assert.equal(ran.length, 6);
  });

  it('gives way to typing between two steps, and goes on where it was', async () => {
    // Each step is to take a tenth of a second, and sleep nine.
    const { learning, pass, ran } = scene({ costMs: 100, cpuShare: 0.1 });
    await pass(1150);
    assert.deepEqual(ran, ['a']);
    for (let key = 0; key < 50; key++) {
      learning.touch();
      await pass(50);
    }
    assert.deepEqual(ran, ['a']);
    await pass(5000);
    assert.deepEqual(ran, ['a', 'b', 'c']);
  });

  it('waits while a request is under way', async () => {
    const { learning, pass, ran } = scene();
    await pass(1050);
    const end = learning.begin();
    await pass(5000);
    assert.deepEqual(ran, []);
    end();
    await pass(200);
    assert.deepEqual(ran, ['a', 'b', 'c']);
  });

  it('keeps to its share of a core', async () => {
    for (const cpuShare of [0.05, 0.25, 1]) {
      const { pass, ran, machine, now } = scene({ names: [...'abcdefghij'], costMs: 40, cpuShare });
      const from = times.firstMs + times.quietMs;
      await pass(from);
      while (ran.length < 10) {
        await pass(10);
        const elapsed = now() - from;
        assert.ok(
          machine.usedMs <= cpuShare * elapsed + 40 || cpuShare === 1,
          `${machine.usedMs} in ${elapsed} ms`,
        );
      }
    }
  });

  it('pauses on battery and beside another window, says so, and tries again', async () => {
    const { pass, ran, told, machine, learning } = scene({ names: ['a'] });
    machine.battery = true;
    await pass(1200);
    assert.deepEqual([ran, told()], [[], ['waiting', 'battery']]);
    learning.touch();
    await pass(5000);
    assert.equal(ran.length, 0);
    machine.battery = false;
    machine.held = true;
    await pass(10_000);
    assert.deepEqual(told().at(-1), 'another window');
    machine.held = false;
    await pass(11_000);
    assert.deepEqual([ran, told().at(-1)], [['a'], 'current']);
  });

  it('says what went wrong, and tries again later', async () => {
    const { pass, ran, told, machine } = scene({ names: ['a'] });
    machine.failing = true;
    await pass(1200);
    assert.equal(told().at(-1), 'failed');
    machine.failing = false;
    await pass(11_000);
    assert.deepEqual([ran, told().at(-1)], [['a'], 'current']);
  });

  it('does what writes not again before its time, and then by itself', async () => {
    const { pass, ran, machine, learning } = scene({ names: ['costly'] });
    await pass(1200);
    machine.version = '2';
    learning.touch();
    await pass(5000);
    assert.equal(ran.length, 1);
    await pass(6000);
    assert.equal(ran.length, 2);
  });

  it('leaves no timer behind', async () => {
    const { pass, learning, timers, machine } = scene({ names: ['costly'] });
    await pass(1200);
    machine.version = '2';
    learning.touch();
    await pass(200);
    await learning.dispose();
    learning.touch();
    learning.begin()();
    assert.equal(timers.size, 0);
  });
});
