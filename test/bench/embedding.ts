/**
 * What it costs to embed a workspace's text with the model that ships: node test/bench/embedding.ts FOLDER
 *
 * CPU seconds, since a busy machine's clock says little: cutting into tokens alone, in place, and through the child process (its own and
 * what this process pays for messages).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pooled } from '../../src/core/embed/quantizedTable.ts';
import { BagMaker } from '../../src/core/embed/tokenBags.ts';
import { embeddingCatalogue, embedEntry, shippedModels } from '../../src/infra/embed/modelFolders.ts';
import { runStatic } from '../../src/infra/embed/runStatic.ts';
import { StaticEmbedder } from '../../src/infra/embed/staticEmbedder.ts';
import { readTable, readVocabulary } from '../../src/infra/embed/staticFiles.ts';

const CODE = /\.(?:[jt]sx?|py|java|go|rs|cs|php|rb|kt|c|cpp|h)$/;
const CHUNK_LINES = 40;

const chunks = readdirSync(process.argv[2]!, { recursive: true, encoding: 'utf8' })
  .filter((path) => CODE.test(path) && !path.includes('node_modules'))
  .flatMap((path) => chunksOf(path, readFileSync(join(process.argv[2]!, path), 'utf8').split('\n')));
const megabytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0) / 1e6;
console.log(`${chunks.length} chunks, ${megabytes.toFixed(1)} MB`);

const shipped = embeddingCatalogue()[0]!;
const folder = join(shippedModels(), shipped.id);
const maker = new BagMaker(await readVocabulary(folder));
const table = await readTable(folder);
maker.bagsOf(chunks.slice(0, 500));

await measured('tokens', async () => maker.bagsOf(chunks));
await measured('tokens and sums in place', async () => {
  for (const chunk of chunks) pooled(table, maker.bagsOf([chunk]), 0);
});
const run = await runStatic(folder);
await measured('tokens and ONNX Runtime', async () => {
  for (let from = 0; from < chunks.length; from += 256) await run(chunks.slice(from, from + 256), 'passage');
});
const embedder = new StaticEmbedder({ ...shipped, folder, entry: embedEntry(), log: console.log });
await measured('the process that asks, with the child', async () => embedder.embed(chunks, 'passage'));
await embedder.dispose();

function chunksOf(path: string, lines: readonly string[]): string[] {
  const found: string[] = [];
  for (let from = 0; from < lines.length; from += CHUNK_LINES) {
    found.push(`${path}\n${lines.slice(from, from + CHUNK_LINES).join('\n')}`);
  }
  return found;
}

async function measured(name: string, work: () => Promise<unknown>): Promise<void> {
  const start = process.cpuUsage();
  const clock = performance.now();
  await work();
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  const elapsed = (performance.now() - clock) / 1000;
  console.log(
    `${name}: ${seconds.toFixed(2)} CPU s, ${(megabytes / seconds).toFixed(1)} MB a CPU second, ${elapsed.toFixed(2)} s`,
  );
}
