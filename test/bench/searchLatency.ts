/**
 * How long a whole search takes in a warm engine, from the question to the places, and what indexing costs beside parsing.
 *
 *     node test/bench/searchLatency.ts FOLDER [questions]
 *
 * Analyses FOLDER anew, indexes it with the shipped embedder and the store that serves on this machine, and asks 300 questions: the words of
 * lines that stand in its files. Prints each part by leaving others out, and how long memory of the size of the vectors takes to be read,
 * which no scan can go below. Asks the built engine for its child processes, so build first.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import type { SearchPart } from '../../src/protocol/knowledgeApi.ts';

const WARMING = 30;
const DIMENSIONS = 256;

await main(process.argv.slice(2));

async function main([folder, questions = '300']: readonly string[]): Promise<void> {
  if (folder === undefined) {
    console.error('usage: node test/bench/searchLatency.ts FOLDER [questions]');
    process.exitCode = 2;
    return;
  }
  const storage = mkdtempSync(join(tmpdir(), 'gp-latency-'));
  const engine = createNodeEngine({ log: () => {}, gitAllowed: false, statePath: storage, storage });
  try {
    await measure(engine, resolve(folder), { storage, questions: Number(questions) });
  } finally {
    await engine.dispose();
    rmSync(storage, { recursive: true, force: true });
  }
}

async function measure(
  engine: Engine,
  root: string,
  { storage, questions }: { readonly storage: string; readonly questions: number },
): Promise<void> {
  const parse = await costOf(() =>
    engine.analyze(root, {
      exclude: [],
      maxFileBytes: 1_000_000,
      cpuBudget: 1,
      history: false,
      includeTests: true,
      depth: 'full',
      cacheFacts: false,
      storagePath: storage,
      dismissalsPath: storage,
    }),
  );
  console.log(`analysed: ${parse}`);
  let indexed = { files: 0, chunks: 0, vectors: 0 };
  const index = await costOf(async () => {
    indexed = await engine.knowledge.index({ root });
  });
  console.log(
    `${indexed.files} files, ${indexed.chunks} chunks, ${indexed.vectors} vectors indexed: ${index}`,
  );
  console.log(`resident ${Math.round(process.memoryUsage.rss() / 1e6)} MB`);
  const asked = await linesOf(engine, root, questions + WARMING);
  await tell('whole search', engine, root, { asked, without: [] });
  await tell('without vectors', engine, root, { asked, without: ['vectors'] });
  await tell('without words', engine, root, { asked, without: ['words'] });
  tellReading(indexed.vectors * DIMENSIONS);
  console.log(
    `load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  );
}

/** Processor time of this process and its threads; children are told of by `time`. */
async function costOf(work: () => Promise<unknown>): Promise<string> {
  const before = process.cpuUsage();
  const started = performance.now();
  await work();
  const { user, system } = process.cpuUsage(before);
  return `${((performance.now() - started) / 1000).toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} CPU-s in this process`;
}

async function linesOf(engine: Engine, root: string, count: number): Promise<readonly string[]> {
  const lines: string[] = [];
  const { files } = await engine.graph(root);
  for (let at = 0; lines.length < count; at++) {
    const { path } = files[(at * 37) % files.length]!;
    const text = (await readFile(join(root, path), 'utf8')).split('\n');
    const line = text
      .slice(Math.floor(text.length / 2))
      .find((each) => (each.match(/[a-z]{3}/gi) ?? []).length > 3);
    if (line !== undefined) lines.push(line.trim().slice(0, 100));
  }
  return lines;
}

async function tell(
  what: string,
  engine: Engine,
  root: string,
  { asked, without }: { readonly asked: readonly string[]; readonly without: readonly SearchPart[] },
): Promise<void> {
  const times: number[] = [];
  for (const query of asked) {
    const started = performance.now();
    await engine.knowledge.search({ root, query, without });
    times.push(performance.now() - started);
  }
  console.log(`${what}: ${spread(times.slice(WARMING))}`);
}

function tellReading(bytes: number): void {
  const memory = new Float64Array(Math.ceil(bytes / 8)).fill(1);
  const times: number[] = [];
  let sum = 0;
  for (let turn = 0; turn < 40; turn++) {
    const started = performance.now();
    // One value a cache line.
    for (let at = 0; at < memory.length; at += 8) sum += memory[at]!;
    times.push(performance.now() - started);
  }
  console.log(`reading ${(bytes / 1e6).toFixed(1)} MB once: ${spread(times)}${sum === 0 ? ' ' : ''}`);
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]!.toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`;
}
