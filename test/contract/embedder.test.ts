/** What every embedder keeps, on the model that ships and on an encoder that the test writes. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { codeOf } from '../../src/base/codedError.ts';
import type { EmbeddingModel } from '../../src/core/embed/embeddingModel.ts';
import { pooled } from '../../src/core/embed/quantizedTable.ts';
import { BagMaker } from '../../src/core/embed/tokenBags.ts';
import type { Embedder } from '../../src/core/ports/embedder.ts';
import { EmbedProcess } from '../../src/infra/embed/embedProcess.ts';
import { GgufEmbedder } from '../../src/infra/embed/ggufEmbedder.ts';
import { embeddingCatalogue, embedEntry, shippedModels } from '../../src/infra/embed/modelFolders.ts';
import { openEmbedder } from '../../src/infra/embed/openEmbedder.ts';
import { StaticEmbedder } from '../../src/infra/embed/staticEmbedder.ts';
import { readTable, readVocabulary } from '../../src/infra/embed/staticFiles.ts';
import { TransformerEmbedder } from '../../src/infra/embed/transformerEmbedder.ts';
import { writeAttentiveEncoder } from '../support/attentiveEncoder.ts';
import { tinyEncoder } from '../support/tinyEncoder.ts';

const shipped = embeddingCatalogue()[0]!;
const shippedFolder = join(shippedModels(), shipped.id);
/** More than are embedded in place. */
const MANY = Array.from(
  { length: 150 },
  (_, at) => `src/file${at}.ts\nexport function readConfig${at % 7}(path) { return parse(path) }`,
);

const encoder: EmbeddingModel = {
  id: 'tiny',
  title: 'Tiny',
  licence: 'Apache-2.0',
  dimensions: 8,
  kind: 'transformer',
  pooling: 'mean',
  queryPrefix: 'find ',
  passagePrefix: '',
  maxTokens: 6,
  files: [
    { name: 'model.onnx', url: '', aboutBytes: 0 },
    { name: 'tokenizer.json', url: '', aboutBytes: 0 },
  ],
};

describe('embedders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gp-embed-'));
  const open: Embedder[] = [];
  const keep = <T extends Embedder>(embedder: T): T => {
    open.push(embedder);
    return embedder;
  };
  const staticEmbedder = (entry = embedEntry(), from = shippedFolder) =>
    keep(new StaticEmbedder({ ...shipped, folder: from, entry, log: () => {} }));
  const transformer = (model: EmbeddingModel = encoder) =>
    keep(new TransformerEmbedder({ model, folder, entry: embedEntry() }));

  before(() => tinyEncoder(folder, encoder.dimensions));
  afterEach(async () => {
    for (const embedder of open.splice(0)) await embedder.dispose();
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const [name, create] of [
    ['the model that ships', staticEmbedder],
    ['an encoder', transformer],
  ] as const) {
    describe(name, () => {
      it('gives a vector of length 1 a text, in their order', async () => {
        const embedder = create();
        const vectors = await embedder.embed(MANY, 'passage');
        assert.equal(vectors.length, MANY.length);
        for (const vector of vectors) {
          assert.equal(vector.length, embedder.dimensions);
          assert.ok(Math.abs(Math.hypot(...vector) - 1) < 1e-5);
        }
        const [alone] = await embedder.embed([MANY[77]!], 'passage');
        assertNear(vectors[77]!, alone!);
      });

      it('takes no texts, empty texts and long ones', async () => {
        const embedder = create();
        assert.deepEqual(await embedder.embed([], 'query'), []);
        const vectors = await embedder.embed(['', 'read '.repeat(200_000), '\u0000\uD800'], 'passage');
        assert.ok(vectors.every((vector) => vector.every(Number.isFinite)));
      });

      it('stops when it is told to', async () => {
        const embedder = create();
        const stop = new AbortController();
        const embedding = embedder.embed(Array(20).fill(MANY).flat(), 'passage', stop.signal);
        setTimeout(() => stop.abort(), 20);
        await assert.rejects(embedding, (error) => codeOf(error) === 'cancelled');
        assert.equal((await embedder.embed(['read'], 'query')).length, 1);
      });
    });
  }

  describe('the model that ships', () => {
    it('gives the same vectors in place and by ONNX Runtime', async () => {
      const maker = new BagMaker(await readVocabulary(shippedFolder));
      const table = await readTable(shippedFolder);
      const texts = [...MANY, '', 'Ungewöhnliche Wörter: frobnicatezzz 变量', 'HTTP server'];
      const vectors = await staticEmbedder().embed(texts, 'passage');
      const bags = maker.bagsOf(texts);
      vectors.forEach((vector, at) => {
        assertNear(vector, pooled(table, bags, at));
      });
    });

    it('puts what means the same nearer than what does not', async () => {
      const [query, right, wrong] = await staticEmbedder().embed(
        [
          'remove a directory and everything in it',
          'src/files/rmrf.ts\nexport function deleteFolder(path) { rmSync(path, { recursive: true }) }',
          'src/color/mix.ts\nexport function blend(red, green, blue) { return red * 0.3 + green * 0.6 + blue * 0.1 }',
        ],
        'query',
      );
      assert.ok(dot(query!, right!) > dot(query!, wrong!) + 0.1);
    });

    it('starts no process for a question', async () => {
      const embedder = staticEmbedder(new URL('file:///no/such/entry.mjs'));
      assert.equal((await embedder.embed(['where are users kept'], 'query')).length, 1);
      assert.equal(embedder.notice, undefined);
    });

    it('goes on in place, and says so, where its process cannot run', async () => {
      const crashing = join(folder, 'crash.mjs');
      writeFileSync(crashing, 'process.on("message", () => process.abort());');
      const expected = await staticEmbedder().embed(MANY, 'passage');
      const embedder = staticEmbedder(pathToFileURL(crashing));
      const vectors = await embedder.embed(MANY, 'passage');
      assert.match(embedder.notice ?? '', /in the engine itself.*SIGABRT/s);
      vectors.forEach((vector, at) => {
        assertNear(vector, expected[at]!);
      });
    });

    it('is refused with its folder when its files are cut short', async () => {
      writeFileSync(join(folder, 'vocabulary.txt'), 'read\nfile\n');
      const embedder = staticEmbedder(embedEntry(), folder);
      await assert.rejects(embedder.embed(['read'], 'query'), (error: Error) => {
        assert.equal(codeOf(error), 'not-installed');
        assert.ok(error.message.includes(folder));
        return true;
      });
    });
  });

  describe('an encoder', () => {
    it('tells questions from passages by their prefixes, and cuts at its limit', async () => {
      const embedder = transformer();
      const [asked] = await embedder.embed(['read file'], 'query');
      const [passage] = await embedder.embed(['find read file'], 'passage');
      assertNear(asked!, passage!);
      const [long, cut] = await embedder.embed(
        ['read file path read file', 'read file path read'],
        'passage',
      );
      assertNear(long!, cut!);
    });

    it('means its tokens, and leaves the filling out', async () => {
      const embedder = transformer();
      const [short, , means] = await embedder.embed(['read', 'read file path read', 'file'], 'passage');
      const [alone] = await embedder.embed(['read'], 'passage');
      assertNear(short!, alone!);
      assert.ok(dot(short!, means!) < 0.999);
    });

    it('attends to its own tokens and no filling, cut byte by byte, and is pooled as the catalogue says', async () => {
      const place = join(folder, 'attentive');
      const { dimensions, tokensOf, hiddenOf } = writeAttentiveEncoder(place);
      const texts = ['read file', 'ü', 'read file file read file'];
      const read = [
        tokensOf('read', 'Ġfile'),
        tokensOf('Ã', '¼'),
        tokensOf('read', 'Ġfile', 'Ġfile', 'Ġ', 'read', 'Ġfile'),
      ];
      const wanted = {
        mean: (hidden: readonly (readonly number[])[]) =>
          hidden[0]!.map((_, d) => hidden.reduce((sum, each) => sum + each[d]!, 0)),
        first: (hidden: readonly (readonly number[])[]) => hidden[0]!,
        last: (hidden: readonly (readonly number[])[]) => hidden.at(-1)!,
      };
      for (const pooling of ['mean', 'first', 'last'] as const) {
        const model = {
          ...encoder,
          id: `attentive-${pooling}`,
          dimensions,
          pooling,
          queryPrefix: '',
          maxTokens: 16,
        };
        const embedder = keep(new TransformerEmbedder({ model, folder: place, entry: embedEntry() }));
        const vectors = await embedder.embed(texts, 'passage');
        read.forEach((tokens, at) => {
          const vector = wanted[pooling](hiddenOf(tokens));
          const length = Math.hypot(...vector);
          assertNear(
            vectors[at]!,
            Float32Array.from(vector, (value) => value / length),
          );
        });
      }
    });

    it('that is not downloaded is unavailable, and nothing is fetched', async () => {
      const embedder = keep(
        new TransformerEmbedder({ model: encoder, folder: join(folder, 'none'), entry: embedEntry() }),
      );
      await assert.rejects(
        embedder.embed(['read'], 'query'),
        (error) => codeOf(error) === 'engine-unavailable',
      );
    });

    it('whose file is damaged says so, and so does one of other dimensions', async () => {
      await assert.rejects(
        transformer({ ...encoder, dimensions: 12 }).embed(['read'], 'query'),
        /8 numbers instead of 12/,
      );
      const damaged = join(folder, 'damaged');
      tinyEncoder(damaged, encoder.dimensions);
      writeFileSync(join(damaged, 'model.onnx'), 'no graph');
      const embedder = keep(
        new TransformerEmbedder({ model: encoder, folder: damaged, entry: embedEntry() }),
      );
      await assert.rejects(embedder.embed(['read'], 'query'), (error) => codeOf(error) === 'engine-failed');
    });
  });

  describe('the process of a model', () => {
    const child = (options: { idleMs?: number; timeoutMs?: number } = {}) =>
      new EmbedProcess({ entry: embedEntry(), spec: { kind: 'static', folder: shippedFolder }, ...options });

    it('rejects what is under way when it is killed, and is begun anew with the next request', async () => {
      const process = child();
      await process.embed(['read'], 'query');
      const first = process.pid!;
      const pending = process.embed(MANY, 'passage');
      globalThis.process.kill(first, 'SIGKILL');
      await assert.rejects(pending, (error) => codeOf(error) === 'engine-failed');
      assert.ok((await process.embed(['read'], 'query')).length > 0);
      assert.notEqual(process.pid, first);
      await process.dispose();
    });

    it('leaves nothing behind on the disk and reports to nobody', async () => {
      const cache = join(folder, 'cache');
      mkdirSync(cache);
      const before = process.env.XDG_CACHE_HOME;
      process.env.XDG_CACHE_HOME = cache;
      const quiet = child();
      await quiet.embed(MANY, 'passage');
      await quiet.dispose();
      if (before === undefined) delete process.env.XDG_CACHE_HOME;
      else process.env.XDG_CACHE_HOME = before;
      assert.deepEqual(readdirSync(cache), []);
    });

    it('ends when nothing is asked of it', async () => {
      const process = child({ idleMs: 30 });
      await process.embed(['read'], 'query');
      assert.notEqual(process.pid, undefined);
      const limit = performance.now() + 5000;
      while (process.pid !== undefined && performance.now() < limit)
        await new Promise((done) => setTimeout(done, 20));
      assert.equal(process.pid, undefined);
    });

    it('keeps a program alive until its answer is there and it has ended, and no longer', () => {
      const script = `
        const { EmbedProcess } = await import(${JSON.stringify(new URL('../../src/infra/embed/embedProcess.ts', import.meta.url).href)});
        const spec = { kind: 'static', folder: ${JSON.stringify(shippedFolder)} };
        const make = () => new EmbedProcess({ entry: new URL(${JSON.stringify(embedEntry().href)}), spec });
        const ended = make();
        const vectors = await ended.embed(['read'], 'query');
        await ended.dispose();
        await make().embed(['read'], 'query');
        console.log(vectors.length);`;
      const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        encoding: 'utf8',
        timeout: 20_000,
      });
      assert.deepEqual([stdout.trim(), status], [String(shipped.dimensions), 0]);
    });

    it('is given up when it does not answer in time', async () => {
      const stalling = join(folder, 'stall.mjs');
      writeFileSync(stalling, 'process.on("message", () => {});');
      const process = new EmbedProcess({
        entry: pathToFileURL(stalling),
        spec: { kind: 'static', folder: shippedFolder },
        timeoutMs: 200,
      });
      await assert.rejects(process.embed(['read'], 'query'), /did not answer in time/);
      assert.equal(process.pid, undefined);
    });
  });

  describe('a model that the text engine runs', () => {
    const model: EmbeddingModel = { ...encoder, kind: 'gguf' };
    /** Stands for the text engine: says what it was asked, the length of each text as its vector. */
    class LengthEmbedder implements Embedder {
      readonly id = 'length';
      readonly dimensions = 8;
      readonly notice = undefined;
      disposed = false;
      async embed(texts: readonly string[]): Promise<Float32Array[]> {
        return texts.map((text) => new Float32Array(8).fill(text.length));
      }
      async dispose(): Promise<void> {
        this.disposed = true;
      }
    }

    it('is loaded with the first text, given its prefixes and let go at the end', async () => {
      const file = join(folder, 'model.onnx');
      const inner = new LengthEmbedder();
      let loads = 0;
      const embedder = new GgufEmbedder({
        model,
        file,
        load: async () => {
          loads++;
          return inner;
        },
      });
      assert.equal(loads, 0);
      const [query] = await embedder.embed(['read'], 'query');
      const [passage] = await embedder.embed(['read'], 'passage');
      assert.deepEqual([query![0], passage![0], loads], ['find read'.length, 'read'.length, 1]);
      await embedder.dispose();
      assert.ok(inner.disposed);
    });

    it('is unavailable without its file, asked again after a load that failed, and held to its dimensions', async () => {
      const none = new GgufEmbedder({
        model,
        file: join(folder, 'none'),
        load: async () => new LengthEmbedder(),
      });
      await assert.rejects(none.embed(['read'], 'query'), (error) => codeOf(error) === 'engine-unavailable');
      let loads = 0;
      const load = async () => {
        if (loads++ === 0) throw new Error('no memory');
        return new LengthEmbedder();
      };
      const twice = new GgufEmbedder({ model, file: join(folder, 'model.onnx'), load });
      await assert.rejects(twice.embed(['read'], 'query'), /no memory/);
      assert.equal((await twice.embed(['read'], 'query')).length, 1);
      const other = new GgufEmbedder({
        model: { ...model, dimensions: 9 },
        file: join(folder, 'model.onnx'),
        load,
      });
      await assert.rejects(other.embed(['read'], 'query'), /8 numbers instead of 9/);
    });
  });

  describe('opening an embedder', () => {
    it('takes the shipped one by default and knows those of the catalogue', () => {
      const options = { downloads: folder, loadGguf: () => Promise.reject(new Error('none')), log: () => {} };
      assert.equal(keep(openEmbedder({ ...options, model: undefined })).id, shipped.id);
      assert.equal(keep(openEmbedder({ ...options, model: 'all-minilm-l6-v2' })).dimensions, 384);
      assert.throws(() => openEmbedder({ ...options, model: 'nonsense' }), /There are: .*all-minilm/);
    });
  });
}).timeout(60_000);

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0);
}

function assertNear(a: Float32Array, b: Float32Array): void {
  const off = a.reduce((most, value, at) => Math.max(most, Math.abs(value - b[at]!)), 0);
  assert.ok(off < 1e-5, `off by ${off}`);
}
