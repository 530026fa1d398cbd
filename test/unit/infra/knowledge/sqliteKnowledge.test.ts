import assert from 'node:assert/strict';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { JournalEntry } from '../../../../src/core/ports/journal.ts';
import { SqliteKnowledge } from '../../../../src/infra/knowledge/sqliteKnowledge.ts';
import { withFolder } from '../../../support/temporary.ts';

const entry = (subject: string, body: unknown = subject, kind = 'conversation.message'): JournalEntry => ({
  kind,
  version: 1,
  subject,
  body,
});

const RECIPE = { table: 'chunks', chunker: '1', embedder: 'e', generation: 'g' };

describe('knowledge in SQLite', () => {
  let problems: string[] = [];
  let clock = 0;
  beforeEach(() => {
    problems = [];
    clock = 0;
  });

  const open = (file: string | undefined) =>
    new SqliteKnowledge({ file, now: () => ++clock, problem: (message) => problems.push(message) });
  const bodies = async (knowledge: SqliteKnowledge) =>
    (await knowledge.journal.read()).map(({ body }) => body);

  /** A file with a few hundred entries, all of them in the file itself. */
  async function filled(file: string, entries = 400): Promise<void> {
    const knowledge = open(file);
    const all = [...Array(entries).keys()].map((n) => entry('s', `entry ${n} ${'text '.repeat(50)}`));
    await knowledge.journal.append(all);
    await knowledge.values.set('models', 'chosen', { id: 'tiny' });
    await knowledge.dispose();
  }

  it('creates nothing before it is used', () =>
    withFolder({}, async (folder) => {
      await open(join(folder, 'k.db')).dispose();
      assert.deepEqual(readdirSync(folder), []);
    }));

  it('keeps the journal in order, and answers by kind, family, subject and number', () =>
    withFolder({}, async (folder) => {
      const first = open(join(folder, 'k.db'));
      const numbers = await first.journal.append([
        entry('a'),
        entry('b', { x: [1] }),
        entry('a', null, 'feedback.no'),
      ]);
      assert.deepEqual(numbers, [1, 2, 3]);
      await first.dispose();
      const { journal } = open(join(folder, 'k.db'));
      const subjectsOf = async (query: Parameters<typeof journal.read>[0]) =>
        (await journal.read(query)).map(({ number }) => number);
      assert.deepEqual(await subjectsOf({}), [1, 2, 3]);
      assert.deepEqual(await subjectsOf({ kind: 'conversation' }), [1, 2]);
      assert.deepEqual(await subjectsOf({ kind: 'feedback.no', subject: 'a' }), [3]);
      assert.deepEqual(await subjectsOf({ kind: 'feedback.yes' }), []);
      assert.deepEqual(await subjectsOf({ subject: 'a', after: 1 }), [3]);
      assert.deepEqual(await subjectsOf({ limit: 2 }), [1, 2]);
      const [, second] = await journal.read();
      assert.deepEqual(second, { ...entry('b', { x: [1] }), number: 2, writtenMs: 1 });
    }));

  it('lists subjects, the latest written first, and forgets one for good', () =>
    withFolder({}, async (folder) => {
      const knowledge = open(join(folder, 'k.db'));
      await knowledge.journal.append([entry('old', 'secret-of-old')]);
      await knowledge.journal.append([entry('new')]);
      await knowledge.backUp();
      assert.deepEqual(await knowledge.journal.subjects('conversation'), [
        { subject: 'new', entries: 1, firstMs: 2, lastMs: 2 },
        { subject: 'old', entries: 1, firstMs: 1, lastMs: 1 },
      ]);
      await knowledge.journal.forget('conversation', ['old']);
      const left = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
      assert.ok(left.every((text) => !text.includes('secret-of-old')));
      assert.deepEqual(await bodies(knowledge), ['new']);
      assert.deepEqual(await knowledge.journal.append([entry('next')]), [3]);
    }));

  it('leaves nothing of what is forgotten in any page, log, backup or file set aside', () =>
    withFolder({}, async (folder) => {
      const file = join(folder, 'k.db');
      const knowledge = open(file);
      // Of many lengths, so that pages are split and rows moved about.
      for (let n = 0; n < 300; n++)
        await knowledge.journal.append([
          entry(`s${n}`, n % 3 === 0 ? `walrus ${'w'.repeat((n * 37) % 3000)}` : 'x'.repeat((n * 53) % 900)),
        ]);
      await knowledge.backUp();
      for (const copy of ['.backup.4711', '.damaged', '.damaged-2-wal'])
        writeFileSync(file + copy, 'a walrus');
      const other = open(file);
      await other.journal.read();
      const third = [...Array(100).keys()].map((n) => `s${3 * n}`);
      await knowledge.journal.forget('conversation', third);
      for (const name of readdirSync(folder))
        assert.equal(readFileSync(join(folder, name)).includes('walrus'), false, name);
      assert.equal((await other.journal.read()).length, 200);
      await other.dispose();
    }));

  it('finishes what a kill left of a forgetting', () =>
    withFolder({}, async (folder) => {
      const file = join(folder, 'k.db');
      const killed = open(file);
      await killed.journal.append([entry('a', 'a walrus'), entry('b')]);
      await killed.journal.replace('conversation', ['a'], []);
      const half = new DatabaseSync(file);
      half.exec("INSERT INTO kept VALUES ('journal', 'forgetting', 'true')");
      half.close();
      assert.ok(readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes('walrus')));
      assert.deepEqual(await bodies(open(file)), ['b']);
      assert.ok(readdirSync(folder).every((name) => !readFileSync(join(folder, name)).includes('walrus')));
    }));

  it('tells every window when something was taken away', () =>
    withFolder({}, async (folder) => {
      const [one, two] = [open(join(folder, 'k.db')), open(join(folder, 'k.db'))];
      await one.journal.append([entry('a')]);
      const before = await two.journal.generation('conversation');
      await one.journal.append([entry('b')]);
      assert.equal(await two.journal.generation('conversation'), before);
      await one.journal.forget('conversation', ['a']);
      const after = await two.journal.generation('conversation');
      assert.notEqual(after, before);
      await two.journal.replace('conversation', ['b'], [entry('b', 'newer')]);
      assert.notEqual(await one.journal.generation('conversation'), after);
      assert.deepEqual(await bodies(one), ['newer']);
      await one.dispose();
      await two.dispose();
    }));

  it('keeps values by room, and in memory where there is no file', async () => {
    const { values } = open(undefined);
    await values.set('models', 'a', { context: 4096 });
    await values.set('models', 'b', [1]);
    await values.set('other', 'a', 'x');
    await values.set('models', 'b', undefined);
    assert.deepEqual(await values.get('models', 'a'), { context: 4096 });
    assert.equal(await values.get('models', 'b'), undefined);
    assert.deepEqual([...(await values.all('models'))], [['a', { context: 4096 }]]);
  });

  it('tells which files changed since they were indexed, and which are gone', async () => {
    const { catalogue } = open(undefined);
    const files = (...paths: string[]) => paths.map((path) => ({ path, hash: `hash of ${path}` }));
    assert.deepEqual(await catalogue.changes(RECIPE, files('a', 'b')), { changed: ['a', 'b'], gone: [] });
    await catalogue.record(RECIPE, files('a', 'b', 'c'));
    const now = [...files('a', 'd'), { path: 'b', hash: 'new' }];
    assert.deepEqual(await catalogue.changes(RECIPE, now), { changed: ['d', 'b'], gone: ['c'] });
    await catalogue.forget(RECIPE, ['a', 'c']);
    assert.deepEqual(await catalogue.changes(RECIPE, files('a', 'b')), { changed: ['a'], gone: [] });
    assert.equal(await catalogue.count(RECIPE), 1);
  });

  it('counts every file as changed for another chunker, embedder or generation of the table', async () => {
    const { catalogue } = open(undefined);
    const files = [{ path: 'a', hash: 'h' }];
    await catalogue.record(RECIPE, files);
    for (const other of [{ chunker: '2' }, { embedder: 'f' }, { generation: 'i' }, { table: 'symbols' }]) {
      assert.deepEqual((await catalogue.changes({ ...RECIPE, ...other }, files)).changed, ['a']);
    }
    assert.deepEqual((await catalogue.changes({ ...RECIPE, chunker: '2' }, [])).gone, ['a']);
    await catalogue.record({ ...RECIPE, embedder: 'f' }, files);
    assert.deepEqual((await catalogue.changes(RECIPE, files)).changed, []);
    await catalogue.record({ ...RECIPE, chunker: '2' }, []);
    assert.deepEqual((await catalogue.changes(RECIPE, files)).changed, ['a']);
  });

  it('sets a file that is no database aside, takes its backup and goes on', () =>
    withFolder({}, async (folder) => {
      const file = join(folder, 'k.db');
      await filled(file);
      const first = open(file);
      await first.backUp();
      await first.dispose();
      writeFileSync(file, 'no database at all, but long enough to be one '.repeat(1000));
      const second = open(file);
      await second.journal.append([entry('new', 'after')]);
      assert.equal((await second.journal.read()).length, 401);
      assert.deepEqual(await second.values.get('models', 'chosen'), { id: 'tiny' });
      assert.ok(existsSync(`${file}.damaged`));
      assert.match(problems.join(), /damaged .* set aside as .* 400 entries .* kept/);
      await second.dispose();
    }));

  it('keeps what can be read of a journal with a damaged page, on both sides of it', () =>
    withFolder({}, async (folder) => {
      const file = join(folder, 'k.db');
      await filled(file, 2000);
      const content = readFileSync(file);
      const middle = Math.floor(content.length / 8192) * 4096;
      content.fill(0xff, middle, middle + 4096);
      writeFileSync(file, content);
      const knowledge = open(file);
      const numbers = (await knowledge.journal.read()).map(({ number }) => number);
      assert.ok(numbers.length > 1950 && numbers.length < 2000, `${numbers.length}`);
      assert.equal(numbers[0], 1);
      assert.equal(numbers.at(-1), 2000);
      assert.equal(problems.length, 1);
      await knowledge.dispose();
    }));

  it('leaves an entry out whose text is no longer what was written, and says so', () =>
    withFolder({}, async (folder) => {
      const file = join(folder, 'k.db');
      await filled(file, 20);
      const content = readFileSync(file);
      for (let at = content.indexOf('entry 7 '); at >= 0; at = content.indexOf('entry 7 ', at + 5))
        content.write('XXXXX', at);
      writeFileSync(file, content);
      const knowledge = open(file);
      assert.equal((await knowledge.journal.read()).length, 19);
      assert.match(problems.join(), /1 entries .* damaged and left out/);
      await knowledge.dispose();
    }));

  it('writes to the new file after another window has set a damaged one aside', () =>
    withFolder({}, async (folder) => {
      const file = join(folder, 'k.db');
      const [one, two] = [open(file), open(file)];
      await one.journal.append([entry('a')]);
      await two.journal.append([entry('b')]);
      const checkpoint = new DatabaseSync(file);
      checkpoint.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      checkpoint.close();
      writeFileSync(file, 'no database at all, but long enough to be one '.repeat(1000));
      await open(file).journal.append([entry('c')]);
      await one.journal.append([entry('d')]);
      await two.journal.append([entry('e')]);
      assert.deepEqual(await bodies(open(file)), ['c', 'd', 'e']);
      assert.deepEqual(
        readdirSync(folder).filter((name) => /damaged(-\d)?$/.test(name)),
        ['k.db.damaged'],
      );
    }));

  it('is not damaged because another window is writing, and says who is to be ended', () =>
    withFolder({}, async (folder) => {
      const file = join(folder, 'k.db');
      await filled(file, 1);
      const other = new DatabaseSync(file);
      other.exec('BEGIN IMMEDIATE');
      const knowledge = open(file);
      await assert.rejects(knowledge.journal.append([entry('a')]), {
        code: 'store-failed',
        message: /locked.*Another process holds it/,
      });
      assert.equal((await knowledge.journal.read()).length, 1);
      other.exec('ROLLBACK');
      await knowledge.journal.append([entry('a')]);
      assert.deepEqual(problems, []);
      assert.ok(!existsSync(`${file}.damaged`));
      other.close();
      await knowledge.dispose();
    }));

  it('refuses a file of a newer version, unchanged', () =>
    withFolder({}, async (folder) => {
      const file = join(folder, 'k.db');
      await filled(file, 1);
      const newer = new DatabaseSync(file);
      newer.exec('PRAGMA user_version = 99');
      newer.close();
      await assert.rejects(open(file).journal.append([entry('a')]), {
        code: 'store-failed',
        message: /newer/,
      });
    }));

  it('reads what it cannot write to, and says so when it should write', function () {
    if (process.getuid?.() === 0) this.skip();
    return withFolder({}, async (folder) => {
      const file = join(folder, 'k.db');
      await filled(file, 3);
      chmodSync(file, 0o444);
      chmodSync(folder, 0o555);
      try {
        const knowledge = open(file);
        assert.equal((await knowledge.journal.read()).length, 3);
        await assert.rejects(knowledge.journal.append([entry('a')]), {
          code: 'store-failed',
          message: /permissions/,
        });
      } finally {
        chmodSync(folder, 0o755);
      }
    });
  });
});
