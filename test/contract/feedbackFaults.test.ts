/** What is recorded of feedback survives kills, full disks and damaged files, and the engine goes on without what it cannot read. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Action } from '../../src/core/model/feedback.ts';
import { CYCLIC, feedbackEngine } from '../support/feedbackEngine.ts';
import { killRecorders } from '../support/feedbackKills.ts';
import { withFolder } from '../support/temporary.ts';

const shown = (n: number): Action => ({ type: 'shown', forMs: n });

describe('recorded feedback', function () {
  this.timeout(120_000);

  it('loses no action that was acknowledged, whenever the process is killed', () =>
    withFolder({}, async (folder) => {
      let seed = 42;
      const random = () => {
        seed = (seed * 16_807) % 2_147_483_647;
        return seed / 2_147_483_647;
      };
      const report = await killRecorders(folder, 12, random);
      assert.ok(report.acknowledged > 12);
      assert.deepEqual([report.lost, report.problems], [0, []]);
      assert.ok(report.unacknowledged <= 12);
    }));

  it('says so on a full disk, keeps what was recorded, and goes on when there is room', function () {
    const disk = mkdtempSync(join(tmpdir(), 'gp-disk-'));
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', disk]).status !== 0) this.skip();
    return withFolder(CYCLIC, async (root) => {
      const engine = await feedbackEngine(root, join(disk, 'state'));
      try {
        const [suggestion] = (await engine.suggestions(root)).suggestions.map(({ id }) => id);
        const record = (action: Action) =>
          engine.feedback.record({ root, suggestion: suggestion!, surface: 'suggestion', action });
        let recorded = 0;
        const fill = async () => {
          for (let n = 0; n < 5000; n++) {
            await record({ type: 'dismissed', reason: `reason ${n} ${'x'.repeat(900)}` });
            recorded += 1;
          }
        };
        await assert.rejects(fill(), { code: 'store-failed', message: /Free disk space/ });
        const { lines } = await engine.feedback.log({ most: 10_000 });
        assert.equal(lines.length, recorded);
        assert.ok((await engine.feedback.preferred({ root })).suggestions.length > 0);
        execFileSync('mount', ['-o', 'remount,size=32m', disk]);
        await record(shown(1));
        assert.equal((await engine.feedback.log({ most: 10_000 })).lines.length, recorded + 1);
        assert.deepEqual(await engine.feedback.forget({}), { offers: 2 });
      } finally {
        await engine.dispose();
        execFileSync('umount', [disk]);
        rmSync(disk, { recursive: true, force: true });
      }
    });
  });

  it('is read where nothing can be written, and writing says what to do', function () {
    return withFolder(CYCLIC, (root) =>
      withFolder({}, async (folder) => {
        const state = join(folder, 'state');
        const first = await feedbackEngine(root, state);
        const [suggestion] = (await first.suggestions(root)).suggestions.map(({ id }) => id);
        const asked = { root, suggestion: suggestion!, surface: 'suggestion' } as const;
        await first.feedback.record({ ...asked, action: { type: 'dismissed' } });
        await first.dispose();
        const bound = join(folder, 'bound');
        mkdirSync(bound);
        if (spawnSync('mount', ['--bind', state, bound]).status !== 0) this.skip();
        try {
          execFileSync('mount', ['-o', 'remount,ro,bind', bound]);
          const engine = await feedbackEngine(root, bound);
          const { suggestions } = await engine.feedback.preferred({ root });
          assert.ok(!suggestions.some(({ id }) => id === suggestion));
          for (const call of [
            () => engine.feedback.record({ ...asked, action: shown(9) }),
            () => engine.feedback.forget({}),
          ])
            await assert.rejects(call, { code: 'store-failed', message: /permissions/ });
          await engine.dispose();
        } finally {
          execFileSync('umount', [bound]);
        }
      }),
    );
  });

  it('is known but for the entries that are damaged, or that a newer version wrote', () =>
    withFolder(CYCLIC, (root) =>
      withFolder({}, async (state) => {
        const first = await feedbackEngine(root, state);
        const ids = (await first.suggestions(root)).suggestions.map(({ id }) => id);
        for (const suggestion of ids.slice(0, 3))
          await first.feedback.record({ root, suggestion, surface: 'suggestion', action: shown(5) });
        await first.dispose();
        const database = new DatabaseSync(join(state, 'knowledge.db'));
        database.exec('UPDATE journal SET body = substr(body, 3) WHERE number = 4');
        database.exec('UPDATE journal SET version = 99, sum = sum WHERE number = 6');
        database.close();
        const engine = await feedbackEngine(root, state);
        assert.equal((await engine.feedback.log({})).lines.length, 1);
        assert.ok((await engine.feedback.preferred({ root })).suggestions.length >= 3);
        await engine.feedback.record({ root, suggestion: ids[0]!, surface: 'suggestion', action: shown(7) });
        assert.equal((await engine.feedback.log({})).lines.length, 2);
        await engine.dispose();
      }),
    ));
});
