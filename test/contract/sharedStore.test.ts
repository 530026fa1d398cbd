/** The search index in object storage, on loopback. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sharedPlace } from '../../src/infra/knowledge/vectors/lance/lancePlace.ts';
import { openLance } from '../support/openLance.ts';
import { type S3Emulator, type S3EmulatorOptions, startS3 } from '../support/s3Emulator.ts';
import { bulkRows, idsOf, TRIAL_KEY, trialRow } from '../support/storeTrials.ts';
import { withFolder } from '../support/temporary.ts';

const URI = 's3://team/groundplan';

describe('a shared search index', function () {
  this.timeout(60_000);

  const withS3 = (options: S3EmulatorOptions, use: (s3: S3Emulator, folder: string) => Promise<void>) =>
    withFolder({}, async (folder) => {
      const s3 = await startS3(options);
      const before = { ...process.env };
      Object.assign(process.env, s3.environment);
      try {
        await use(s3, folder);
      } finally {
        for (const name of Object.keys(s3.environment)) {
          if (before[name] === undefined) delete process.env[name];
          else process.env[name] = before[name];
        }
        await s3.close();
      }
    });

  /** As another machine: what is its own is in a folder of its own. */
  const machine = (folder: string, name: string) => openLance(sharedPlace(URI, join(folder, name)));

  it('is written by two machines at once, and read by a third', () =>
    withS3({}, async (s3, folder) => {
      const [one, two] = [machine(folder, 'one'), machine(folder, 'two')];
      const tables = await Promise.all([one.table(TRIAL_KEY), two.table(TRIAL_KEY)]);
      await Promise.all(
        tables.map(async (table, at) => {
          for (let n = 0; n < 3; n++) await table.put(bulkRows(`m${at} ${n}`));
          await table.put([trialRow(`small ${at}`)]);
          await table.count();
        }),
      );
      assert.equal(
        await tables[0]!.generation().then((all) => all.split('.')[0]),
        await tables[1]!.generation().then((all) => all.split('.')[0]),
      );
      await one.compact();
      const third = machine(folder, 'three');
      const table = await third.table(TRIAL_KEY);
      assert.equal((await idsOf(table)).size, 2 * (3 * 250 + 1));
      assert.equal((await table.nearest(trialRow('small 1').vector, 1))[0]?.id, 'small 1');
      await table.remove({ path: 'small 1' });
      assert.equal(await table.count({ path: 'small 1' }), 0);
      assert.equal(await tables[1]!.count({ path: 'small 1' }), 0);
      const { place, kind } = await third.status();
      assert.deepEqual({ place, kind }, { place: URI, kind: 'lance' });
      await Promise.all([one.dispose(), two.dispose(), third.dispose()]);
      assert.ok([...s3.objects.keys()].every((key) => key.startsWith('team/groundplan')));
    }));

  it('is written by one machine only where storage does not honour conditional PUT', () =>
    withS3({ conditionalPut: false }, async (_, folder) => {
      const [one, two] = [machine(folder, 'one'), machine(folder, 'two')];
      const [mine, theirs] = [await one.table(TRIAL_KEY), await two.table(TRIAL_KEY)];
      await mine.put(bulkRows('mine'));
      await assert.rejects(theirs.put(bulkRows('theirs')), {
        code: 'store-failed',
        message: /Another machine writes to s3:\/\/team\/groundplan.*conditional PUT/,
      });
      assert.equal((await theirs.nearest(trialRow('mine/3').vector, 1))[0]?.id, 'mine/3');
      await mine.put(bulkRows('more'));
      assert.equal(await theirs.count(), 500);
      await Promise.all([one.dispose(), two.dispose()]);
    }));

  it('that refuses the credentials says so without showing them, and is not taken for damaged', () =>
    withS3({ refuse: 403 }, async (_, folder) => {
      const store = machine(folder, 'one');
      const table = await store.table(TRIAL_KEY);
      await assert.rejects(table.nearest(trialRow('x').vector, 1), (error: Error & { code?: string }) => {
        assert.equal(error.code, 'store-failed');
        assert.match(error.message, /Check the credentials in the environment/);
        assert.doesNotMatch(error.message, /emulated/);
        return true;
      });
      await store.dispose();
    }));

  it('that is out of reach says so within seconds, and what was put waits for it', () =>
    withS3({}, async (s3, folder) => {
      await s3.close();
      const started = performance.now();
      const store = machine(folder, 'one');
      const table = await store.table(TRIAL_KEY);
      await table.put([trialRow('waits')]);
      await assert.rejects(table.count(), {
        code: 'store-failed',
        message: /Check that the storage can be reached/,
      });
      await store.dispose();
      assert.ok(performance.now() - started < 30_000);
      assert.ok(existsSync(join(folder, 'one/pending.db')));
    }));

  it('is refused under a name that is no storage, or that holds a secret', () => {
    for (const uri of ['db-folder', '/tmp/x', 'http://x', 's3://', 'file:///x'])
      assert.throws(() => sharedPlace(uri, '/tmp'), { code: 'invalid-option', message: /s3:\/\// });
    for (const uri of ['s3://key:secret@team/x', 'az://team/x?sig=secret'])
      assert.throws(
        () => sharedPlace(uri, '/tmp'),
        (error: Error) => /environment/.test(error.message) && !/secret/.test(error.message),
      );
  });
});
