/**
 * Long trials of the stores: node test/bench/storeTrials.ts [kills] [small] [together] [search]
 *
 * kills: 200 SIGKILLs at random moments of writing; small: 10,000 small writes against one of all;
 * together: two processes at once; search: 100,000 chunks, found by vector and by words, with a filter.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredRow, TableKey } from '../../src/core/ports/vectorStore.ts';
import { openLance } from '../support/openLance.ts';
import { type KillTally, killOnce, smallWritesAgainstBulk, writeTogether } from '../support/storeTrials.ts';

const TRIALS: Readonly<Record<string, (folder: string) => Promise<string>>> = {
  async kills(folder) {
    const kills = 200;
    const tally: KillTally = { journal: new Set(), rows: new Set() };
    for (let n = 0; n < kills; n++) await killOnce(folder, `k${n}`, tally, Math.random() * 600);
    return `${kills} kills: all ${tally.journal.size} journaled entries and ${tally.rows.size} rows there, opened each time`;
  },
  async small(folder) {
    const said: string[] = [];
    for (const [when, idleMs] of [
      ['at once', undefined],
      ['idle', 12_000],
    ] as const) {
      const { smallMs, smallBytes, bulkMs, bulkBytes } = await smallWritesAgainstBulk(
        join(folder, when),
        10_000,
        idleMs,
      );
      const ratio = (smallBytes / bulkBytes).toFixed(2);
      said.push(
        `compacted ${when}: 10,000 small writes ${(smallMs / 1000).toFixed(1)} s, ${mb(smallBytes)}; one of all ${(bulkMs / 1000).toFixed(1)} s, ${mb(bulkBytes)}; ratio ${ratio}`,
      );
    }
    return said.join('\n');
  },
  async together(folder) {
    const rows = await writeTogether(folder, ['one', 'two'], 600);
    return `two processes at once: all ${rows} rows there, none twice`;
  },
  search: measureSearch,
};

const CHUNKS = 100_000;
const DIMENSIONS = 256;
const LANGUAGES = ['typescript', 'python', 'java', 'go', 'rust'];
const KEY: TableKey = {
  name: 'chunks',
  embedder: 'bench',
  dimensions: DIMENSIONS,
  shape: { words: ['name', 'path', 'body'], fields: { path: 'text', language: 'text', startLine: 'number' } },
};

async function measureSearch(folder: string): Promise<string> {
  const store = openLance(folder, { mostBytes: 1e10 });
  const table = await store.table(KEY);
  const random = seeded(1);
  const centres = Array.from({ length: 400 }, () => vectorNear(undefined, random));
  const started = performance.now();
  for (let at = 0; at < CHUNKS; at += 2000) {
    await table.put(Array.from({ length: 2000 }, (_, n) => chunk(at + n, centres, random)));
  }
  const writtenMs = performance.now() - started;
  await store.compact();
  const compactedMs = performance.now() - started - writtenMs;
  const { sizeBytes } = await store.status();
  const times: number[] = [];
  for (let n = 0; n < 260; n++) {
    const query = chunk(n * 977, centres, random);
    const filter = { language: LANGUAGES[n % 5]! };
    const words = query.words.body!.split(' ').slice(0, 6);
    const before = performance.now();
    const weights = { name: 3, path: 2, body: 1 };
    const [near, matched] = await Promise.all([
      table.nearest(query.vector, 50, filter),
      table.matching(words, { limit: 50, weights, filter }),
    ]);
    if (near.length !== 50 || matched.length === 0) throw new Error(`${near.length} ${matched.length} hits`);
    if (n >= 60) times.push(performance.now() - before);
  }
  const rss = process.memoryUsage().rss;
  await store.dispose();
  return `${CHUNKS} chunks of ${DIMENSIONS} dimensions: written in ${(writtenMs / 1000).toFixed(1)} s, compacted in ${(compactedMs / 1000).toFixed(1)} s, ${mb(sizeBytes)}; nearest and matching together with a filter: p50 ${quantile(times, 0.5)} ms, p95 ${quantile(times, 0.95)} ms; ${mb(rss)} resident`;
}

function chunk(at: number, centres: readonly Float32Array[], random: () => number): StoredRow {
  // Words of code are spread like Zipf's.
  const word = () => `w${Math.floor(30_000 ** random()) + Math.floor(random() * 3)}`;
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  const file = Math.floor(at / 8);
  return {
    id: `src/m${file % 50}/f${file}.ts#${at}`,
    vector: vectorNear(centres[at % centres.length], random),
    words: { name: words(3), path: `src m${file % 50} f${file}`, body: words(60) },
    fields: {
      path: `src/m${file % 50}/f${file}.ts`,
      language: LANGUAGES[file % 5]!,
      startLine: (at % 8) * 30,
    },
  };
}

function vectorNear(centre: Float32Array | undefined, random: () => number): Float32Array {
  const raw = Float32Array.from(
    { length: DIMENSIONS },
    (_, axis) => (centre?.[axis] ?? 0) + (random() - 0.5) * 0.15,
  );
  const length = Math.hypot(...raw);
  return raw.map((each) => each / length);
}

/** Linear congruential (Numerical Recipes), in [0, 1). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function quantile(values: readonly number[], share: number): string {
  return values.toSorted((a, b) => a - b)[Math.floor(share * values.length)]!.toFixed(1);
}

function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(TRIALS)) {
  const folder = mkdtempSync(join(tmpdir(), 'store-trial-'));
  try {
    process.stdout.write(`${await TRIALS[name]!(folder)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
