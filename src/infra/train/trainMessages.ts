/** Between the trainer's process and the one that started it. */
import type { FailureCode } from '../../base/codedError.ts';
import type { Trained, TrainProgress, TrainSpec } from './trainAdapter.ts';

export type ToTrainer = { readonly kind: 'train'; readonly spec: TrainSpec } | { readonly kind: 'stop' };

export type FromTrainer =
  | { readonly kind: 'progress'; readonly progress: ProcessProgress }
  | { readonly kind: 'trained'; readonly trained: Trained }
  | { readonly kind: 'failed'; readonly code: FailureCode; readonly message: string };

export interface ProcessProgress extends TrainProgress {
  /** Of this run, all threads together. */
  readonly cpuMs: number;
  readonly memoryBytes: number;
}
