import assert from 'node:assert/strict';
import { inSlices } from '../../../src/vscode/inSlices.ts';

/** Holds the thread. */
function work(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end; );
}

describe('inSlices', () => {
  it('does everything in order, and lets others run in between', async () => {
    const done: number[] = [];
    let turns = 0;
    const count = setInterval(() => turns++, 0);
    await inSlices(
      Array.from({ length: 30 }, (_, at) => at),
      (at) => {
        work(1);
        done.push(at);
      },
      () => true,
    );
    clearInterval(count);
    assert.deepEqual(
      done,
      Array.from({ length: 30 }, (_, at) => at),
    );
    assert.ok(turns >= 3, `${turns} turns`);
  });

  it('stops when newer work has come', async () => {
    const done: number[] = [];
    await inSlices(
      [1, 2, 3],
      (at) => void done.push(at),
      () => done.length < 2,
    );
    assert.deepEqual(done, [1, 2]);
  });
});
