import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lanceProof } from '../../../../src/infra/knowledge/vectors/lance/lanceProbe.ts';
import { openVectorStore } from '../../../../src/infra/knowledge/vectors/openVectorStore.ts';
import { withFolder } from '../../../support/temporary.ts';

const KEY = {
  name: 'chunks',
  embedder: 'e',
  dimensions: 2,
  shape: { words: ['w'], fields: { path: 'text' } },
} as const;

describe('the store of vectors that serves', () => {
  const log: string[] = [];
  beforeEach(() => {
    log.length = 0;
  });
  const open = (folder: string | undefined, proofFile = '') =>
    openVectorStore({ folder, proofFile, log: (message) => log.push(message) });

  it('is in memory without a folder, and LanceDB with one, proven in a process of its own once', () =>
    withFolder({}, async (folder) => {
      assert.equal((await (await open(undefined)).status()).kind, 'memory');
      const proofFile = join(folder, 'proof.json');
      const store = await open(join(folder, 'v'), proofFile);
      assert.equal((await store.status()).kind, 'lance');
      await store.dispose();
      const proof = readFileSync(proofFile, 'utf8');
      assert.match(proof, /"works":true/);
      assert.deepEqual(
        await lanceProof({ file: proofFile, now: Date.now, entry: new URL('file:///no-such-entry') }),
        {
          works: true,
        },
      );
      assert.deepEqual(log, []);
    }));

  it('is SQLite with a notice where LanceDB cannot run', () =>
    withFolder({}, async (folder) => {
      const store = await openVectorStore({
        folder,
        proofFile: '',
        log: (message) => log.push(message),
        prove: async () => ({ works: false, why: 'needs a processor with AVX2 and FMA' }),
      });
      await (await store.table(KEY)).put([
        { id: 'a', vector: Float32Array.of(1, 0), words: {}, fields: { path: 'a' } },
      ]);
      const { kind, notice, sizeBytes } = await store.status();
      assert.equal(kind, 'sqlite');
      assert.match(notice ?? '', /AVX2.*SQLite instead/);
      assert.ok(sizeBytes > 0);
      assert.deepEqual(log, [notice]);
      await store.dispose();
    }));

  it('survives a probe that is killed by an instruction, remembers it for a day and then asks again', () =>
    withFolder({ 'crash.mjs': "process.kill(process.pid, 'SIGILL');" }, async (folder) => {
      const file = join(folder, 'proof.json');
      const entry = pathToFileURL(join(folder, 'crash.mjs'));
      const refused = { works: false, why: 'does not run here (SIGILL)' };
      const { works } = await lanceProof({ file, now: () => 1000, entry });
      assert.equal(works, false);
      writeFileSync(join(folder, 'crash.mjs'), "process.stdout.write('proven')");
      assert.deepEqual(await lanceProof({ file, now: () => 2000, entry }), refused);
      assert.deepEqual(await lanceProof({ file, now: () => 1e9, entry }), { works: true });
    }));

  it('is proven again where what was remembered is damaged or of another machine', () =>
    withFolder({ 'no.mjs': 'process.exit(3);' }, async (folder) => {
      const entry = pathToFileURL(join(folder, 'no.mjs'));
      const file = join(folder, 'proof.json');
      for (const text of ['{', '{"machine":"other","at":0,"proof":{"works":true}}', 'null']) {
        writeFileSync(file, text);
        assert.equal((await lanceProof({ file, now: Date.now, entry })).works, false, text);
      }
      assert.ok(existsSync(file));
    }));
});
