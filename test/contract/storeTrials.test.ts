/** Short versions of test/bench/storeTrials.ts. */
import assert from 'node:assert/strict';
import { type KillTally, killOnce, smallWritesAgainstBulk, writeTogether } from '../support/storeTrials.ts';
import { withFolder } from '../support/temporary.ts';

describe('the stores', function () {
  this.timeout(120_000);

  it('lose nothing acknowledged to kills at random moments, and open each time', () =>
    withFolder({}, async (folder) => {
      const tally: KillTally = { journal: new Set(), rows: new Set() };
      for (let n = 0; n < 4; n++) await killOnce(folder, `k${n}`, tally, 100 + Math.random() * 500);
      assert.ok(tally.journal.size > 0);
    }));

  it('keep every row of two processes that write at once', () =>
    withFolder({}, async (folder) => {
      const rows = await writeTogether(folder, ['one', 'two'], 60);
      assert.ok(rows > 1500, `${rows}`);
    }));

  it('take no more than twice the disk for many small writes than for one large one', () =>
    withFolder({}, async (folder) => {
      const { smallBytes, bulkBytes } = await smallWritesAgainstBulk(folder, 2500);
      assert.ok(smallBytes <= 2 * bulkBytes, `${smallBytes} ${bulkBytes}`);
    }));
});
