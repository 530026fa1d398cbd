/** Messages between the page of sleep reports and the extension. What comes from the page is checked before it is used. */
import * as v from 'valibot';
import type { GivenUpAdapter, SleepReport } from './sleepApi.ts';

/** A night as the page shows it. */
export interface ShownNight extends Omit<SleepReport, 'languages' | 'store' | 'givenUp'> {
  /** What the stores gave back, in words; empty where that is nothing. */
  readonly freed: string;
  readonly languages: readonly (SleepReport['languages'][number] & {
    /** As a person knows it. */
    readonly title: string;
  })[];
  readonly givenUp?: readonly (GivenUpAdapter & { readonly title: string })[];
}

/** What is done right now, in words. */
export interface ShownSleep {
  /** `Training TypeScript` */
  readonly what: string;
  /** `step 12 of 80, loss 1.23`; may be empty. */
  readonly detail: string;
  /** Of the training that goes on, in [0, 1]. */
  readonly share?: number;
  /** It was begun by the person, who can stop it. */
  readonly stoppable: boolean;
}

export type ToSleep =
  | {
      readonly type: 'nights';
      /** Newest first. */
      readonly nights: readonly ShownNight[];
      /** When it sleeps by itself, in a sentence. */
      readonly when: string;
    }
  /** Undefined: it does not sleep now. */
  | { readonly type: 'sleeping'; readonly now?: ShownSleep }
  | { readonly type: 'failed'; readonly reason: string }
  /** Done as asked, for who does not see it. */
  | { readonly type: 'said'; readonly text: string };

export const fromSleepSchema = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('sleepNow') }),
  v.object({ type: v.literal('stop') }),
  v.object({ type: v.literal('undo'), night: v.pipe(v.string(), v.maxLength(100)) }),
  v.object({ type: v.literal('showAdapters') }),
  v.object({ type: v.literal('showSettings') }),
]);

export type FromSleep = v.InferOutput<typeof fromSleepSchema>;
