/** A step of a night, and what it works with. */
import type { AdapterBase } from '../../core/model/adapter.ts';
import type { AdapterStore } from '../../core/ports/adapterStore.ts';
import type { AdaptersApi } from '../../protocol/adaptersApi.ts';
import type { ExamplesReport } from '../../protocol/feedbackApi.ts';
import type { SleepProgress, SleepReport, SleepStage } from '../../protocol/sleepApi.ts';
import type { NightBook } from './nightBook.ts';
import type { OpenNight } from './openNight.ts';

export interface StageParts {
  readonly book: NightBook;
  /** All examples that are rewarded well enough, what was left out of them, and how many offers they come from. */
  examples(signal: AbortSignal): Promise<ExamplesReport>;
  /** Rejects with `engine-unavailable` where nothing can be trained. */
  baseOf(model: string | undefined, signal: AbortSignal): Promise<AdapterBase>;
  readonly adapters: Pick<AdaptersApi, 'train'>;
  openAdapters(): Promise<AdapterStore>;
  /** Goes back from adapters of which less is accepted; does not reject. */
  settleAdapters(): Promise<void>;
  /** What is learned of projects, gone over; the same night again changes nothing more. */
  consolidate(night: string, signal: AbortSignal): Promise<SleepReport['concepts']>;
  /** Rows and entries that nobody needs give their room back. @returns bytes. */
  compact(signal: AbortSignal): Promise<number>;
  /** ISO 8601, in UTC. */
  timestamp(): string;
  /** Milliseconds of a clock that does not go back. */
  now(): number;
}

export interface StageCall extends StageParts {
  readonly night: OpenNight;
  readonly signal: AbortSignal;
  readonly fewestExamples: number;
  /** Of the time, in (0, 1]. */
  readonly cpuShare: number;
  tell(progress: Omit<SleepProgress, 'stage'>): void;
}

export interface Stage {
  readonly name: SleepStage;
  /** For a person, as it begins. */
  readonly what: string;
  /** Rejects with `cancelled` once the signal is aborted. */
  run(call: StageCall): Promise<void>;
}
