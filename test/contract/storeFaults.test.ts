/** What happens to the search index when its files, its disk or its folder fail. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLance } from '../support/openLance.ts';
import { bulkRows, idsOf, TRIAL_KEY, trialRow } from '../support/storeTrials.ts';
import { withFolder } from '../support/temporary.ts';

const WEIGHTS = { limit: 5, weights: { body: 1 } };

describe('a search index', function () {
  this.timeout(60_000);

  /** A store with 250 rows, closed. */
  async function filled(folder: string): Promise<string> {
    const store = openLance(folder);
    const table = await store.table(TRIAL_KEY);
    await table.put(bulkRows('b'));
    await store.compact();
    const generation = await table.generation();
    await store.dispose();
    return generation;
  }

  /** Files of the table, by a part of their path. */
  function filesOf(folder: string, part: string): string[] {
    const files = readdirSync(join(folder, 'tables'), { recursive: true, withFileTypes: true });
    return files
      .filter((each) => each.isFile() && each.parentPath.includes('trial__'))
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter((path) => path.includes(part));
  }

  const spoil = (path: string) => writeFileSync(path, Buffer.alloc(statSync(path).size, 0xa5));
  const damages: readonly (readonly [string, string, (path: string) => void])[] = [
    ['data is overwritten', '/data/', spoil],
    ['data is cut', '/data/', (path) => writeFileSync(path, 'short')],
    ['data is gone', '/data/', (path) => rmSync(path)],
    ['version is overwritten', '/_versions/', spoil],
    ['version is empty', '/_versions/', (path) => writeFileSync(path, '')],
    ['version is gone', '/_versions/', (path) => rmSync(path)],
    ['word index is overwritten', '/_indices/', spoil],
    ['word index is gone', '/_indices/', (path) => rmSync(path)],
  ];

  for (const [what, part, damage] of damages) {
    it(`whose ${what} is set aside and begun anew, under another generation`, () =>
      withFolder({}, async (folder) => {
        const before = await filled(folder);
        filesOf(folder, part).forEach(damage);
        const problems: string[] = [];
        const store = openLance(folder, { problems });
        const table = await store.table(TRIAL_KEY);
        const found = await table.matching(['body'], WEIGHTS);
        await table.nearest(trialRow('x').vector, 3);
        assert.deepEqual(found, []);
        assert.notEqual(await table.generation(), before);
        await table.put([trialRow('after')]);
        assert.deepEqual([...(await idsOf(table))], ['after']);
        assert.match(problems.join(), /damaged.*set aside/);
        assert.match((await store.status()).notice ?? '', /set aside/);
        await store.dispose();
      }));
  }

  it('that another window set aside is read anew by this one', () =>
    withFolder({}, async (folder) => {
      await filled(folder);
      const [one, two] = [openLance(folder), openLance(folder)];
      const [mine, theirs] = [await one.table(TRIAL_KEY), await two.table(TRIAL_KEY)];
      assert.equal(await mine.count(), 250);
      filesOf(folder, '/data/').forEach(spoil);
      assert.deepEqual(await theirs.nearest(trialRow('x').vector, 3), []);
      await theirs.put([trialRow('new')]);
      assert.deepEqual(
        await mine.nearest(trialRow('new').vector, 3).then((hits) => hits.map(({ id }) => id)),
        ['new'],
      );
      assert.equal(await mine.generation(), await theirs.generation());
      await Promise.all([one.dispose(), two.dispose()]);
    }));

  it('shows the rows of another window with the next search', () =>
    withFolder({}, async (folder) => {
      const [one, two] = [openLance(folder), openLance(folder)];
      const [mine, theirs] = [await one.table(TRIAL_KEY), await two.table(TRIAL_KEY)];
      await mine.put([trialRow('a')]);
      assert.equal((await theirs.nearest(trialRow('a').vector, 1))[0]?.id, 'a');
      await theirs.put(bulkRows('b'));
      assert.equal((await mine.matching(['body'], { ...WEIGHTS, limit: 500 })).length, 251);
      await mine.remove({ path: 'a' });
      assert.equal(await theirs.count(), 250);
      await Promise.all([one.dispose(), two.dispose()]);
    }));

  it('begins a damaged log of waiting writes anew, under another generation', () =>
    withFolder({}, async (folder) => {
      const before = await filled(folder);
      for (const name of readdirSync(folder).filter((each) => each.startsWith('pending.db')))
        writeFileSync(join(folder, name), 'no database, but long enough to be taken for one '.repeat(500));
      const store = openLance(folder);
      const table = await store.table(TRIAL_KEY);
      await table.put([trialRow('after')]);
      assert.notEqual(await table.generation(), before);
      assert.equal(await table.count(), 251);
      await store.dispose();
    }));

  it('on a full disk refuses to write, says so, finds what it has, and goes on when there is room', function () {
    const disk = '/tmp/gp-small-disk';
    mkdirSync(disk, { recursive: true });
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'none', disk]).status !== 0) this.skip();
    return (async () => {
      try {
        await filled(disk);
        const store = openLance(disk);
        const table = await store.table(TRIAL_KEY);
        const writing = async () => {
          for (let n = 0; n < 100; n++) await table.put(bulkRows(`full ${n}`));
        };
        await assert.rejects(writing(), {
          code: 'store-failed',
          message: /[Nn]o space left.*Free disk space/s,
        });
        const kept = await table.count();
        assert.ok(kept >= 250);
        assert.equal((await table.nearest(trialRow('b/3').vector, 1))[0]?.id, 'b/3');
        execFileSync('mount', ['-o', 'remount,size=64m', disk]);
        await table.put(bulkRows('room'));
        assert.ok((await table.count()) >= kept + 250);
        await store.dispose();
      } finally {
        execFileSync('umount', [disk]);
      }
    })();
  });

  it('in a folder that can only be read is searched, and says so when it should write', function () {
    return withFolder({}, async (folder) => {
      await filled(folder);
      const bound = join(folder, 'bound');
      mkdirSync(bound);
      if (spawnSync('mount', ['--bind', folder, bound]).status !== 0) this.skip();
      try {
        execFileSync('mount', ['-o', 'remount,ro,bind', bound]);
        const store = openLance(bound);
        const table = await store.table(TRIAL_KEY);
        assert.equal((await table.nearest(trialRow('b/3').vector, 1))[0]?.id, 'b/3');
        assert.equal(await table.count(), 250);
        await assert.rejects(table.put([trialRow('a')]), { code: 'store-failed', message: /permissions/ });
        await assert.rejects(table.put(bulkRows('a')), { code: 'store-failed' });
        await store.dispose();
      } finally {
        execFileSync('umount', [bound]);
      }
    });
  });

  it('lets the tables go that were not used for longest when it takes too much', () =>
    withFolder({}, async (folder) => {
      const first = openLance(folder);
      for (const name of ['old', 'older'])
        await (await first.table({ ...TRIAL_KEY, name })).put(bulkRows('b'));
      await first.dispose();
      const problems: string[] = [];
      const store = openLance(folder, { mostBytes: 1000, problems });
      const table = await store.table(TRIAL_KEY);
      await table.put(bulkRows('b'));
      await store.compact();
      assert.equal(await table.count(), 250);
      const left = readdirSync(join(folder, 'tables')).filter((name) => name.endsWith('.lance'));
      assert.equal(left.length, 1);
      assert.equal(problems.filter((each) => /made room/.test(each)).length, 2);
      assert.match((await store.status()).notice ?? '', /takes .* MB of the .* MB/);
      await store.dispose();
    }));

  it('never means a service, though its path begins with db', () => {
    const support = fileURLToPath(new URL('../support/openLance.ts', import.meta.url));
    return withFolder({}, async (folder) => {
      const script = `import { openLance } from ${JSON.stringify(support)};
        const store = openLance(process.cwd() + '/db größe/x y');
        await (await store.table({ name: 'n', embedder: 'e', dimensions: 1, shape: { words: [], fields: {} } }))
          .put([{ id: 'a', vector: Float32Array.of(1), words: {}, fields: {} }]);
        await store.dispose();`;
      writeFileSync(join(folder, 'run.mjs'), script);
      execFileSync(process.execPath, ['run.mjs'], { cwd: folder });
      assert.ok(existsSync(join(folder, 'db größe/x y/tables')));
    });
  });
});
