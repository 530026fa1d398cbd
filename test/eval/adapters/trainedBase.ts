/** A tiny llama model that is no longer random: written with random weights, trained on code by the trainer itself, and merged with what it learned. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildKernels } from '../../../scripts/kernels.mjs';
import type { Prompt } from '../../../src/core/model/generation.ts';
import type { TokenText } from '../../../src/core/training/tokenExamples.ts';
import { TRAIN_DEFAULTS } from '../../../src/core/training/trainSettings.ts';
import { readGgufHeader } from '../../../src/infra/llama/ggufHeader.ts';
import { trainAdapter } from '../../../src/infra/train/trainAdapter.ts';
import { embeddedEngine } from '../../support/embeddedEngine.ts';
import type { LlamaShape } from '../../support/gguf/llamaArchitecture.ts';
import { randomModel } from '../../support/gguf/randomModel.ts';
import { type GgufFile, writeGguf } from '../../support/gguf/writeGguf.ts';

/** A text, and what it is the answer to. */
export interface AskedText {
  readonly before: Prompt;
  readonly text: string;
}

interface BaseOptions {
  /** For what is in between. */
  readonly folder: string;
  readonly path: string;
  /** What it learns to foretell. */
  readonly texts: readonly AskedText[];
  /** Of its vocabulary. */
  readonly pieces: readonly string[];
  readonly report?: (step: { readonly step: number; readonly steps: number; readonly loss: number }) => void;
}

const SHAPE: LlamaShape = {
  layers: 3,
  embedding: 128,
  feedForward: 256,
  heads: 4,
  kvHeads: 2,
  contextLength: 4096,
};
/** Of the change that is learned, as wide as half of the model. */
const RANK = 64;

/** Mean losses of the first and of the last steps. */
export async function writeTrainedBase(options: BaseOptions): Promise<readonly [number, number]> {
  const { folder, path, texts, pieces, report } = options;
  const raw = join(folder, 'random.gguf');
  const file = randomModel({ ...SHAPE, name: 'Base', type: 'F32', pieces });
  const values = new Map(
    file.tensors.map((tensor) => [tensor.name, 'values' in tensor ? tensor.values() : undefined]),
  );
  const fixed = withValues(file, (name) => values.get(name)!);
  writeGguf(raw, fixed);
  const adapterPath = join(folder, 'base-change.gguf');
  const { losses } = await trainAdapter(
    {
      modelPath: raw,
      modelName: 'Base',
      adapterPath,
      adapterName: 'Base',
      metadata: {},
      workFolder: join(folder, 'base-work'),
      examples: (await tokensOf(raw, texts)).map((text) => ({ kind: 'likelihood', text, weight: 1 })),
      settings: {
        ...TRAIN_DEFAULTS,
        rank: RANK,
        alpha: RANK,
        topLayers: SHAPE.layers,
        learningRate: 3e-3,
        epochs: 3,
        batchTokens: 1024,
      },
      threads: 1,
      cpuShare: 1,
      memoryBytes: 500e6,
      cacheBytes: 100e6,
      checkpointEveryMs: 1e9,
      kernels: await buildKernels(),
    },
    { ...(report && { report }) },
  );
  const change = await readTensors(adapterPath);
  for (const [name, own] of values) merge(own!, change.get(`${name}.lora_a`), change.get(`${name}.lora_b`));
  writeGguf(path, fixed);
  const mean = (some: readonly number[]) => some.reduce((sum, each) => sum + each, 0) / some.length;
  return [mean(losses.slice(0, 5)), mean(losses.slice(-20))];
}

/** As the engine reads them later, in the model's own template. */
async function tokensOf(model: string, texts: readonly AskedText[]): Promise<readonly TokenText[]> {
  const engine = embeddedEngine({ model });
  try {
    const name = (await engine.models())[0]!.name;
    const read: TokenText[] = [];
    for (const { before, text } of texts) {
      const [prompt = [], own = []] = await engine.scorer.read(before, [text], name);
      read.push({ tokens: [...prompt, ...own], promptTokens: Math.max(1, prompt.length) });
    }
    return read;
  } finally {
    await engine.dispose();
  }
}

function withValues(file: GgufFile, valuesOf: (name: string) => Float32Array): GgufFile {
  return {
    ...file,
    tensors: file.tensors.map(({ name, shape }) => ({
      name,
      shape,
      type: 'F32' as const,
      values: () => valuesOf(name),
    })),
  };
}

/** W + B A, as alpha is the rank. */
function merge(weights: Float32Array, a: Float32Array | undefined, b: Float32Array | undefined): void {
  if (a === undefined || b === undefined) return;
  const [inputs, outputs] = [a.length / RANK, b.length / RANK];
  for (let output = 0; output < outputs; output += 1)
    for (let rank = 0; rank < RANK; rank += 1) {
      const factor = b[output * RANK + rank]!;
      for (let input = 0; input < inputs; input += 1)
        weights[output * inputs + input]! += factor * a[rank * inputs + input]!;
    }
}

async function readTensors(path: string): Promise<ReadonlyMap<string, Float32Array>> {
  const { tensors } = await readGgufHeader(path);
  const bytes = readFileSync(path);
  return new Map(
    tensors.map(({ name, shape, offset }) => {
      const length = shape.reduce((all, each) => all * each, 1);
      return [
        name,
        new Float32Array(
          bytes.buffer.slice(bytes.byteOffset + offset, bytes.byteOffset + offset + 4 * length),
        ),
      ];
    }),
  );
}
