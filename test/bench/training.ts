/**
 * What training costs: node test/bench/training.ts [1.1B|7B|small] [--tokens N] [--steps N] [--threads 1,2] [--memory MB]. Weights are random and written to a
 * temporary file; the product of matrices beside it runs on the same kernels.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildKernels } from '../../scripts/kernels.mjs';
import { seeded } from '../../src/base/seeded.ts';
import { tensorTypeNamed } from '../../src/core/gguf/tensorTypes.ts';
import { TRAIN_DEFAULTS } from '../../src/core/training/trainSettings.ts';
import { compileKernels } from '../../src/infra/train/kernels.ts';
import { Crew } from '../../src/infra/train/threads/crew.ts';
import { type TrainProgress, type TrainSpec, trainAdapter } from '../../src/infra/train/trainAdapter.ts';
import { TrainMemory } from '../../src/infra/train/trainMemory.ts';
import type { LlamaShape } from '../support/gguf/llamaArchitecture.ts';
import { randomBlocks } from '../support/gguf/randomBlocks.ts';
import { randomModel } from '../support/gguf/randomModel.ts';
import { writeGguf } from '../support/gguf/writeGguf.ts';

/** As TinyLlama and Llama 2 have them. */
const SHAPES: Readonly<Record<string, { readonly shape: LlamaShape; readonly topLayers: number }>> = {
  small: { shape: shaped(8, 1024, 2816, 16, 4), topLayers: 8 },
  '1.1B': { shape: shaped(22, 2048, 5632, 32, 4), topLayers: 22 },
  '7B': { shape: shaped(32, 4096, 11_008, 32, 32), topLayers: 8 },
};
const VOCABULARY = 32_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tokens: { type: 'string', default: '128' },
    steps: { type: 'string', default: '2' },
    threads: { type: 'string', default: '1,2' },
    /** Megabytes that the trainer may take. */
    memory: { type: 'string', default: '600' },
    /** Only writes the model there, so that what this takes is not held against the trainer. */
    write: { type: 'string' },
  },
});
const size = positionals[0] ?? 'small';
const chosen = SHAPES[size];
if (chosen === undefined) throw new Error(`There is no ${size}: ${Object.keys(SHAPES).join(', ')}`);
if (values.write !== undefined) {
  writeModel(values.write, chosen.shape);
  process.exit();
}
const tokens = Number(values.tokens);
const steps = Number(values.steps);
const folder = mkdtempSync(join(tmpdir(), 'groundplan-training-'));
try {
  const modelPath = join(folder, 'model.gguf');
  execFileSync(process.execPath, [import.meta.filename, size, '--write', modelPath]);
  console.log(
    `${size}, Q4_K with Q6_K: ${(statSync(modelPath).size / 1e6).toFixed(0)} MB, ${tokens} tokens a text`,
  );
  for (const threads of values.threads.split(',').map(Number)) {
    await train(modelPath, threads);
    await product(threads);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A product of matrices of this size alone. */
async function product(threads: number): Promise<void> {
  const { embedding, feedForward } = chosen!.shape;
  const { id, block, bytes } = tensorTypeNamed('Q4_K');
  const memory = new TrainMemory(2 ** 31);
  const crew = new Crew(await compileKernels(await buildKernels()), memory, threads);
  const weights = randomBlocks('Q4_K', (embedding * feedForward) / block, 1);
  const from = memory.take(weights.length);
  memory.bytes(from, weights.length).set(weights);
  const [inputs, outputs] = [memory.takeFloats(tokens * embedding), memory.takeFloats(tokens * feedForward)];
  const run = () => {
    const places = [
      id,
      block,
      bytes,
      from,
      embedding,
      inputs,
      embedding * 4,
      outputs,
      feedForward * 4,
      tokens,
      0,
    ];
    crew.run('forward', places, { count: feedForward, grain: 32 });
  };
  run();
  const rounds = 5;
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  for (let round = 0; round < rounds; round += 1) run();
  const spent = process.cpuUsage(cpu);
  const operations = (rounds * 2 * tokens * embedding * feedForward) / 1e9;
  const cpuSeconds = (spent.user + spent.system) / 1e6;
  const wallSeconds = (performance.now() - wall) / 1000;
  console.log(
    `${threads} threads, a product alone: ${(operations / cpuSeconds).toFixed(1)} GFLOP a CPU-second, ${(operations / wallSeconds).toFixed(1)} a second`,
  );
  await crew.stop();
}

async function train(modelPath: string, threads: number): Promise<void> {
  const { shape, topLayers } = chosen!;
  const random = seeded(3);
  const text = () => ({
    tokens: Array.from({ length: tokens + 1 }, () => Math.floor(random() * VOCABULARY)),
    promptTokens: 1,
  });
  const spec: TrainSpec = {
    modelPath,
    modelName: size,
    adapterPath: join(folder, `${threads}.gguf`),
    adapterName: 'Bench',
    metadata: {},
    workFolder: join(folder, `work${threads}`),
    examples: [{ kind: 'likelihood', text: text(), weight: 1 }],
    // The first step works out what the frozen layers give.
    settings: { ...TRAIN_DEFAULTS, topLayers, epochs: steps + 1, batchExamples: 1, batchTokens: tokens },
    threads,
    cpuShare: 1,
    memoryBytes: Number(values.memory) * 1e6,
    cacheBytes: 1e9,
    checkpointEveryMs: 1e9,
    kernels: await buildKernels(),
  };
  const told: (TrainProgress & { readonly at: number; readonly cpuMs: number })[] = [];
  const [start, began] = [process.cpuUsage(), performance.now()];
  // In this process, which is as important as any other.
  await trainAdapter(spec, {
    report: (progress) => {
      const { user, system } = process.cpuUsage(start);
      told.push({ ...progress, at: performance.now() - began, cpuMs: (user + system) / 1000 });
    },
  });
  const [first, last] = [told[0]!, told.at(-1)!];
  const cpuSeconds = (last.cpuMs - first.cpuMs) / 1000;
  const seconds = (last.at - first.at) / 1000;
  const operations = steps * tokens * operationsOf(shape, topLayers);
  const peak = process.resourceUsage().maxRSS / 1e3;
  console.log(
    `${threads} threads, training: ${(operations / 1e9 / cpuSeconds).toFixed(1)} GFLOP a CPU-second, ${((steps * tokens) / cpuSeconds).toFixed(2)} tokens a CPU-second, ${((steps * tokens) / seconds).toFixed(2)} a second, ${peak.toFixed(0)} MB; first step ${(first.cpuMs / 1000).toFixed(1)} CPU-seconds`,
  );
}

/** Of the model's matrices, a token: forward, worked out anew (but for the last of a layer), and by the inputs (but at the bottom). */
function operationsOf({ embedding, feedForward, heads, kvHeads }: LlamaShape, topLayers: number): number {
  const attention = 2 * embedding * embedding + (2 * embedding * embedding * kvHeads) / heads;
  const layer = attention + 3 * embedding * feedForward;
  const below = embedding * embedding * (1 + (2 * kvHeads) / heads);
  return (
    2 * (3 * topLayers * layer - topLayers * embedding * feedForward - below + 2 * VOCABULARY * embedding)
  );
}

function shaped(
  layers: number,
  embedding: number,
  feedForward: number,
  heads: number,
  kvHeads: number,
): LlamaShape {
  return { layers, embedding, feedForward, heads, kvHeads, contextLength: 4096 };
}

function writeModel(path: string, shape: LlamaShape): void {
  const file = randomModel({ ...shape, size: VOCABULARY, type: 'Q4_0' });
  const tensors = file.tensors.map((tensor) => {
    if (tensor.shape.length === 1) return tensor;
    const type = /output\.weight$|ffn_down|attn_v/.test(tensor.name) ? 'Q6_K' : 'Q4_K';
    // Scales of about a thousandth.
    return { ...tensor, type, encoded: () => randomBlocks(type, 4097, 7, 0x58) };
  });
  writeGguf(path, { ...file, tensors });
}
