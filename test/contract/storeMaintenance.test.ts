/** What is done for the stores in quiet minutes, over the real engine and its real stores. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SqliteKnowledge } from '../../src/infra/knowledge/sqliteKnowledge.ts';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { groundplan } from '../support/commandLine.ts';
import { withFolder } from '../support/temporary.ts';

const FILES = Object.fromEntries(
  Array.from({ length: 40 }, (_, at) => [`src/f${at}.ts`, `export function part${at}() {}\n`]),
);

interface Scene {
  readonly engine: Engine;
  readonly root: string;
  /** Of the vectors' tables. */
  readonly tables: string;
}

/** An engine that is quiet after 150 ms, whose index may take 1 MB and holds a table of 3 MB that nobody uses. */
const withStaleTable = (use: (scene: Scene) => Promise<void>) =>
  withFolder(FILES, (root) =>
    withFolder({}, async (storagePath) => {
      const engine = createNodeEngine({ log() {}, gitAllowed: false, idle: { quietMs: 150, everyMs: 0 } });
      try {
        await engine.analyze(root, analysisOptions({ storagePath, storeMostBytes: 1_000_000 }));
        await engine.knowledge.search({ root, query: 'part', kinds: ['symbol'] });
        const [workspace] = readdirSync(join(storagePath, 'workspaces'));
        const tables = join(storagePath, 'workspaces', workspace!, 'vectors/tables');
        mkdirSync(join(tables, 'chunks__old__8__abc.lance'), { recursive: true });
        writeFileSync(join(tables, 'chunks__old__8__abc.lance/data'), Buffer.alloc(3_000_000));
        await use({ engine, root, tables });
      } finally {
        await engine.dispose();
      }
    }),
  );

const isStale = (tables: string) => existsSync(join(tables, 'chunks__old__8__abc.lance'));

async function within(ms: number, holds: () => boolean): Promise<boolean> {
  for (const until = performance.now() + ms; performance.now() < until; await pause(50))
    if (holds()) return true;
  return holds();
}

describe('the stores in quiet minutes', function () {
  this.timeout(60_000);

  it('shrink by what nobody uses, and find what they found', () =>
    withStaleTable(async ({ engine, root, tables }) => {
      const before = await engine.knowledge.status({ root });
      assert.ok(before.sizeBytes > 3_000_000 && before.mostBytes === 1_000_000);
      assert.match(before.notice!, /takes \d+ MB of the 1 MB that it may/);
      assert.equal(before.rows.symbol, 40);
      assert.equal(await within(40_000, () => !isStale(tables)), true);
      const after = await engine.knowledge.status({ root });
      assert.ok(after.sizeBytes < before.sizeBytes - 2_900_000, `${after.sizeBytes}`);
      const { results } = await engine.knowledge.search({ root, query: 'part7', kinds: ['symbol'] });
      assert.equal(results[0]?.symbol, 'part7');
    }));

  it('are left alone while a person has paused them', () =>
    withStaleTable(async ({ engine, root, tables }) => {
      await engine.knowledge.rest({ paused: true });
      await engine.knowledge.search({ root, query: 'part7', kinds: ['symbol'] });
      assert.equal(await within(1500, () => !isStale(tables)), false);
      await engine.knowledge.rest({ paused: false });
      assert.equal(await within(40_000, () => !isStale(tables)), true);
    }));

  it('are tended by one process at a time', () =>
    withFolder({}, async (folder) => {
      const open = () =>
        new SqliteKnowledge({ file: join(folder, 'knowledge.db'), now: Date.now, problem: assert.fail });
      const [one, two] = [open(), open()];
      const done: string[] = [];
      const first = await one.alone(async () => {
        done.push('one');
        assert.equal(await two.alone(async () => void done.push('two')), false);
      });
      assert.deepEqual([first, done], [true, ['one']]);
      await assert.rejects(
        one.alone(() => Promise.reject(new Error('gave up'))),
        /gave up/,
      );
      assert.equal(await two.alone(async () => void done.push('two')), true);
      await one.dispose();
      await two.dispose();
    }));

  it('are shown and tended on demand from the command line', () =>
    withFolder(FILES, (root) =>
      withFolder({}, async (storage) => {
        const asked = ['--storage', storage, '--format', 'json', '-q'];
        await groundplan(['search', root, 'part7', '--kind', 'symbol', '--storage', storage, '-q']);
        const shown = JSON.parse((await groundplan(['store', 'show', root, ...asked])).output);
        assert.deepEqual(
          [Object.keys(shown), shown.rows],
          [
            ['kind', 'place', 'sizeBytes', 'mostBytes', 'rows'],
            { code: 0, symbol: 40, module: 0, pattern: 0, decision: 0 },
          ],
        );
        const compacted = JSON.parse((await groundplan(['store', 'compact', root, ...asked])).output);
        assert.deepEqual([compacted.rows, typeof compacted.freedBytes], [shown.rows, 'number']);
        const { output } = await groundplan(['store', 'show', root, '--storage', storage, '-q']);
        assert.match(
          output,
          /^Kept in {2}LanceDB\nPlace .*\nTakes .* KB of at most 2,000 MB\n\nRows\n {2}code .*0\n {2}symbol +40\n/,
        );
      }),
    ));
});
