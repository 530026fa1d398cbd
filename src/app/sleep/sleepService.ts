/** The area `sleep`. */
import { CodedError } from '../../base/codedError.ts';
import type { Call } from '../../protocol/call.ts';
import type {
  AutomaticSleep as AutomaticRequest,
  AutomaticState,
  SleepApi,
  SleepProgress,
  SleepReport,
  SleepReports,
  SleepRequest,
} from '../../protocol/sleepApi.ts';
import { AutomaticSleep } from './automaticSleep.ts';
import { checkAutomatic, checkRequest } from './checkRequest.ts';
import { type Night, reportOf } from './night.ts';
import { endOf, type NightBook } from './nightBook.ts';
import { busy, SLEEP_LOCK, type SleepParts, sleepOnce } from './sleepOnce.ts';
import { type UndoParts, undoNight } from './undoNight.ts';

type SleepServiceParts = SleepParts & UndoParts;

export class SleepService implements SleepApi {
  readonly #parts: SleepServiceParts;
  readonly #book: NightBook;
  readonly #ending = new AbortController();
  #running: Promise<unknown> | undefined;
  #automatic: AutomaticSleep | undefined;

  constructor(parts: SleepServiceParts) {
    this.#book = parts.book;
    this.#parts = parts;
  }

  async run(request: SleepRequest, { signal, on }: Call<SleepProgress> = {}): Promise<SleepReport> {
    if (this.#running !== undefined) throw busy('sleeps');
    checkRequest(request);
    const any = signal === undefined ? this.#ending.signal : AbortSignal.any([signal, this.#ending.signal]);
    const running = sleepOnce(this.#parts, request, { signal: any, ...(on && { on }) });
    this.#running = running.catch(() => {});
    try {
      return reportOf(await running);
    } finally {
      this.#running = undefined;
    }
  }

  async automatic(request: AutomaticRequest, { signal, on }: Call<AutomaticState> = {}): Promise<void> {
    checkAutomatic(request);
    if (this.#automatic !== undefined) throw runsAlready();
    if (signal?.aborted) throw noLonger();
    const { after, now, timestamp, presence, stirring } = this.#parts;
    const automatic = new AutomaticSleep(
      {
        after,
        now,
        timestamp,
        stirring,
        sleep: (asked, call) => this.run(asked, call),
        tell: (state) => on?.(state),
      },
      request,
    );
    this.#automatic = automatic;
    const leave = presence.join(automatic);
    await new Promise<void>((resolve) => {
      for (const each of [signal, this.#ending.signal])
        each?.addEventListener('abort', () => resolve(), { once: true });
    });
    leave();
    await automatic.dispose();
    this.#automatic = undefined;
    throw noLonger();
  }

  async reports(): Promise<SleepReports> {
    const nights = await this.#book.nights();
    const seen = await this.#book.seen();
    const unread = nights.filter((night) => endOf(night) > seen).map(({ id }) => id);
    return { reports: nights.map(reportOf), unread };
  }

  async seen({ id }: { readonly id: string }) {
    return { isNews: await this.#book.see(endOf(await this.#night(id))) };
  }

  async undo({ id }: { readonly id: string }): Promise<SleepReport> {
    if (this.#running !== undefined) throw busy('sleeps');
    const night = await this.#night(id);
    let undone: Night | undefined;
    const alone = await this.#parts.background.lock.alone(SLEEP_LOCK, async () => {
      undone = await undoNight(this.#parts, night);
    });
    if (!alone || undone === undefined) throw busy('sleeps');
    return reportOf(undone);
  }

  /** Whoever made the book ends it. */
  async dispose(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #night(id: string): Promise<Night> {
    const found = (await this.#book.nights()).find((night) => night.id === id);
    if (found !== undefined) return found;
    throw new CodedError(
      'unknown-night',
      `No sleep has the id ${id}. “groundplan sleep report --all” lists those that are kept.`,
    );
  }
}

function runsAlready(): CodedError {
  return new CodedError('busy', 'Sleeping by itself runs already. End that run first.');
}

function noLonger(): CodedError {
  return new CodedError('cancelled', 'It no longer sleeps by itself.');
}
