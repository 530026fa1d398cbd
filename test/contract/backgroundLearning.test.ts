/** Learning in the background in processes of its own, on the real stores. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { LEARNING_LOCK } from '../../src/app/background/backgroundLearning.ts';
import { CpuBudget } from '../../src/app/background/cpuBudget.ts';
import { threadCpu } from '../../src/infra/power/threadCpu.ts';
import { machineLock } from '../../src/infra/store/machineLock.ts';
import type { BackgroundState } from '../../src/protocol/backgroundApi.ts';
import { CYCLIC, feedbackEngine } from '../support/feedbackEngine.ts';
import { withFolder } from '../support/temporary.ts';

interface Told {
  readonly state?: BackgroundState;
  /** How many of each kind were begun while it was watched. */
  readonly resources?: Readonly<Record<string, number>>;
}

interface Window {
  readonly child: ChildProcess;
  readonly told: Told[];
  /** Resolves with the first line of which it is true. */
  until(what: (told: Told) => boolean): Promise<Told>;
}

function openWindow(...args: readonly string[]): Window {
  const script = join(import.meta.dirname, '..', 'support', 'backgroundWindow.ts');
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  const told: Told[] = [];
  const hearing = new Set<() => void>();
  createInterface(child.stdout).on('line', (line) => {
    told.push(JSON.parse(line));
    for (const each of hearing) each();
  });
  return {
    child,
    told,
    until: (what) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = told.find(what);
          if (found === undefined) return;
          hearing.delete(look);
          resolve(found);
        };
        hearing.add(look);
        child.once('close', () => reject(new Error(`It ended with ${JSON.stringify(told)}`)));
        look();
      }),
  };
}

const isPhase = (phase: BackgroundState['phase']) => (told: Told) => told.state?.phase === phase;

async function learnedRoots(root: string, state: string): Promise<readonly string[]> {
  const engine = await feedbackEngine(root, state);
  const { projects } = await engine.learning.learned({});
  await engine.dispose();
  return projects.map((each) => each.root);
}

describe('learning in the background', function () {
  this.timeout(60_000);

  it('learns the open project, and what it learned is there for the next', () =>
    withFolder(CYCLIC, (root) =>
      withFolder({}, async (state) => {
        const window = openWindow(root, state, '0.5', '60000');
        await window.until(isPhase('current'));
        window.child.kill('SIGKILL');
        assert.deepEqual(await learnedRoots(root, state), [root]);
        const what = window.told.flatMap((each) =>
          each.state?.phase === 'learning' ? [each.state.what] : [],
        );
        assert.deepEqual(what, ['your choices', 'how this project names and places its files']);
      }),
    ));

  it('begins nothing at all where it is off: no timer, no thread, no read, no write, no file', () =>
    withFolder(CYCLIC, (root) =>
      withFolder({}, async (folder) => {
        const state = join(folder, 'state');
        const off = openWindow(root, state, 'off');
        assert.deepEqual((await off.until((each) => each.resources !== undefined)).resources, {});
        assert.equal(existsSync(state), false);
        // The same look does see one that is on.
        const on = openWindow(root, state, '0.5');
        const { resources } = await on.until((each) => each.resources !== undefined);
        assert.ok((resources?.Timeout ?? 0) >= 2, JSON.stringify(resources));
        assert.ok(existsSync(state));
        on.child.kill('SIGKILL');
      }),
    ));

  it('is done by one window of the machine, and by the other once that was killed', () =>
    withFolder(CYCLIC, (root) =>
      withFolder({}, async (state) => {
        // A budget at which a step is followed by a long sleep: the lock is held for that long.
        const holder = openWindow(root, state, '0.0001', '60000');
        await holder.until(isPhase('learning'));
        const other = openWindow(root, state, '0.5', '60000');
        const paused = await other.until(isPhase('paused'));
        assert.deepEqual(paused.state, { phase: 'paused', why: 'another window' });
        assert.equal(await machineLock(state).alone(LEARNING_LOCK, async () => {}), false);
        holder.child.kill('SIGKILL');
        await other.until(isPhase('current'));
        other.child.kill('SIGKILL');
        assert.deepEqual(await learnedRoots(root, state), [root]);
      }),
    ));

  it('uses no more of a core than its share', async () => {
    const budget = new CpuBudget({
      share: 0.2,
      cpu: threadCpu,
      now: () => performance.now(),
      after(ms, call) {
        const timer = setTimeout(call, ms);
        return { dispose: () => clearTimeout(timer) };
      },
    });
    const [fromMs, usedMs] = [performance.now(), threadCpu.usedMs()];
    const busy = async () => {
      const endMs = threadCpu.usedMs() + 20;
      while (threadCpu.usedMs() < endMs);
    };
    for (let step = 0; step < 10; step++) await budget.spend(busy, new AbortController().signal);
    const share = (threadCpu.usedMs() - usedMs) / (performance.now() - fromMs);
    assert.ok(share < 0.25, `${share}`);
  });
});
