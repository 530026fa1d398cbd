/** The engine's area of adapters: what is published for the models of this machine, and which of it is used. */
import type { AdapterFigures, AdapterTraining, PublishedAdapter } from '../core/model/adapter.ts';
import type { TextExample } from '../core/model/textExample.ts';
import type { Call } from './call.ts';

export interface AdaptersReport {
  /** Of all bases, in order of base, language and version. */
  readonly adapters: readonly PublishedAdapter[];
  /** Of the model that answers now; undefined where there is none. */
  readonly base?: { readonly name: string; readonly fingerprint: string };
}

export interface AdapterRequest {
  /** Language id, or `generic`. */
  readonly language: string;
  /** Undefined: the current one; of `use`, none at all. */
  readonly version?: number;
  /** An installed model by its name; undefined: the one that is chosen. */
  readonly model?: string;
}

export interface TrainRequest {
  /** Language id, or `generic`. */
  readonly language: string;
  readonly examples: readonly TextExample[];
  readonly model?: string;
  /** What differs from the defaults. */
  readonly settings?: Partial<AdapterTraining>;
  /** Of the time, in (0, 1]: for the rest it pauses; default 1. */
  readonly cpuShare?: number;
}

export interface TrainEvent {
  readonly step: number;
  readonly steps: number;
  readonly loss: number;
  readonly tokensPerSecond: number;
}

export interface PublishRequest {
  /** A GGUF adapter, or PEFT's `adapter_model.safetensors`. It is copied. */
  readonly file: string;
  readonly language: string;
  readonly origin: PublishedAdapter['origin'];
  readonly about: string;
  readonly model?: string;
  /** What it is measured on; none of it was trained on. */
  readonly heldOut: readonly TextExample[];
  /** Of what it was trained on. */
  readonly trained: readonly TextExample[];
  /** Publish it all the same, whatever the figures say, and without any where there is nothing to measure on. */
  readonly anyway?: boolean;
}

export type PublishOutcome =
  | { readonly kind: 'published'; readonly adapter: PublishedAdapter }
  /** Nothing has changed. */
  | {
      readonly kind: 'discarded';
      /** A sentence each, with the figures. */
      readonly reasons: readonly string[];
      readonly figures?: AdapterFigures;
    };

export interface AdaptersApi {
  /**
   * Trains on most of the examples, measures on the others, and publishes what is better. Rejects as `publish` does, and with
   * `untrainable`, `training-failed`, `invalid-option` (no such language) or `busy` (another window trains); after `cancelled` the same
   * request goes on where it was.
   */
  train(request: TrainRequest, call?: Call<TrainEvent>): Promise<PublishOutcome>;
  list(request: Record<string, never>, call?: Call): Promise<AdaptersReport>;
  /**
   * Measures it beside the base, and publishes it where it is better. Rejects with `engine-unavailable`, `engine-failed` (it is for
   * another model), `cancelled`, `disk-full` or `store-failed`; nothing is published then.
   */
  publish(request: PublishRequest, call?: Call): Promise<PublishOutcome>;
  /** From now on. Rejects with `unknown-model`. */
  use(request: AdapterRequest, call?: Call): Promise<void>;
  /** To the one that was used before the current one, or to none; the one that is used then. Rejects with `unknown-model`. */
  rollback(request: Omit<AdapterRequest, 'version'>, call?: Call): Promise<PublishedAdapter | undefined>;
  remove(request: AdapterRequest & { readonly version: number }, call?: Call): Promise<void>;
}
