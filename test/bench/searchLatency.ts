/**
 * How long a search takes in a warm engine, by parts, and what the index of words costs.
 *
 *     node test/bench/searchLatency.ts FOLDER [chunks]
 *
 * Takes sources below FOLDER until there are so many chunks (100,000 without), cut without syntax, and asks 300 questions made of words that
 * stand in them; vectors are random, since only their number matters to the time.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { chunksOf } from '../../src/core/chunks/chunksOf.ts';
import { languageOf } from '../../src/core/languages/languages.ts';
import { ChunkIndex } from '../../src/core/search/chunkIndex.ts';
import { queryWords } from '../../src/core/search/queryWords.ts';
import { chunkId, rank } from '../../src/core/search/rank.ts';
import { VectorMatrix } from '../../src/infra/knowledge/vectors/vectorMatrix.ts';

const QUESTIONS = 300;
const DIMENSIONS = 256;
const LARGEST = 400_000;

main(process.argv.slice(2));

function main([folder, most = '100000']: readonly string[]): void {
  if (folder === undefined) {
    console.error('usage: node test/bench/searchLatency.ts FOLDER [chunks]');
    process.exitCode = 2;
    return;
  }
  const index = new ChunkIndex();
  const matrix = new VectorMatrix(DIMENSIONS);
  const lines: string[] = [];
  let chunks = 0;
  let bytes = 0;
  let cpuMs = 0;
  for (const path of sourcesIn(folder)) {
    const text = readFileSync(join(folder, path), 'utf8');
    if (text.length > LARGEST) continue;
    const started = process.cpuUsage().user;
    const cut = chunksOf({ path, text, language: languageOf(path)!.id, symbols: [] });
    index.put({ ...cut, path, usedAs: [] });
    cpuMs += (process.cpuUsage().user - started) / 1000;
    for (const chunk of cut.chunks) matrix.put(chunkId(path, chunk), randomVector());
    lines.push(cut.lines[Math.floor(cut.lines.length / 2)]!);
    bytes += text.length;
    chunks += cut.chunks.length;
    if (chunks >= Number(most)) break;
  }
  const megabytes = (bytes / 1e6).toFixed(1);
  console.log(`${chunks} chunks of ${megabytes} MB: ${Math.round(cpuMs)} ms of CPU for chunks and words`);
  console.log(`resident ${Math.round(process.memoryUsage.rss() / 1e6)} MB, vectors included`);
  ask(index, matrix, lines);
}

function ask(index: ChunkIndex, matrix: VectorMatrix, lines: readonly string[]): void {
  const standing = () => ({ damping: 1, centrality: 1, neighbours: [], nearness: 0 });
  const words: number[] = [];
  const vectors: number[] = [];
  for (let at = 0; at < QUESTIONS + 30; at++) {
    const text = lines[(at * 37) % lines.length]!.slice(0, 100);
    let started = performance.now();
    const similar = new Map(
      matrix.nearest(randomVector(), 200, () => true).map(({ id, score }) => [id, score]),
    );
    vectors.push(performance.now() - started);
    started = performance.now();
    rank({ index, query: queryWords(text), limit: 10, perFile: 1, standing, accepts: () => true, similar });
    words.push(performance.now() - started);
  }
  // The first ones warm the compiler.
  tell('words and ranking', words.slice(30));
  tell('vectors, in memory', vectors.slice(30));
}

function tell(what: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]!.toFixed(1);
  console.log(`${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`);
}

function* sourcesIn(folder: string): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  for (const entry of entries) {
    const path = relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
    if (entry.isFile() && !path.includes('node_modules/') && languageOf(path) !== undefined) yield path;
  }
}

function randomVector(): Float32Array {
  const vector = Float32Array.from({ length: DIMENSIONS }, () => Math.random() - 0.5);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
