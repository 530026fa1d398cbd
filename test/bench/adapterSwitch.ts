/**
 * How long the embedded engine takes to go over to another adapter: the code of its child over the real llama.cpp.
 *
 *     node test/bench/adapterSwitch.ts
 *
 * Writes a model of 200 million random weights (Q4_0) and two adapters of rank 8, and goes from one to the other and back. Prints medians:
 * the switch itself, and reading a few tokens right after it and once more, in milliseconds of the processor, so that a busy machine
 * changes little; and what loading an adapter costs, once. Ends with 1 where the switch takes more than 5 ms.
 */
import { getLlama, LlamaLogLevel } from 'node-llama-cpp';
import { OpenedModel } from '../../src/infra/llama/host/openModel.ts';
import { scoreText } from '../../src/infra/llama/host/scoreText.ts';
import { modelFolder } from '../support/embeddedEngine.ts';
import { writeLoraAdapter } from '../support/gguf/loraAdapter.ts';
import { MID_SIZE, writeRandomModel } from '../support/gguf/randomModel.ts';

const ROUNDS = 40;
const MOST_MS = 5;

const files = modelFolder();
const path = files.path('base.gguf');
writeRandomModel(path, { ...MID_SIZE, type: 'Q4_0' });
const adapters = [1, 2].map((seed) => {
  const file = files.path(`adapter${seed}.gguf`);
  writeLoraAdapter(file, { shape: MID_SIZE, seed, rank: 8, deviation: 0.02 });
  return [{ path: file, scale: 1 }];
});
const llama = await getLlama({
  build: 'never',
  skipDownload: true,
  gpu: false,
  maxThreads: 0,
  logLevel: LlamaLogLevel.error,
});
const opened = await OpenedModel.open(
  llama,
  {
    path,
    version: '',
    name: 'base',
    contextTokens: 1024,
    sequences: 2,
    memory: { totalBytes: 64e9, freeBytes: 32e9 },
    longestToken: 8,
    others: [],
  },
  1,
);
try {
  const { model, wrapper } = opened;
  const { sequence } = (await opened.seats([]))[0]!;
  const { signal } = new AbortController();
  const read = () => scoreText({ model, wrapper, sequence, before: '', text: 'the theme', signal });
  const [loading, switching, after, again]: number[][] = [[], [], [], []] as const;
  for (const each of adapters) loading!.push(await taken(() => opened.seats(each)));
  await read();
  for (let round = 0; round < ROUNDS; round++) {
    switching!.push(await taken(() => opened.seats(adapters[round % 2]!)));
    after!.push(await taken(read));
    again!.push(await taken(read));
  }
  console.log(`the switch        ${median(switching!).toFixed(2)} ms`);
  console.log(`reading after it  ${median(after!).toFixed(2)} ms, once more ${median(again!).toFixed(2)} ms`);
  console.log(`loading, once     ${median(loading!).toFixed(2)} ms`);
  process.exitCode = median(switching!) <= MOST_MS ? 0 : 1;
} finally {
  await opened.dispose();
  files.remove();
}

/** In milliseconds of the processor. */
async function taken(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}
