import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { serialize } from 'node:v8';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import { SqliteFactStore } from '../../../../src/infra/store/sqliteFactStore.ts';
import { withFolder } from '../../../support/temporary.ts';

const facts = (path: string, hash: string): FileFacts => ({
  path,
  hash,
  language: 'typescript',
  depth: 'full',
  sizeBytes: 1,
  lines: 1,
  imports: [],
  symbols: [],
  references: [],
  packages: [],
  problems: [{ path, code: 'syntax-error', message: 'm' }],
});
const file = (path: string, mtimeMs = 1) => ({ path, sizeBytes: 1, mtimeMs });

describe('the fact cache', () => {
  const open = (folder: string, problems: string[] = []) =>
    new SqliteFactStore({ file: join(folder, 'facts.db'), problem: (message) => problems.push(message) });

  it('gives facts back for files that have not changed, and only for those', () =>
    withFolder({}, async (folder) => {
      const first = open(folder);
      first.save(file('a.ts'), facts('a.ts', 'h1'));
      first.save(file('b.ts'), facts('b.ts', 'h2'));
      first.dispose();
      const second = open(folder);
      assert.deepEqual([...second.load([file('a.ts'), file('b.ts', 2)]).values()], [facts('a.ts', 'h1')]);
      second.dispose();
    }));

  it('knows content by its hash under another path', () =>
    withFolder({}, async (folder) => {
      const store = open(folder);
      store.save(file('a.ts'), facts('a.ts', 'h1'));
      store.flush();
      assert.deepEqual(store.byContent('h1', 'moved.ts'), facts('moved.ts', 'h1'));
      assert.equal(store.byContent('h1', 'moved.tsx'), undefined);
      store.dispose();
    }));

  it('sets a damaged file aside, says so, and begins anew', () =>
    withFolder({}, async (folder) => {
      writeFileSync(
        join(folder, 'facts.db'),
        'this is no database, not at all, and long enough to be read as one'.repeat(100),
      );
      const problems: string[] = [];
      const store = open(folder, problems);
      store.save(file('a.ts'), facts('a.ts', 'h1'));
      store.flush();
      assert.equal(store.load([file('a.ts')]).size, 1);
      assert.ok(existsSync(join(folder, 'facts.db.damaged')));
      assert.match(problems.join(), /damaged/);
      store.dispose();
    }));

  it('is not damaged because another window is writing', () =>
    withFolder({}, async (folder) => {
      const problems: string[] = [];
      const store = open(folder, problems);
      const other = new DatabaseSync(join(folder, 'facts.db'));
      other.exec('BEGIN IMMEDIATE');
      store.save(file('a.ts'), facts('a.ts', 'h1'));
      store.flush();
      other.exec('ROLLBACK');
      other.close();
      assert.deepEqual(problems, []);
      assert.ok(!existsSync(join(folder, 'facts.db.damaged')));
      store.dispose();
    })).timeout(10_000);

  it('works without when its folder cannot be made, and says so once', () =>
    withFolder({ blocker: '' }, async (folder) => {
      const problems: string[] = [];
      const store = new SqliteFactStore({
        file: join(folder, 'blocker/facts.db'),
        problem: (message) => problems.push(message),
      });
      store.save(file('a.ts'), facts('a.ts', 'h1'));
      store.flush();
      assert.equal(store.load([file('a.ts')]).size, 0);
      assert.equal(problems.length, 1);
      store.dispose();
    }));

  it('parses anew a file whose row is damaged, and keeps the others', () =>
    withFolder({}, async (folder) => {
      const problems: string[] = [];
      const first = open(folder);
      for (const name of ['a', 'b', 'c']) first.save(file(`${name}.ts`), facts(`${name}.ts`, name));
      first.dispose();
      const database = new DatabaseSync(join(folder, 'facts.db'));
      database.exec("UPDATE facts SET body = x'ff0f' WHERE hash = 'a'");
      database.prepare("UPDATE facts SET body = ? WHERE hash = 'b'").run(serialize({ hash: 'b' }));
      database.close();
      const second = open(folder, problems);
      const found = second.load(['a', 'b', 'c'].map((name) => file(`${name}.ts`)));
      assert.deepEqual([...found.keys()], ['c.ts']);
      assert.equal(second.byContent('a', 'a.ts'), undefined);
      second.dispose();
      assert.deepEqual(problems, []);
    }));

  it('does not grow with every edit for ever', () =>
    withFolder({}, async (folder) => {
      const first = open(folder);
      for (let edit = 0; edit < 1200; edit++) {
        first.save(file('a.ts', edit), facts('a.ts', `h${edit}`));
        first.flush();
      }
      first.dispose();
      const second = open(folder);
      assert.equal(second.byContent('h0', 'a.ts'), undefined);
      assert.equal(second.load([file('a.ts', 1199)]).size, 1);
      second.dispose();
    })).timeout(10_000);
});
