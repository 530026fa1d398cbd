/**
 * How fast developers' texts are read, and how large the model is: node test/bench/sentiment.ts FILE.jsonl
 *
 * Each line has a `text`. CPU milliseconds a text and texts a CPU second: in place, through ONNX Runtime in this process, and what a process
 * pays that asks its child; then the clock for one text alone.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { judgeInPlace } from '../../src/core/sentiment/judgeInPlace.ts';
import { shippedModels } from '../../src/infra/embed/modelFolders.ts';
import { readFeelingTable } from '../../src/infra/sentiment/feelingFile.ts';
import { openShippedSentiment } from '../../src/infra/sentiment/openSentiment.ts';
import { runFeelings } from '../../src/infra/sentiment/runFeelings.ts';

const texts = readFileSync(process.argv[2]!, 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { text: string }).text);
const file = join(shippedModels(), 'groundplan-feelings-1', 'model.onnx');
const letters = texts.reduce((sum, text) => sum + text.length, 0);
console.log(
  `${texts.length} texts of ${Math.round(letters / texts.length)} characters; ${statSync(file).size} bytes of model`,
);

const table = await readFeelingTable(file);
const warm = texts.slice(0, 300);
for (const text of warm) judgeInPlace(text, table);
await measured('in place', async () => {
  for (const text of texts) judgeInPlace(text, table);
});
const run = await runFeelings(file);
await run(warm, 'passage');
await measured('ONNX Runtime', async () => {
  for (let from = 0; from < texts.length; from += 256) await run(texts.slice(from, from + 256), 'passage');
});
const sentiment = openShippedSentiment(console.log);
await measured('the process that asks its child', () => sentiment.read(texts));
const times = [];
for (const text of warm) {
  const start = performance.now();
  await sentiment.read([text]);
  times.push(performance.now() - start);
}
times.sort((a, b) => a - b);
console.log(`one text: median ${times[150]!.toFixed(2)} ms, p95 ${times[285]!.toFixed(2)} ms`);
await sentiment.dispose();

async function measured(name: string, work: () => Promise<unknown>): Promise<void> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  const milliseconds = (user + system) / 1000;
  const each = milliseconds / texts.length;
  console.log(`${name}: ${each.toFixed(3)} CPU ms a text, ${Math.round(1000 / each)} texts a CPU second`);
}
