/** Trials of the stores under kills, crowds and many small writes: short in the suite, long in `test/bench/storeTrials.ts`. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { StoredRow, TableKey, VectorTable } from '../../src/core/ports/vectorStore.ts';
import { SqliteKnowledge } from '../../src/infra/knowledge/sqliteKnowledge.ts';
import { openLance } from './openLance.ts';

const DIMENSIONS = 64;
const BULK_ROWS = 250;

export const TRIAL_KEY: TableKey = {
  name: 'trial',
  embedder: 'trial',
  dimensions: DIMENSIONS,
  shape: { words: ['body'], fields: { path: 'text', at: 'number' } },
};

/** The same for the same id. */
export function trialRow(id: string, path = id): StoredRow {
  let seed = 7;
  for (let at = 0; at < id.length; at++) seed = (seed * 31 + id.charCodeAt(at)) % 65_521;
  const raw = Float32Array.from({ length: DIMENSIONS }, (_, axis) => Math.sin((seed + 1) * (axis + 1)));
  const length = Math.hypot(...raw);
  return {
    id,
    vector: raw.map((each) => each / length),
    words: { body: `word${seed % 1000} in the body of ${id}` },
    fields: { path, at: seed },
  };
}

export function bulkRows(id: string): StoredRow[] {
  return Array.from({ length: BULK_ROWS }, (_, at) => trialRow(`${id}/${at}`, `bulk ${id}`));
}

export function startWriter(folder: string, name: string, writes: number) {
  const script = fileURLToPath(new URL('./storeWriter.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder, name, String(writes)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  return { child, output: text(child.stdout) };
}

export interface KillTally {
  readonly journal: Set<string>;
  readonly rows: Set<string>;
}

/** Kills a writer at a random moment, then opens what it left: everything acknowledged so far must be there. */
export async function killOnce(
  folder: string,
  name: string,
  tally: KillTally,
  afterMs: number,
): Promise<void> {
  const { child, output } = startWriter(folder, name, 100_000);
  await firstOutput(child);
  await pause(afterMs);
  child.kill('SIGKILL');
  const lines = (await output).split('\n').slice(0, -1);
  for (const line of lines) note(line, tally);
  await assertAllThere(folder, tally);
}

function firstOutput({ stdout }: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => stdout!.once('data', resolve));
}

function note(line: string, { journal, rows }: KillTally): void {
  const [what, id = ''] = line.split(' ');
  assert.notEqual(what, 'problem', line);
  if (what === 'journal') journal.add(id);
  if (what === 'put') rows.add(id);
  if (what === 'bulk') for (const row of bulkRows(id)) rows.add(row.id);
  if (what === 'removed') rows.delete(id);
  // The one being removed when it was killed may be there or not.
  const removing = what === 'put' && /-(\d+)$/.exec(id);
  if (removing && Number(removing[1]) % 7 === 6)
    rows.delete(id.replace(/\d+$/, String(Number(removing[1]) - 3)));
}

async function assertAllThere(folder: string, { journal, rows }: KillTally): Promise<void> {
  const problems: string[] = [];
  const knowledge = new SqliteKnowledge({
    file: join(folder, 'knowledge.db'),
    now: Date.now,
    problem: (message) => problems.push(message),
  });
  const written = new Set((await knowledge.journal.read()).map(({ body }) => body));
  await knowledge.dispose();
  const store = openLance(join(folder, 'vectors'), { problems });
  const there = await idsOf(await store.table(TRIAL_KEY));
  await store.dispose();
  assert.deepEqual(
    [...journal].filter((id) => !written.has(id)),
    [],
  );
  assert.deepEqual(
    [...rows].filter((id) => !there.has(id)),
    [],
  );
  assert.deepEqual(problems, []);
}

/** All of them; none twice. */
export async function idsOf(table: VectorTable): Promise<ReadonlySet<string>> {
  const list = (await table.list()).map(({ id }) => id);
  const ids = new Set(list);
  assert.equal(ids.size, list.length);
  return ids;
}

/** Two processes write at once to one store; what each was acknowledged is there. @returns how many rows that is. */
export async function writeTogether(
  folder: string,
  names: readonly string[],
  writes: number,
): Promise<number> {
  const tally: KillTally = { journal: new Set(), rows: new Set() };
  const outputs = await Promise.all(names.map((name) => startWriter(folder, name, writes).output));
  for (const output of outputs) {
    assert.match(output, /done\n$/);
    for (const line of output.split('\n')) note(line, tally);
  }
  await assertAllThere(folder, tally);
  assert.equal(tally.journal.size, names.length * writes);
  return tally.rows.size;
}

export interface SmallWrites {
  readonly smallMs: number;
  readonly smallBytes: number;
  readonly bulkMs: number;
  readonly bulkBytes: number;
}

/**
 * As many puts of one row each, one after the other, and the same rows at once; sizes after compaction.
 * @param idleMs before it is compacted a second time, when the versions of the last seconds may go; none without.
 */
export async function smallWritesAgainstBulk(
  folder: string,
  rows: number,
  idleMs?: number,
): Promise<SmallWrites> {
  const all = Array.from({ length: rows }, (_, at) => trialRow(`row ${at}`));
  const write = async (name: string, put: (table: VectorTable) => Promise<void>) => {
    const store = openLance(join(folder, name));
    const started = performance.now();
    const table = await store.table(TRIAL_KEY);
    await put(table);
    const elapsedMs = performance.now() - started;
    await store.compact();
    if (idleMs !== undefined) {
      await pause(idleMs);
      await store.compact();
    }
    assert.equal((await idsOf(table)).size, rows);
    await store.dispose();
    return elapsedMs;
  };
  const smallMs = await write('small', async (table) => {
    for (const row of all) await table.put([row]);
  });
  const bulkMs = await write('bulk', (table) => table.put(all));
  const [smallBytes, bulkBytes] = ['small', 'bulk'].map((name) => bytesIn(join(folder, name)));
  return { smallMs, bulkMs, smallBytes: smallBytes!, bulkBytes: bulkBytes! };
}

export function bytesIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
