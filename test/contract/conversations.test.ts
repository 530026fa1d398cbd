/** Stores of conversations: one suite for each, then what only a file has to stand. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChatMessage } from '../../src/core/model/chat.ts';
import type { ConversationStore } from '../../src/core/ports/conversationStore.ts';
import { MemoryConversations } from '../../src/infra/chat/memoryConversations.ts';
import { openConversations } from '../../src/infra/chat/openConversations.ts';
import { SqliteConversations } from '../../src/infra/chat/sqliteConversations.ts';
import { newDatabase } from '../../src/infra/store/sqlite.ts';
import { killWriters } from '../support/conversationKills.ts';
import { withFolder } from '../support/temporary.ts';

const at = (second: number) => new Date(Date.UTC(2027, 0, 1, 0, 0, second)).toISOString();

function message(id: string, text: string, more: Partial<ChatMessage> = {}): ChatMessage {
  const empty = { chips: [], citations: [], suggestions: [], notices: [], followUps: [] };
  return { id, role: 'user', text, at: at(1), state: 'done', ...empty, ...more };
}

const texts = (messages: readonly ChatMessage[]) => messages.map((each) => each.text);
const quiet = { problem() {} };

type With = (use: (store: ConversationStore) => Promise<void>) => Promise<void>;

const STORES: Readonly<Record<string, With>> = {
  memory: (use) => use(new MemoryConversations()),
  SQLite: (use) =>
    withFolder({}, async (folder) => {
      const store = new SqliteConversations({ file: join(folder, 'c.db'), ...quiet });
      try {
        await use(store);
      } finally {
        await store.dispose();
      }
    }),
};

for (const [name, withStore] of Object.entries(STORES)) {
  describe(`conversations in ${name}`, () => {
    const filled: With = (use) =>
      withStore(async (store) => {
        await store.create({ id: 'a', title: 'About queues', roots: ['/w'], created: at(0) });
        await store.create({ id: 'b', title: 'Other', roots: ['/v'], created: at(0) });
        for (let n = 0; n < 6; n++) await store.append('a', message(`m${n}`, `text ${n}`, { at: at(n + 1) }));
        await store.append('b', message('x', 'Wo liegt die Übersicht der Zahlungen?', { at: at(60) }));
        await use(store);
      });

    it('gives back what it was given, in windows', () =>
      filled(async (store) => {
        assert.deepEqual(await store.find('a'), {
          id: 'a',
          title: 'About queues',
          roots: ['/w'],
          created: at(0),
          changed: at(6),
          messages: 6,
          branches: 0,
        });
        assert.deepEqual(texts(await store.messages('a', 2, 2)), ['text 2', 'text 3']);
        assert.equal(await store.indexOf('a', 'm4'), 4);
        assert.equal(await store.indexOf('a', 'none'), undefined);
        assert.equal(await store.find('none'), undefined);
      }));

    it('lists the last changed first, of some workspaces, and by words', () =>
      filled(async (store) => {
        const ids = async (query: Partial<Parameters<ConversationStore['list']>[0]>) =>
          (await store.list({ from: 0, count: 10, ...query })).found.map(({ id }) => id);
        assert.deepEqual(await ids({}), ['b', 'a']);
        assert.deepEqual(await ids({ roots: ['/w'] }), ['a']);
        assert.deepEqual(await ids({ roots: [] }), []);
        assert.deepEqual(await ids({ search: 'queues' }), ['a']);
        assert.deepEqual(await ids({ search: 'zahlung' }), ['b']);
        assert.deepEqual(await ids({ search: 'text "3' }), ['a']);
        assert.deepEqual(await ids({ search: 'nothing' }), []);
        assert.equal((await store.list({ from: 1, count: 1 })).total, 2);
      }));

    it('replaces a message, renames and removes', () =>
      filled(async (store) => {
        await store.write('a', message('m5', 'rewritten'));
        assert.deepEqual(texts(await store.messages('a', 5, 1)), ['rewritten']);
        assert.equal((await store.list({ from: 0, count: 1, search: 'rewritten' })).total, 1);
        await store.rename('a', 'New');
        assert.equal((await store.find('a'))?.title, 'New');
        await store.choose('a', { engine: 'server:lab', adapter: 'python' });
        const { engine, adapter } = (await store.find('a'))!;
        assert.deepEqual([engine, adapter], ['server:lab', 'python']);
        await store.choose('a', {});
        assert.deepEqual(Object.keys((await store.find('a'))!).includes('engine'), false);
        assert.deepEqual(Object.keys((await store.find('a'))!).includes('adapter'), false);
        await store.remove('a');
        assert.equal((await store.list({ from: 0, count: 9 })).total, 1);
        assert.equal((await store.list({ from: 0, count: 9, search: 'rewritten' })).total, 0);
      }));

    it('keeps a tail that is cut off, and puts it back', () =>
      filled(async (store) => {
        await store.setSummary('a', { messages: 3, text: 'so far' });
        await store.cut('a', 4, { id: 'b1', left: at(7) });
        assert.equal((await store.summary('a'))?.text, 'so far');
        await store.append('a', message('n0', 'instead'));
        await store.cut('a', 2, { id: 'b2', left: at(8) });
        assert.equal(await store.summary('a'), undefined);
        assert.deepEqual(
          (await store.branches('a')).map((each) => [each.id, each.at, texts(each.messages)]),
          [
            ['b1', 4, ['text 4', 'text 5']],
            ['b2', 2, ['text 2', 'text 3', 'instead']],
          ],
        );
        assert.deepEqual(
          (await store.branches('a')).map(({ after }) => after),
          ['m3', 'm1'],
        );
        await store.restore('a', 'b2', { id: 'b3', left: at(9) });
        assert.equal((await store.find('a'))?.changed, at(9));
        assert.deepEqual(texts(await store.messages('a', 0, 9)), [
          'text 0',
          'text 1',
          'text 2',
          'text 3',
          'instead',
        ]);
        assert.deepEqual(
          (await store.branches('a')).map(({ id }) => id),
          ['b1'],
        );
        await store.restore('a', 'b1', { id: 'b4', left: at(9) });
        assert.deepEqual(texts(await store.messages('a', 3, 9)), ['text 3', 'text 4', 'text 5']);
      }));

    it('takes in a whole one', () =>
      withStore(async (store) => {
        const branches = [{ id: 'old', at: 1, left: at(3), messages: [message('q', 'left')] }];
        await store.put({
          id: 'c',
          title: 'Whole',
          roots: [],
          created: at(0),
          changed: at(2),
          messages: [message('p', 'first')],
          branches,
        });
        assert.deepEqual(await store.branches('c'), branches);
        assert.equal((await store.find('c'))?.messages, 1);
      }));
  });
}

describe('conversations in a file', function () {
  this.timeout(30_000);

  it('are shared by two windows, none of whose messages is lost', () =>
    withFolder({}, async (folder) => {
      const file = join(folder, 'c.db');
      const windows = [0, 1].map(() => new SqliteConversations({ file, ...quiet }));
      await windows[0]!.create({ id: 'a', title: 'A', roots: [], created: at(0) });
      for (let n = 0; n < 40; n++) await windows[n % 2]!.append('a', message(`m${n}`, `${n}`));
      assert.deepEqual(
        texts(await windows[0]!.messages('a', 0, 99)),
        Array.from({ length: 40 }, (_, n) => `${n}`),
      );
      for (const window of windows) await window.dispose();
    }));

  const LATER = [
    '',
    'ALTER TABLE conversations ADD COLUMN engine TEXT; ALTER TABLE branches ADD COLUMN parent TEXT; PRAGMA user_version = 2',
  ];
  for (const [before, later] of LATER.entries())
    it(`are taken over from a file of version ${before + 1}`, () =>
      withFolder({}, async (folder) => {
        const file = join(folder, 'c.db');
        const database = newDatabase(file);
        database.exec(`
        CREATE TABLE conversations (id TEXT PRIMARY KEY, title TEXT NOT NULL, roots TEXT NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL, summarised INTEGER NOT NULL DEFAULT 0, summary TEXT) WITHOUT ROWID;
        CREATE TABLE messages (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, conversation TEXT NOT NULL, branch TEXT NOT NULL, position INTEGER NOT NULL, body TEXT NOT NULL);
        CREATE TABLE branches (id TEXT PRIMARY KEY, conversation TEXT NOT NULL, at INTEGER NOT NULL, moment TEXT NOT NULL) WITHOUT ROWID;
        INSERT INTO conversations VALUES ('a', 'Old', '[]', '', '', 0, NULL);
        INSERT INTO branches VALUES ('b', 'a', 0, '');
        PRAGMA user_version = 1; ${later}`);
        database.close();
        const store = new SqliteConversations({ file, ...quiet });
        assert.equal((await store.find('a'))?.title, 'Old');
        await store.choose('a', { adapter: 'python' });
        assert.equal((await store.find('a'))?.adapter, 'python');
        assert.deepEqual(await store.branches('a'), [{ id: 'b', at: 0, left: '', messages: [] }]);
        await store.dispose();
      }));

  it('survive a kill at any moment with all that was told to be kept', () =>
    withFolder({}, async (folder) => {
      const { told, lost, problems } = await killWriters(folder, 5, Math.random);
      assert.ok(told >= 5, `${told} were written`);
      assert.deepEqual([lost, problems], [0, []]);
    }));

  it('open a window of 2,000 messages at once', () =>
    withFolder({}, async (folder) => {
      const store = new SqliteConversations({ file: join(folder, 'c.db'), ...quiet });
      const messages = Array.from({ length: 2000 }, (_, n) => message(`m${n}`, `${n} `.repeat(400)));
      await store.put({
        id: 'a',
        title: 'Long',
        roots: [],
        created: at(0),
        changed: at(0),
        messages,
        branches: [],
      });
      const started = performance.now();
      assert.equal((await store.messages('a', 1950, 50)).length, 50);
      assert.ok(performance.now() - started < 100);
      await store.dispose();
    }));

  it('begin anew where the file is damaged, which is kept, and stay in memory where none can be written', () =>
    withFolder(
      { 'conversations.db': 'this is no database at all, '.repeat(400), blocked: '' },
      async (folder) => {
        const told: string[] = [];
        const store = openConversations(folder, (problem) => void told.push(problem));
        await store.create({ id: 'a', title: 'A', roots: [], created: at(0) });
        assert.equal((await store.list({ from: 0, count: 5 })).total, 1);
        assert.match(told[0] ?? '', /set aside as .*\.damaged/);
        await store.dispose();
        writeFileSync(join(folder, 'file'), '');
        assert.match(
          openConversations(join(folder, 'file'), () => {}).notice ?? '',
          /cannot be kept .* gone when the program ends/,
        );
      },
    ));
});
