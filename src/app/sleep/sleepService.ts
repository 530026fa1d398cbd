/** The area `sleep`. */
import { CodedError } from '../../base/codedError.ts';
import type { Knowledge } from '../../core/ports/knowledge.ts';
import type { Call } from '../../protocol/call.ts';
import type {
  AutomaticSleep,
  AutomaticState,
  SleepApi,
  SleepProgress,
  SleepReport,
  SleepReports,
  SleepRequest,
} from '../../protocol/sleepApi.ts';
import { checkRequest } from './checkRequest.ts';
import { type Night, reportOf } from './night.ts';
import { endOf, NightBook } from './nightBook.ts';
import { busy, type SleepParts, sleepOnce } from './sleepOnce.ts';

export interface SleepServiceParts extends Omit<SleepParts, 'book'> {
  openProfile(): Knowledge;
  log(message: string): void;
}

export class SleepService implements SleepApi {
  readonly #parts: SleepParts;
  readonly #book: NightBook;
  readonly #ending = new AbortController();
  #running: Promise<unknown> | undefined;

  constructor(parts: SleepServiceParts) {
    this.#book = new NightBook({ openProfile: parts.openProfile, problem: parts.log });
    this.#parts = { ...parts, book: this.#book };
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

  async automatic(_: AutomaticSleep, __: Call<AutomaticState> = {}): Promise<void> {
    throw new CodedError('invalid-option', 'Sleeping by itself is not possible yet. Sleep on command.');
  }

  async reports(): Promise<SleepReports> {
    const nights = await this.#book.nights();
    const seen = await this.#book.seen();
    const unread = nights.filter((night) => endOf(night) > seen).map(({ id }) => id);
    return { reports: nights.map(reportOf), unread };
  }

  async seen({ id }: { readonly id: string }): Promise<void> {
    await this.#book.see(endOf(await this.#night(id)));
  }

  async undo({ id }: { readonly id: string }): Promise<SleepReport> {
    if (this.#running !== undefined) throw busy('sleeps');
    return reportOf(await this.#night(id));
  }

  async dispose(): Promise<void> {
    this.#ending.abort();
    await this.#running;
    await this.#book.dispose();
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
