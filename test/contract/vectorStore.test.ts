/** One suite for every store of vectors: what search relies on, whatever keeps the rows. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { StoredRow, TableKey, VectorStore, VectorTable } from '../../src/core/ports/vectorStore.ts';
import { MemoryVectorStore } from '../../src/infra/knowledge/vectors/memoryVectorStore.ts';
import { SqliteVectorStore } from '../../src/infra/knowledge/vectors/sqlite/sqliteVectorStore.ts';
import { openLance } from '../support/openLance.ts';
import { withFolder } from '../support/temporary.ts';

const KEY: TableKey = {
  name: 'chunks',
  embedder: 'static/código@1 "x"',
  dimensions: 4,
  shape: { words: ['name', 'body'], fields: { path: 'text', language: 'text', startLine: 'number' } },
};

/** A vector of length 1 in the plane of the first two axes. */
const towards = (degrees: number) =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180), 0, 0);

interface Given {
  readonly degrees?: number;
  readonly name?: string;
  readonly body?: string;
  readonly path?: string;
  readonly language?: string;
  readonly startLine?: number;
}

function row(id: string, { degrees = 0, name = '', body = '', ...fields }: Given = {}): StoredRow {
  return {
    id,
    vector: towards(degrees),
    words: { name, body },
    fields: { path: `${id}.ts`, language: 'typescript', startLine: 1, ...fields },
  };
}

const ids = (hits: readonly { readonly id: string }[]) => hits.map(({ id }) => id);

const STORES: readonly (readonly [string, (folder: string) => Promise<VectorStore>])[] = [
  ['in memory', async () => new MemoryVectorStore()],
  [
    'in SQLite',
    async (folder) => new SqliteVectorStore({ file: join(folder, 'vectors.db'), problem: assert.fail }),
  ],
  ['in LanceDB', async (folder) => openLance(folder)],
];

for (const [title, open] of STORES) {
  describe(`a vector store ${title}`, function () {
    this.timeout(30_000);

    const withTable = (use: (table: VectorTable, store: VectorStore) => Promise<void>) =>
      withFolder({}, async (folder) => {
        const store = await open(join(folder, 'db größe & 空'));
        try {
          await use(await store.table(KEY), store);
        } finally {
          await store.dispose();
        }
      });

    it('finds nothing in a table that is empty', () =>
      withTable(async (table) => {
        assert.deepEqual(await table.nearest(towards(0), 5), []);
        assert.deepEqual(await table.matching(['a'], { limit: 5, weights: { body: 1 } }), []);
        assert.deepEqual(await table.rows(['a']), []);
        assert.deepEqual(await table.list(), []);
        assert.equal(await table.count(), 0);
        await table.remove({ path: 'a.ts' });
      }));

    it('finds the nearest first, with cosine similarity', () =>
      withTable(async (table) => {
        await table.put([
          row('far', { degrees: 180 }),
          row('near', { degrees: 10 }),
          row('mid', { degrees: 90 }),
        ]);
        const hits = await table.nearest(towards(0), 3);
        assert.deepEqual(ids(hits), ['near', 'mid', 'far']);
        const cosines = [Math.cos(Math.PI / 18), 0, -1];
        hits.forEach(({ score }, at) => {
          assert.ok(Math.abs(score - cosines[at]!) < 1e-5, `${score}`);
        });
        assert.deepEqual(hits[0]!.fields, { path: 'near.ts', language: 'typescript', startLine: 1 });
        assert.deepEqual(ids(await table.nearest(towards(0), 1)), ['near']);
      }));

    it('takes vectors that are all zero, for texts without a known word', () =>
      withTable(async (table) => {
        const vector = new Float32Array(4);
        await table.put([{ ...row('zero', { body: 'word' }), vector }, row('near')]);
        assert.equal((await table.nearest(towards(0), 5))[0]!.id, 'near');
        assert.deepEqual(ids(await table.matching(['word'], { limit: 5, weights: { body: 1 } })), ['zero']);
        assert.ok((await table.nearest(vector, 5)).length <= 2);
      }));

    it('filters by one value, by a list, by numbers and by several fields', () =>
      withTable(async (table) => {
        await table.put([
          row('a', { degrees: 1, path: "it's.ts", body: 'word' }),
          row('b', { degrees: 2, language: 'python', body: 'word' }),
          row('c', { degrees: 3, language: 'go', startLine: 7, body: 'word' }),
        ]);
        const near = async (filter: Parameters<VectorTable['count']>[0]) =>
          ids(await table.nearest(towards(0), 5, filter));
        assert.deepEqual(await near({ path: "it's.ts" }), ['a']);
        assert.deepEqual(await near({ language: ['go', 'python'] }), ['b', 'c']);
        assert.deepEqual(await near({ startLine: 7 }), ['c']);
        assert.deepEqual(await near({ startLine: 7, language: 'python' }), []);
        assert.deepEqual(await near({ language: [] }), []);
        const options = { limit: 5, weights: { body: 1 }, filter: { language: 'go' } };
        assert.deepEqual(ids(await table.matching(['word'], options)), ['c']);
        assert.equal(await table.count({ language: ['go', 'python'] }), 2);
        assert.deepEqual(ids(await table.list({ startLine: 7 })), ['c']);
      }));

    it('reads a value of a filter as a value, whatever it looks like', () =>
      withTable(async (table) => {
        const hostile = "x' OR '1'='1";
        await table.put([
          row('a', { path: hostile }),
          row('b', { path: '\\"`;--' }),
          row('c', { path: 'ü\n空%_' }),
        ]);
        assert.deepEqual(ids(await table.list({ path: hostile })), ['a']);
        assert.deepEqual(ids(await table.list({ path: '\\"`;--' })), ['b']);
        assert.deepEqual(ids(await table.list({ path: 'ü\n空%_' })), ['c']);
        await table.remove({ path: hostile });
        assert.equal(await table.count(), 2);
      }));

    it('matches rows with any of the words, rarer words counting more', () =>
      withTable(async (table) => {
        await table.put([
          row('both', { body: 'open file' }),
          row('rare', { body: 'open door' }),
          row('one', { body: 'close file' }),
          row('two', { body: 'read file' }),
          row('none', { body: 'nothing here' }),
        ]);
        const hits = await table.matching(['open', 'file'], { limit: 10, weights: { body: 1 } });
        assert.deepEqual(ids(hits), ['both', 'rare', 'one', 'two']);
        assert.ok(hits.every(({ score }) => score > 0));
      }));

    it('weighs fields of words, and leaves out those without a weight', () =>
      withTable(async (table) => {
        const others = [...'abcdefgh'].map((id) => row(id, { name: 'other', body: 'other' }));
        await table.put([row('named', { name: 'parse' }), row('bodied', { body: 'parse' }), ...others]);
        const first = async (weights: Readonly<Record<string, number>>) =>
          ids(await table.matching(['parse'], { limit: 2, weights }));
        assert.deepEqual(await first({ name: 3, body: 1 }), ['named', 'bodied']);
        assert.deepEqual(await first({ name: 1, body: 3 }), ['bodied', 'named']);
        assert.deepEqual(await first({ body: 1 }), ['bodied']);
        assert.deepEqual(await first({}), []);
      }));

    it('compares words as they are, with signs and letters of any language, and no word can be a command', () =>
      withTable(async (table) => {
        const words = [
          'c++',
          'größe',
          '空白',
          'a_b',
          "it's",
          '"quoted"',
          'and',
          'not',
          'the',
          'name:x',
          '*',
          '$',
          'x'.repeat(300),
        ];
        await table.put(words.map((word, at) => row(`r${at}`, { body: word })));
        for (const [at, word] of words.entries()) {
          const hits = await table.matching([word], { limit: 3, weights: { body: 1 } });
          assert.deepEqual(ids(hits), [`r${at}`], word);
        }
        assert.deepEqual(await table.matching(['c', 'quoted', ''], { limit: 3, weights: { body: 1 } }), []);
        assert.deepEqual(await table.matching([], { limit: 3, weights: { body: 1 } }), []);
      }));

    it('replaces rows of the same id, in their words and vectors too', () =>
      withTable(async (table) => {
        await table.put([row('a', { degrees: 0, body: 'old' }), row('b', { degrees: 45, body: 'other' })]);
        await table.put([row('a', { degrees: 180, body: 'new', startLine: 9 })]);
        assert.equal(await table.count(), 2);
        assert.deepEqual(ids(await table.nearest(towards(0), 2)), ['b', 'a']);
        const weights = { body: 1 };
        assert.deepEqual(await table.matching(['old'], { limit: 2, weights }), []);
        const [hit] = await table.matching(['new'], { limit: 2, weights });
        assert.equal(hit?.fields.startLine, 9);
        // The last one of a batch counts.
        await table.put([row('c', { body: 'first' }), row('c', { body: 'second' })]);
        assert.equal(await table.count(), 3);
        assert.deepEqual(ids(await table.matching(['second'], { limit: 2, weights })), ['c']);
      }));

    it('removes by filter, and all of it by an empty one', () =>
      withTable(async (table) => {
        await table.put([row('a', { body: 'w' }), row('b', { body: 'w' }), row('c', { body: 'w' })]);
        await table.remove({ path: ['a.ts', 'c.ts'] });
        assert.deepEqual(ids(await table.nearest(towards(0), 5)), ['b']);
        assert.deepEqual(ids(await table.matching(['w'], { limit: 5, weights: { body: 1 } })), ['b']);
        await table.remove({});
        assert.equal(await table.count(), 0);
        await table.put([row('a')]);
        assert.equal(await table.count(), 1);
      }));

    it('gives whole rows back in the order that was asked for', () =>
      withTable(async (table) => {
        const [a, b] = [row('a', { degrees: 30, name: 'x', body: 'y z' }), row('b', { degrees: 60 })];
        await table.put([a, b]);
        const rows = await table.rows(['b', 'missing', 'a']);
        assert.deepEqual(
          rows.map(({ vector, ...rest }) => ({ ...rest, vector: Float32Array.from(vector) })),
          [b, a].map(({ vector, ...rest }) => ({ ...rest, vector })),
        );
        assert.ok(rows[0]!.vector instanceof Float32Array);
      }));

    it('writes many small puts at once, and each is there when it resolves', () =>
      withTable(async (table) => {
        await Promise.all(
          [...Array(200).keys()].map(async (at) => {
            await table.put([row(`r${at}`, { degrees: at })]);
            assert.equal((await table.rows([`r${at}`])).length, 1);
          }),
        );
        assert.equal(await table.count(), 200);
      }));

    it('does in order what is asked in order, without waiting between', () =>
      withTable(async (table) => {
        await Promise.all([table.put([row('a')]), table.remove({ path: 'a.ts' }), table.put([row('b')])]);
        assert.deepEqual(ids(await table.list()), ['b']);
        await Promise.all([table.remove({}), table.put([row('c')])]);
        assert.deepEqual(ids(await table.list()), ['c']);
      }));

    it('refuses what does not fit the table, and the other rows are unharmed', () =>
      withTable(async (table, store) => {
        await table.put([row('a')]);
        const unfit: StoredRow[] = [
          { ...row('b'), vector: new Float32Array(3) },
          { ...row('b'), vector: Float32Array.of(Number.NaN, 0, 0, 0) },
          { ...row('b'), words: { strange: 'x' } },
          { ...row('b'), fields: { path: 'x' } },
          { ...row('b'), fields: { ...row('b').fields, startLine: 'x' } },
        ];
        for (const each of unfit) await assert.rejects(table.put([each]), { code: 'store-failed' });
        await assert.rejects(table.list({ strange: 1 }), { code: 'store-failed' });
        const shape = { words: ['a b'], fields: {} };
        await assert.rejects(store.table({ ...KEY, shape }), { code: 'store-failed' });
        assert.deepEqual(ids(await table.list()), ['a']);
      }));

    it('never mixes rows of two embedders, of other dimensions or of another shape', () =>
      withTable(async (table, store) => {
        await table.put([row('a')]);
        const shape = { words: ['name'], fields: KEY.shape.fields };
        for (const key of [
          { ...KEY, embedder: 'static/codigo@1 "x"' },
          { ...KEY, dimensions: 5 },
          { ...KEY, shape },
        ]) {
          const other = await store.table(key);
          assert.equal(await other.count(), 0);
          assert.notEqual(await other.generation(), await table.generation());
        }
        assert.equal(await (await store.table(KEY)).count(), 1);
        assert.equal(await (await store.table(KEY)).generation(), await table.generation());
      }));

    it('gives back what is only shown, and does not filter by it', () =>
      withTable(async (_, store) => {
        const shape = { words: ['body'], fields: { path: 'text', said: 'shown' } } as const;
        const table = await store.table({ ...KEY, name: 'shown', shape });
        const fields = { path: 'a.ts', said: 'Says “so”,\nand that.' };
        await table.put([{ id: 'a', vector: towards(0), words: { body: 'w' }, fields }]);
        assert.deepEqual((await table.nearest(towards(0), 1))[0]!.fields, fields);
        await assert.rejects(table.count({ said: 'x' }), { code: 'store-failed' });
        await assert.rejects(table.put([{ ...row('b'), fields: { path: 'b', said: 1 } }]), {
          code: 'store-failed',
        });
      }));

    it('drops all tables of a name, of every embedder, with what waits to be written, and no other', () =>
      withTable(async (table, store) => {
        await table.put([row('kept')]);
        const names = { ...KEY, name: 'messages' };
        const [one, two] = [await store.table(names), await store.table({ ...names, embedder: 'other' })];
        await one.put(Array.from({ length: 300 }, (_, at) => row(`r${at}`, { body: 'secret' })));
        await two.put([row('waits', { body: 'secret' })]);
        const generation = await one.generation();
        await store.drop('messages');
        await store.drop('message');
        const again = await store.table(names);
        assert.equal(await again.count(), 0);
        assert.notEqual(await again.generation(), generation);
        assert.equal(await (await store.table({ ...names, embedder: 'other' })).count(), 0);
        assert.deepEqual(ids(await (await store.table(KEY)).list()), ['kept']);
        await again.put([row('new', { body: 'word' })]);
        assert.deepEqual(ids(await again.matching(['word'], { limit: 2, weights: { body: 1 } })), ['new']);
      }));

    it('can be compacted at any time, with the same answers', () =>
      withTable(async (table, store) => {
        await table.put(
          [...Array(50).keys()].map((at) => row(`r${at}`, { degrees: at, body: `w${at % 5}` })),
        );
        await table.remove({ path: 'r0.ts' });
        const ask = async () => [
          ids(await table.nearest(towards(0), 3)),
          ids(await table.matching(['w1'], { limit: 30, weights: { body: 1 } })).sort(),
        ];
        const before = await ask();
        await store.compact();
        assert.deepEqual(await ask(), before);
        await store.compact(AbortSignal.abort()).catch(() => {});
        assert.deepEqual(await ask(), before);
        assert.ok((await store.status()).sizeBytes > 0);
      }));
  });
}
