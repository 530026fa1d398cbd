/** The search index in object storage, on loopback. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sharedPlace } from '../../src/infra/knowledge/vectors/lance/lancePlace.ts';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { HostApi } from '../../src/protocol/hostApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { type AzureEmulatorOptions, startAzure } from '../support/azureEmulator.ts';
import { type LanceServer, startLanceServer } from '../support/lanceServer.ts';
import { openLance } from '../support/openLance.ts';
import { type S3Emulator, type S3EmulatorOptions, startS3 } from '../support/s3Emulator.ts';
import { bulkRows, idsOf, TRIAL_KEY, trialRow } from '../support/storeTrials.ts';
import { withFolder } from '../support/temporary.ts';

interface Storage {
  readonly uri: string;
  readonly credentials: Readonly<Record<string, string>>;
  readonly objects: ReadonlyMap<string, Buffer>;
  close(): Promise<void>;
}

type Options = S3EmulatorOptions & AzureEmulatorOptions;

/** As each is used: by what the environment says, by Google's key, by Azure's. */
const STORAGES: readonly (readonly [string, (options: Options) => Promise<Storage>])[] = [
  [
    'S3',
    async (options) => {
      const { objects, environment, close } = await startS3(options);
      return { uri: 's3://team/groundplan', credentials: lowerCased(environment), objects, close };
    },
  ],
  [
    'Google Cloud Storage',
    async (options) => {
      const { objects, google, close } = await startS3(options);
      return { uri: 'gs://team/groundplan', credentials: google, objects, close };
    },
  ],
  ['Azure', async (options) => ({ ...(await startAzure(options)), uri: 'az://team/groundplan' })],
];

function lowerCased(environment: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name.toLowerCase(), value]));
}

for (const [title, start] of STORAGES)
  describe(`a search index shared in ${title}`, function () {
    this.timeout(60_000);

    const withStorage = (options: Options, use: (storage: Storage, folder: string) => Promise<void>) =>
      withFolder({}, async (folder) => {
        const storage = await start(options);
        try {
          await use(storage, folder);
        } finally {
          await storage.close();
        }
      });

    /** As another machine: what is its own is in a folder of its own. */
    const machine = ({ uri, credentials }: Storage, folder: string, name: string) =>
      openLance(sharedPlace(uri, join(folder, name), credentials));

    it('is written by two machines at once, and read by a third', () =>
      withStorage({}, async (storage, folder) => {
        const [one, two] = [machine(storage, folder, 'one'), machine(storage, folder, 'two')];
        const tables = await Promise.all([one.table(TRIAL_KEY), two.table(TRIAL_KEY)]);
        await Promise.all(
          tables.map(async (table, at) => {
            for (let n = 0; n < 3; n++) await table.put(bulkRows(`m${at} ${n}`));
            await table.put([trialRow(`small ${at}`)]);
            await table.count();
          }),
        );
        const generations = await Promise.all(tables.map((table) => table.generation()));
        assert.equal(new Set(generations.map((all) => all.split('.')[0])).size, 1);
        await one.compact();
        const third = machine(storage, folder, 'three');
        const table = await third.table(TRIAL_KEY);
        assert.equal((await idsOf(table)).size, 2 * (3 * 250 + 1));
        assert.equal((await table.nearest(trialRow('small 1').vector, 1))[0]?.id, 'small 1');
        await table.remove({ path: 'small 1' });
        assert.equal(await table.count({ path: 'small 1' }), 0);
        assert.equal(await tables[1]!.count({ path: 'small 1' }), 0);
        const { place, kind } = await third.status();
        assert.deepEqual({ place, kind }, { place: storage.uri, kind: 'lance' });
        await third.drop(TRIAL_KEY.name);
        assert.equal(await (await third.table(TRIAL_KEY)).count(), 0);
        assert.equal(await tables[0]!.count(), 0);
        await Promise.all([one.dispose(), two.dispose(), third.dispose()]);
        assert.ok([...storage.objects.keys()].every((key) => key.startsWith('team/groundplan')));
      }));

    it('is written by one machine only where storage does not honour conditional PUT', () =>
      withStorage({ conditionalPut: false }, async (storage, folder) => {
        const [one, two] = [machine(storage, folder, 'one'), machine(storage, folder, 'two')];
        const [mine, theirs] = [await one.table(TRIAL_KEY), await two.table(TRIAL_KEY)];
        await mine.put(bulkRows('mine'));
        await assert.rejects(theirs.put(bulkRows('theirs')), {
          code: 'store-failed',
          message: /Another machine writes to \w\w:\/\/team\/groundplan.*conditional PUT/,
        });
        assert.equal((await theirs.nearest(trialRow('mine/3').vector, 1))[0]?.id, 'mine/3');
        await mine.put(bulkRows('more'));
        assert.equal(await theirs.count(), 500);
        await Promise.all([one.dispose(), two.dispose()]);
      }));

    it('that refuses the credentials says so without showing them, and is not taken for damaged', () =>
      withStorage({ refuse: 403 }, async (storage, folder) => {
        const store = machine(storage, folder, 'one');
        const table = await store.table(TRIAL_KEY);
        await assert.rejects(table.nearest(trialRow('x').vector, 1), (error: Error & { code?: string }) => {
          assert.equal(error.code, 'store-failed');
          assert.match(error.message, /Check the credentials/);
          assert.doesNotMatch(error.message, /emulated-secret|ZW11bGF0ZWQ/);
          return true;
        });
        await store.dispose();
      }));
  });

describe('a search index on a LanceDB server', function () {
  this.timeout(60_000);

  const withServer = (use: (server: LanceServer, folder: string) => Promise<void>) =>
    withFolder({}, async (folder) => {
      const server = await startLanceServer(join(folder, 'server/tables'));
      try {
        await use(server, folder);
      } finally {
        await server.close();
      }
    });

  const machine = (folder: string, name: string, credentials: LanceServer['credentials']) =>
    openLance(sharedPlace('db://team', join(folder, name), credentials));

  it('is searched by words and by vector, written in whole batches, and tended by the server alone', () =>
    withServer(async ({ credentials, requests }, folder) => {
      const local = openLance(join(folder, 'server'));
      await (await local.table(TRIAL_KEY)).put(bulkRows('m1'));
      await local.dispose();
      const store = machine(folder, 'one', credentials);
      const table = await store.table(TRIAL_KEY);
      assert.equal(await table.count(), 250);
      const asked = trialRow('m1/7', 'bulk m1');
      const [near] = await table.nearest(asked.vector, 1, { path: 'bulk m1' });
      assert.deepEqual([near?.id, near?.fields], ['m1/7', asked.fields]);
      const words = await table.matching(['m1/9'], { limit: 2, weights: { body: 2 } });
      assert.deepEqual(
        words.map(({ id }) => id),
        ['m1/9'],
      );
      const [row] = await table.rows(['m1/3']);
      assert.deepEqual(row?.words, trialRow('m1/3').words);
      await table.put(bulkRows('m2'));
      const written = requests.filter((each) => each.includes('merge_insert'));
      assert.equal(written.length, 1);
      assert.match(written[0]!, /on=id&when_matched_update_all=true&when_not_matched_insert_all=true/);
      await table.remove({ path: 'bulk m1' });
      assert.equal(await table.count(), 0);
      await store.compact();
      assert.ok(!requests.some((each) => each.includes('optimize')));
      await store.drop(TRIAL_KEY.name);
      assert.deepEqual(await table.list(), []);
      await store.dispose();
    }));

  it('that refuses the key says so without showing it', () =>
    withServer(async ({ credentials }, folder) => {
      const store = machine(folder, 'one', { ...credentials, lancedb_api_key: 'a-wrong-key' });
      const table = await store.table(TRIAL_KEY);
      await assert.rejects(table.count(), (error: Error & { code?: string }) => {
        assert.equal(error.code, 'store-failed');
        assert.match(error.message, /db:\/\/team cannot be used.*Check the credentials/);
        assert.doesNotMatch(error.message, /a-wrong-key/);
        return true;
      });
      await store.dispose();
    }));
});

const URI = 's3://team/groundplan';
const NO_ENGINES = { enginesConfiguration: async () => ({ preference: 'none', servers: [] }) as const };

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

  it('takes its credentials from the host, and holds no conversation', () =>
    withFolder({ 'src/a.ts': 'export function openAll() {}\n' }, (root) =>
      withFolder({}, async (folder) => {
        const azure = await startAzure();
        const host = { storeCredentials: async () => azure.credentials } as unknown as HostApi;
        const statePath = join(folder, 'state');
        const problems: string[] = [];
        const log = (message: string) => problems.push(message);
        const engine = createNodeEngine({ log, gitAllowed: false, host, statePath, ...NO_ENGINES });
        try {
          const storagePath = join(folder, 'cache');
          await engine.analyze(root, analysisOptions({ storagePath, storeUri: 'az://team/index' }));
          await engine.chat.ask({ roots: [root], question: 'What opens all?' });
          for (const kind of ['symbol', 'conversation']) {
            const { results } = await engine.knowledge.search({ root, query: 'open all', kinds: [kind] });
            assert.equal(results[0]?.of, kind);
          }
          assert.equal((await engine.knowledge.status({ root })).place, 'az://team/index');
        } finally {
          await engine.dispose();
          await azure.close();
        }
        const keys = [...azure.objects.keys()];
        assert.ok(keys.some((key) => key.startsWith('team/index/symbols__')));
        assert.ok(!keys.some((key) => key.includes('messages')));
        assert.deepEqual(problems, []);
      }),
    ));

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
