import type { Knowledge } from './knowledge.ts';
import type { ModelLibrary } from './modelLibrary.ts';

/** The models on this machine, and what is kept of them besides their files. */
export interface ModelHome {
  readonly library: ModelLibrary;
  readonly profile: Knowledge;
  /** Names the machine by what a model's memory and speed depend on. */
  readonly machine: string;
}
