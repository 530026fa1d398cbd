import type { LoraChoice } from './loraLayout.ts';

export interface TrainSettings extends LoraChoice {
  readonly learningRate: number;
  /** Of all steps. */
  readonly warmupShare: number;
  readonly epochs: number;
  /** Examples a step. */
  readonly batchExamples: number;
  /** Tokens that are computed at once; a longer text loses its beginning. */
  readonly batchTokens: number;
  readonly weightDecay: number;
  readonly clipNorm: number;
  /** How strictly preferences keep to the base model. */
  readonly beta: number;
  readonly seed: number;
}

export const TRAIN_DEFAULTS: TrainSettings = {
  rank: 8,
  alpha: 16,
  topLayers: 8,
  learningRate: 2e-4,
  warmupShare: 0.1,
  epochs: 3,
  batchExamples: 8,
  batchTokens: 512,
  weightDecay: 0,
  clipNorm: 1,
  beta: 0.1,
  seed: 1,
};
