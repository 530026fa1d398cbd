import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Generated } from '../../../../src/core/model/generation.ts';
import { SqliteResponseCache } from '../../../../src/infra/engines/sqliteResponseCache.ts';
import { withFolder } from '../../../support/temporary.ts';

const said = (text: string): Generated => ({
  text,
  model: 'tiny',
  finish: 'stop',
  promptTokens: 1,
  outputTokens: 2,
  firstTextMs: 3,
  elapsedMs: 4,
});

describe('remembered answers on disk', () => {
  const withCache = (
    use: (open: (mostBytes?: number) => SqliteResponseCache, file: string, problems: string[]) => void,
  ) =>
    withFolder({}, async (folder) => {
      const file = join(folder, 'engines', 'answers.db');
      const problems: string[] = [];
      const opened: SqliteResponseCache[] = [];
      const open = (mostBytes?: number) => {
        const problem = (message: string) => void problems.push(message);
        const cache = new SqliteResponseCache({ file, problem, ...(mostBytes && { mostBytes }) });
        opened.push(cache);
        return cache;
      };
      use(open, file, problems);
      for (const cache of opened) cache.dispose();
    });

  it('are there in the next run and in another window', () =>
    withCache((open, _, problems) => {
      const one = open();
      one.put('a', said('A'));
      const other = open();
      assert.deepEqual(other.get('a'), said('A'));
      other.put('b', said('B'));
      assert.equal(one.get('b')?.text, 'B');
      assert.equal(one.get('c'), undefined);
      assert.deepEqual(problems, []);
    }));

  it('leave when there are too many, those asked for least recently first', () =>
    withCache((open) => {
      const cache = open(1000);
      for (const key of ['a', 'b', 'c']) cache.put(key, said('x'.repeat(200)));
      assert.ok(cache.get('a'));
      cache.put('d', said('x'.repeat(200)));
      assert.deepEqual(
        ['a', 'b', 'c', 'd'].filter((key) => cache.get(key) !== undefined),
        ['a', 'c', 'd'],
      );
      cache.put('huge', said('x'.repeat(5000)));
      assert.equal(cache.get('huge'), undefined, 'larger than all that may be kept');
    }));

  it('are counted when they are forgotten', () =>
    withCache((open) => {
      const cache = open();
      cache.put('a', said('A'));
      cache.put('b', said('B'));
      assert.equal(cache.clear(), 2);
      assert.equal(cache.get('a'), undefined);
      assert.equal(cache.clear(), 0);
    }));

  it('begin anew where the file is damaged, and that is told', () =>
    withCache((open, file, problems) => {
      open().dispose();
      writeFileSync(file, 'no database at all, but long enough to be looked at as one'.repeat(100));
      const cache = open();
      cache.put('a', said('A'));
      assert.equal(cache.get('a')?.text, 'A');
      assert.equal(problems.length, 1);
      assert.match(problems[0]!, /were damaged and are thrown away/);
    }));

  it('are none where the folder cannot be written, and nothing fails for it', () =>
    withFolder({ engines: 'a file in the way' }, async (folder) => {
      const problems: string[] = [];
      const file = join(folder, 'engines', 'answers.db');
      const cache = new SqliteResponseCache({ file, problem: (message) => void problems.push(message) });
      cache.put('a', said('A'));
      assert.equal(cache.get('a'), undefined);
      assert.equal(cache.clear(), 0);
      cache.dispose();
      assert.equal(problems.length, 1);
      assert.match(problems[0]!, /Answers are not remembered in this run/);
      assert.equal(existsSync(file), false);
    }));
});
