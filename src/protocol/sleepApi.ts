/**
 * The engine's area of sleep: while the developer is away, what was learned is gone over and adapters are trained. One machine sleeps
 * once at a time, whatever windows are open, and whatever is typed or asked for ends it within a second; it goes on where it was.
 */
import type { AdapterFigures, AdapterTraining } from '../core/model/adapter.ts';
import type { Call } from './call.ts';

export const SLEEP_STAGES = ['extract', 'consolidate', 'compact', 'train', 'report'] as const;
export type SleepStage = (typeof SLEEP_STAGES)[number];

export interface SleepRequest {
  readonly asked: 'command' | 'idle' | 'schedule';
  /** Minutes that it may take in all; undefined: as long as there is something to do. */
  readonly minutes?: number;
  /** Of one core, in (0, 1]; default 1. */
  readonly cpuShare?: number;
  /** Also on battery. */
  readonly onBattery?: boolean;
  /** An installed model by its name; undefined: the one that is chosen. */
  readonly model?: string;
  /** New examples of a language before it is trained; default 20. */
  readonly fewestExamples?: number;
  /** What differs from the defaults. */
  readonly settings?: Partial<AdapterTraining>;
}

/** Told as it goes on. */
export interface SleepProgress {
  readonly stage: SleepStage;
  /** For a person: `training typescript`. */
  readonly what: string;
  readonly training?: {
    readonly language: string;
    readonly step: number;
    readonly steps: number;
    readonly loss: number;
    readonly tokensPerSecond: number;
  };
}

export interface LanguageNight {
  /** Language id, as adapters are called. */
  readonly language: string;
  /** New and replayed together. */
  readonly examples: number;
  /** Of them, those that were trained on before. */
  readonly replayed: number;
  /** One a step; those of before an interruption among them, as far as they were kept. */
  readonly losses: readonly number[];
  readonly outcome: 'published' | 'discarded' | 'too few' | 'interrupted' | 'failed';
  /** Of what was published. */
  readonly version?: number;
  /** A sentence each. */
  readonly reasons: readonly string[];
  readonly figures?: AdapterFigures;
  readonly seconds: number;
  /** Read while training, over and over where there are several epochs. */
  readonly tokens: number;
}

/** An adapter that was gone back from by itself. */
export interface GivenUpAdapter {
  readonly language: string;
  readonly version: number;
  /** Sentences, with the figures. */
  readonly why: string;
}

export interface SleepReport {
  readonly id: string;
  /** ISO 8601, in UTC. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly ended: 'done' | 'interrupted' | 'out of time' | 'failed' | 'nothing to do';
  /** A sentence. */
  readonly why?: string;
  readonly feedback: {
    /** That were looked at. */
    readonly offers: number;
    /** Rewarded texts among what came of them. */
    readonly examples: number;
    /** What was left out of those, a sentence a reason. */
    readonly refused: readonly string[];
  };
  readonly concepts: {
    readonly merged: number;
    readonly aged: number;
    readonly retired: number;
    /** What those say. */
    readonly names: readonly string[];
  };
  readonly store: { readonly freedBytes: number };
  readonly languages: readonly LanguageNight[];
  /** Since the report before: less was accepted of what they wrote. */
  readonly givenUp?: readonly GivenUpAdapter[];
  /** What it published and retired was taken back. */
  readonly undone?: boolean;
}

export interface SleepReports {
  /** Newest first, at most 50. */
  readonly reports: readonly SleepReport[];
  /** Ids of those that have ended since the last `seen`. */
  readonly unread: readonly string[];
}

/** When it sleeps by itself, and how. */
export interface AutomaticSleep extends Omit<SleepRequest, 'asked'> {
  /** Minutes with nobody there before it begins; 0: never for that reason. */
  readonly afterMinutes: number;
  /** `03:30` of local time; it begins then, once nobody has typed for two minutes. Empty: at no fixed time. */
  readonly at: string;
}

export type AutomaticState =
  /** Until nobody has been there for long enough. */
  | { readonly phase: 'awake' }
  | { readonly phase: 'asleep'; readonly progress: SleepProgress }
  /** Until somebody is there again. */
  | { readonly phase: 'slept'; readonly report: SleepReport }
  | { readonly phase: 'paused'; readonly why: 'battery' | 'another window' }
  /** Tried again after the next quiet. */
  | { readonly phase: 'failed'; readonly reason: string };

export interface SleepApi {
  /**
   * Resolves with the report, also when it was interrupted, and the next one goes on where it was: the signal and typing end it within a
   * second; one that began by itself is ended by whoever is there. Rejects with `busy` where another window sleeps or learns, `on-battery`, and `invalid-option`.
   */
  run(request: SleepRequest, call?: Call<SleepProgress>): Promise<SleepReport>;
  /**
   * Sleeps by itself until it is cancelled; without such a call there is no timer. Who is there is told by `background.typed` and `background.there`.
   * Rejects with `cancelled`, with `busy` where it runs already, and with `invalid-option`.
   */
  automatic(request: AutomaticSleep, call?: Call<AutomaticState>): Promise<void>;
  reports(request: object, call?: Call): Promise<SleepReports>;
  /** That one and all before it have been read. Of several windows that tell of a night, it is news to one. */
  seen(request: { readonly id: string }, call?: Call): Promise<{ readonly isNews: boolean }>;
  /** Takes back what the night published and retired; twice does nothing more. Rejects with `unknown-night`, and `busy` while it sleeps. */
  undo(request: { readonly id: string }, call?: Call): Promise<SleepReport>;
}
