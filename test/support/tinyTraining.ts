/** A tiny model and a made-up language to teach it: each of twelve tokens is followed by one of two. */
import { join } from 'node:path';
import { buildKernels } from '../../scripts/kernels.mjs';
import { seeded } from '../../src/base/seeded.ts';
import type { TokenExample, TokenText } from '../../src/core/training/tokenExamples.ts';
import { TRAIN_DEFAULTS } from '../../src/core/training/trainSettings.ts';
import type { TrainSpec } from '../../src/infra/train/trainAdapter.ts';
import { writeRandomModel } from './gguf/randomModel.ts';

export const TINY_SETTINGS = {
  ...TRAIN_DEFAULTS,
  topLayers: 2,
  learningRate: 1e-2,
  epochs: 8,
  batchExamples: 4,
  batchTokens: 128,
};

/** In a folder that is the caller's. */
export async function tinyTraining(folder: string, changes: Partial<TrainSpec> = {}): Promise<TrainSpec> {
  const modelPath = join(folder, 'model.gguf');
  writeRandomModel(modelPath, { type: 'F32', layers: 3, embedding: 64, feedForward: 96 });
  return {
    modelPath,
    modelName: 'tiny',
    adapterPath: join(folder, 'adapter.gguf'),
    adapterName: 'Twelve',
    metadata: {},
    workFolder: join(folder, 'work'),
    examples: sentences(24, 1).map((text) => ({ kind: 'likelihood', text, weight: 1 })),
    settings: TINY_SETTINGS,
    threads: 1,
    memoryBytes: 300e6,
    cacheBytes: 1e9,
    checkpointEveryMs: 60_000,
    cpuShare: 1,
    kernels: await buildKernels(),
    ...changes,
  };
}

const FIRST = 265;
const WORDS = 12;
const LENGTH = 20;
const PROMPT = 4;

/** After a prompt in the language; `wrong` ones never follow its rule there. */
export function sentences(count: number, seed: number, wrong = false): TokenText[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const tokens = [1, FIRST + Math.floor(random() * WORDS)];
    while (tokens.length < LENGTH) {
      const turn = Math.floor(random() * 2) + (wrong && tokens.length >= PROMPT ? 4 : 0);
      tokens.push(FIRST + (((tokens.at(-1)! - FIRST) * 5 + 3 + turn) % WORDS));
    }
    return { tokens, promptTokens: PROMPT };
  });
}

export function pairs(count: number, seed: number): TokenExample[] {
  const wrong = sentences(count, seed + 1, true);
  return sentences(count, seed).map((chosen, at) => {
    const prompt = chosen.tokens.slice(0, PROMPT);
    const rejected = { ...chosen, tokens: [...prompt, ...wrong[at]!.tokens.slice(PROMPT)] };
    return { kind: 'preference', chosen, rejected, weight: 1 };
  });
}
