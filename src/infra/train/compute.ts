/** What computes with a model's weights: the parts that every layer needs. */
import type { LlamaPlan } from '../../core/training/llamaPlan.ts';
import type { LoraLayout, LoraMap } from '../../core/training/loraLayout.ts';
import type { Crew } from './threads/crew.ts';
import type { TrainMemory } from './trainMemory.ts';
import type { WeightStream } from './weightStream.ts';

export interface Compute {
  readonly plan: LlamaPlan;
  readonly memory: TrainMemory;
  readonly crew: Crew;
  readonly weights: WeightStream;
  readonly adapter: Adapter;
  /** Addresses of vectors that stay, by the tensor's name. */
  readonly vectors: ReadonlyMap<string, number>;
  /** Of cosines and sines, a row a position. */
  readonly turns: number;
  readonly signal: AbortSignal | undefined;
}

/** The adapter's weights and their derivatives, at these addresses. */
export interface Adapter {
  readonly layout: LoraLayout;
  readonly parameters: number;
  readonly gradients: number;
  readonly maps: ReadonlyMap<string, LoraMap>;
}

/** Tokens of several texts, one behind the other. */
export interface Batch {
  readonly tokens: number;
  /** Addresses: of ids and of positions in their text, 32 bits each. */
  readonly ids: number;
  readonly positions: number;
  readonly texts: readonly { readonly first: number; readonly tokens: number }[];
}
