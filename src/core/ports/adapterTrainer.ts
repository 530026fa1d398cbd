/** Trains adapters in a process of its own: what becomes of it becomes of nothing else. */
import type { TokenExample } from '../training/tokenExamples.ts';
import type { TrainSettings } from '../training/trainSettings.ts';

export interface TrainerRequest {
  readonly modelPath: string;
  readonly modelName: string;
  /** Language id, or `generic`: of two trainings of the same the second goes on with the first. */
  readonly language: string;
  readonly examples: readonly TokenExample[];
  readonly settings: TrainSettings;
  /** Of the time, in (0, 1]: for the rest it pauses. */
  readonly cpuShare: number;
}

export interface TrainerProgress {
  readonly step: number;
  readonly steps: number;
  readonly loss: number;
  readonly tokensPerSecond: number;
}

export interface TrainerCall {
  readonly signal?: AbortSignal;
  readonly report?: (progress: TrainerProgress) => void;
}

export interface AdapterTrainer {
  /**
   * The adapter's file, until it is discarded: asked for the same before that, also after a kill, it is there at once. Rejects with `cancelled` within a second of the signal, and with `untrainable`, `training-failed` or `disk-full`; asked for the
   * same again, it goes on where it was.
   */
  train(request: TrainerRequest, call?: TrainerCall): Promise<string>;
  /**
   * PEFT's `adapter_model.safetensors`, with its configuration beside it, as a file that llama.cpp loads.
   * Rejects with `untrainable` for what does not suit the model, `engine-unavailable` or `disk-full`.
   */
  convert(weightsPath: string, modelPath: string): Promise<string>;
  /** Once it is published or refused. */
  discard(path: string): Promise<void>;
  /** All that is kept for going on with trainings, since a person wants what they learned from forgotten. */
  forget(): Promise<void>;
}
