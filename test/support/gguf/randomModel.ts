/** Llama models with seeded random weights: they load, tokenize and compute as any other, and write nonsense. */

import { seeded } from '../../../src/base/seeded.ts';
import { gaussians } from './gaussians.ts';
import { type LlamaShape, llamaFile } from './llamaArchitecture.ts';
import type { TensorType } from './tensorTypes.ts';
import { type Vocabulary, type VocabularyOptions, vocabulary } from './vocabulary.ts';
import { type GgufFile, writeGguf } from './writeGguf.ts';

export interface RandomModelOptions extends Partial<LlamaShape>, Partial<VocabularyOptions> {
  readonly name?: string;
  readonly type?: TensorType;
  readonly seed?: number;
}

/** Of a larger tensor the rest repeats these; an odd number of blocks, so that rows differ. */
const MOST_DRAWN = 32 * 4097;

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz▁'];
/** Pairs that may merge, so that texts have fewer tokens than bytes. */
const PIECES = [...LETTERS, ...LETTERS.flatMap((first) => ['e', 't', '▁'].map((second) => first + second))];

/** About a megabyte by default. */
export function writeRandomModel(path: string, options: RandomModelOptions = {}): void {
  writeGguf(path, randomModel(options));
}

/** Of every such model with the same options. */
export function randomVocabulary(options: Omit<VocabularyOptions, 'pieces'> = {}): Vocabulary {
  return vocabulary({ pieces: PIECES, ...options });
}

export function randomModel(options: RandomModelOptions = {}): GgufFile {
  const shape = { ...TINY, ...options };
  const random = seeded(options.seed ?? 1);
  const deviation = 1 / Math.sqrt(shape.embedding);
  const words = randomVocabulary(options);
  const drawn = (length: number) => gaussians(Math.min(length, MOST_DRAWN), deviation, random);
  return llamaFile({
    name: options.name ?? 'Random',
    shape,
    vocabulary: words,
    type: options.type ?? 'F16',
    values: (name, dimensions) => {
      const length = dimensions.reduce((all, each) => all * each, 1);
      if (dimensions.length === 1) return new Float32Array(length).fill(1);
      const values = drawn(length);
      // Never the likeliest: a text goes on until it is ended.
      if (name === 'output.weight')
        for (const id of words.ends) values.fill(0, id * shape.embedding, (id + 1) * shape.embedding);
      return values;
    },
  });
}

export const TINY: LlamaShape = {
  layers: 2,
  embedding: 128,
  feedForward: 256,
  heads: 4,
  kvHeads: 2,
  contextLength: 8192,
};

/** About 200 million weights: 110 MB as Q4_0, with the vocabulary of a real model. */
export const MID_SIZE: LlamaShape & { readonly size: number } = {
  layers: 12,
  embedding: 1024,
  feedForward: 2816,
  heads: 16,
  kvHeads: 4,
  contextLength: 8192,
  size: 32_000,
};
