import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { isCoded } from '../../src/base/codedError.ts';
import type { PublishedAdapter } from '../../src/core/model/adapter.ts';
import { AdapterFolder } from '../../src/infra/adapters/adapterFolder.ts';
import { newAdapter } from '../support/newAdapter.ts';
import { withFolder } from '../support/temporary.ts';

const LINE = { language: 'typescript', fingerprint: 'ab12ab12' };

interface Room {
  readonly store: AdapterFolder;
  readonly folder: string;
  readonly file: string;
  readonly problems: string[];
}

function withStore(use: (room: Room) => Promise<void>, keep?: number): Promise<void> {
  return withFolder({ 'fresh.gguf': 'GGUF of an adapter' }, async (beside) => {
    const folder = join(beside, 'adapters');
    const problems: string[] = [];
    const store = new AdapterFolder({
      folder,
      ...(keep === undefined ? {} : { keep }),
      problem: (message) => void problems.push(message),
    });
    await use({ store, folder, file: join(beside, 'fresh.gguf'), problems });
  });
}

function shortly(adapters: readonly PublishedAdapter[]): string[] {
  return adapters.map(
    ({ language, version, current }) => `${language} ${version}${current ? ' current' : ''}`,
  );
}

describe('published adapters', () => {
  it('are none where none was published', () =>
    withStore(async ({ store }) => assert.deepEqual(await store.all(), [])));

  it('get a number of their own each, and the newest is current', () =>
    withStore(async ({ store, file }) => {
      await store.publish(file, newAdapter());
      await store.publish(file, newAdapter({ language: 'python' }));
      const second = await store.publish(file, newAdapter());
      assert.deepEqual(shortly(await store.all()), [
        'python 1 current',
        'typescript 1',
        'typescript 2 current',
      ]);
      assert.equal(readFileSync(second.path, 'utf8'), 'GGUF of an adapter');
      assert.equal(await store.isWhole(second), true);
    }));

  it('can be gone back to, and switched off', () =>
    withStore(async ({ store, file }) => {
      for (let times = 0; times < 2; times++) await store.publish(file, newAdapter());
      await store.use(LINE, 1);
      assert.deepEqual(shortly(await store.all()), ['typescript 1 current', 'typescript 2']);
      await store.use(LINE, undefined);
      assert.deepEqual(shortly(await store.all()), ['typescript 1', 'typescript 2']);
      await assert.rejects(store.use(LINE, 7), (error) => isCoded(error) && error.code === 'unknown-model');
    }));

  it('are gone back from to the one used before, never to what was gone back from', () =>
    withStore(async ({ store, file }) => {
      for (let times = 0; times < 3; times++) await store.publish(file, newAdapter());
      const given = () => store.giveUp(LINE, 3, 'Fewer were accepted.');
      assert.equal((await given())?.back?.version, 2);
      assert.equal(await given(), undefined, 'another window has done it');
      await store.publish(file, newAdapter());
      assert.equal((await store.back(LINE))?.version, 2, 'not to 3, which was given up');
      assert.equal((await store.back(LINE))?.version, 1);
      const [, , third] = await store.all();
      assert.equal(third?.abandoned, 'Fewer were accepted.');
      assert.equal(await store.back(LINE), undefined);
      await assert.rejects(store.back(LINE), { code: 'unknown-model', message: /nothing to go back from/ });
      await store.use(LINE, 3);
      assert.equal((await store.all())[2]?.abandoned, undefined, 'the person wants it all the same');
      assert.equal(await given(), undefined, 'and it is not taken from them again');
      assert.deepEqual(
        shortly(await store.all()).filter((each) => /current/.test(each)),
        ['typescript 3 current'],
      );
    }));

  it('are gone back from to one that is still there', () =>
    withStore(async ({ store, file }) => {
      for (let times = 0; times < 3; times++) await store.publish(file, newAdapter());
      await store.remove(LINE, 2);
      assert.equal((await store.back(LINE))?.version, 1);
    }));

  it('never share a number, not even with one that was removed', () =>
    withStore(async ({ store, file }) => {
      for (let times = 0; times < 2; times++) await store.publish(file, newAdapter());
      await store.remove(LINE, 2);
      assert.deepEqual(shortly(await store.all()), ['typescript 1']);
      assert.equal((await store.publish(file, newAdapter())).version, 3);
    }));

  it('are kept a few versions back', () =>
    withStore(async ({ store, file, folder }) => {
      for (let times = 0; times < 5; times++) await store.publish(file, newAdapter());
      assert.deepEqual(shortly(await store.all()), ['typescript 3', 'typescript 4', 'typescript 5 current']);
      assert.deepEqual(readdirSync(join(folder, 'ab12ab12', 'typescript')).length, 7);
    }, 2));

  it('that are not whole are left out, and said to be', () =>
    withStore(async ({ store, file, problems }) => {
      const cut = await store.publish(file, newAdapter());
      const gone = await store.publish(file, newAdapter());
      const forged = await store.publish(file, newAdapter());
      truncateSync(cut.path, 4);
      rmSync(gone.path);
      writeFileSync(forged.path.replace('.gguf', '.json'), '{"language":"typescript"}');
      assert.deepEqual(await store.all(), []);
      assert.equal(problems.length, 3);
      assert.match(problems[0]!, /v0001\.gguf is not whole and is left out/);
      await store.all();
      assert.equal(problems.length, 3, 'once each');
    }));

  it('that were changed afterwards are told from those that were published', () =>
    withStore(async ({ store, file }) => {
      const published = await store.publish(file, newAdapter());
      writeFileSync(published.path, 'GGUF of an adaptEr');
      assert.equal(await store.isWhole(published), false);
    }));

  it('stay as they are where a file to be published is not there, and the failure says so', () =>
    withStore(async ({ store, file, folder }) => {
      await store.publish(file, newAdapter());
      await assert.rejects(
        store.publish(`${file}.none`, newAdapter()),
        (error) =>
          isCoded(error) && error.code === 'store-failed' && /nothing else has changed/.test(error.message),
      );
      assert.deepEqual(shortly(await store.all()), ['typescript 1 current']);
      assert.equal(readdirSync(join(folder, 'ab12ab12', 'typescript')).length, 3);
    }));

  it('do not leave their folder, whatever a language is called', () =>
    withStore(async ({ store, file }) => {
      for (const language of ['../up', '', 'a/b', 'C:'])
        await assert.rejects(store.publish(file, newAdapter({ language })), isCoded);
    }));

  it('of two windows do not disturb each other', () =>
    withStore(async ({ store, file, folder }) => {
      const other = new AdapterFolder({ folder, keep: 100, problem: assert.fail });
      const both = Array.from({ length: 8 }, (_, at) =>
        (at % 2 === 0 ? store : other).publish(file, newAdapter()),
      );
      const versions = (await Promise.all(both)).map(({ version }) => version);
      assert.deepEqual(
        versions.sort((a, b) => a - b),
        [1, 2, 3, 4, 5, 6, 7, 8],
      );
      assert.equal((await other.all()).filter(({ current }) => current).length, 1);
    }, 100));

  it('survive being killed at any moment: all that were acknowledged are whole, and no half of one is found', () =>
    withStore(async ({ store, file, folder, problems }) => {
      writeFileSync(file, randomBytes(300_000));
      const script = fileURLToPath(new URL('../support/adapterPublisher.ts', import.meta.url));
      const acknowledged = new Set<number>();
      for (let round = 0; round < 8; round++) {
        const child = spawn(process.execPath, [script, folder, file], {
          stdio: ['ignore', 'pipe', 'inherit'],
          env: { ...process.env, NODE_NO_WARNINGS: '1' },
        });
        const gone = new Promise((resolve) => child.once('exit', resolve));
        for await (const line of createInterface(child.stdout)) {
          const first = acknowledged.size;
          acknowledged.add(Number(line));
          if (first % 4 === 3) setTimeout(() => child.kill('SIGKILL'), (round * 7) % 12);
        }
        await gone;
      }
      const all = await store.all();
      assert.ok(acknowledged.size >= 30, `${acknowledged.size}`);
      for (const version of acknowledged) assert.ok(all.some((each) => each.version === version));
      for (const each of all) assert.equal(await store.isWhole(each), true);
      assert.equal(all.filter(({ current }) => current).length, 1);
      assert.deepEqual(problems, []);
      await store.publish(file, newAdapter());
    }, 1000)).timeout(60_000);
});
