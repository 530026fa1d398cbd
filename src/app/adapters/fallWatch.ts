/** Goes back from an adapter by itself where less of what is written with it is taken and stays than of what was written before it. */
import { messageOf } from '../../base/messageOf.ts';
import { acceptedShare, SETTLED_MS } from '../../core/adapters/acceptedShare.ts';
import { type AdapterFall, fallOf, type SettledAnswer } from '../../core/adapters/fallOf.ts';
import { adapterName, type PublishedAdapter } from '../../core/model/adapter.ts';
import type { AdapterStore } from '../../core/ports/adapterStore.ts';
import type { KeptOffer } from '../feedback/records.ts';

export interface FallWatchParts {
  openAdapters(): Promise<AdapterStore>;
  /** Oldest first. */
  offers(): Promise<readonly KeptOffer[]>;
  /** Milliseconds since 1970. */
  nowMs(): number;
  log(message: string): void;
}

export class FallWatch {
  readonly #parts: FallWatchParts;
  #checking: Promise<void> = Promise.resolve();

  constructor(parts: FallWatchParts) {
    this.#parts = parts;
  }

  /** Does not reject: the next answer, or the next sleep, looks again. */
  check(): Promise<void> {
    this.#checking = this.#checking
      .then(() => this.#check())
      .catch((error) =>
        this.#parts.log(`It could not be looked how adapters are accepted: ${messageOf(error)}`),
      );
    return this.#checking;
  }

  async #check(): Promise<void> {
    const { openAdapters, offers, nowMs, log } = this.#parts;
    const answers = settledAnswers(await offers(), nowMs());
    if (!answers.some(({ use }) => use.adapter !== undefined)) return;
    const store = await openAdapters();
    for (const adapter of (await store.all()).filter(({ current }) => current)) {
      const { language, version, base } = adapter;
      const line = { language, fingerprint: base.fingerprint };
      const fall = fallOf(answers, { ...line, version });
      if (fall === undefined) continue;
      const given = await store.giveUp(line, version, reasonOf(fall));
      if (given !== undefined) log(sentenceOf(adapter, fall, given.back));
    }
  }
}

function settledAnswers(offers: readonly KeptOffer[], nowMs: number): SettledAnswer[] {
  return offers.flatMap(({ offered: { offer }, shownMs, actions, imported }) =>
    offer.use === undefined || imported !== undefined || nowMs - shownMs < SETTLED_MS
      ? []
      : [{ use: offer.use, accepted: acceptedShare(actions) }],
  );
}

function reasonOf({ now, before, certainty }: AdapterFall): string {
  return `Less of what it wrote was taken and stayed: ${percent(now.accepted)} of ${now.answers} answers, where it was ${percent(before.accepted)} of ${before.answers} before (certain to ${percent(certainty)}).`;
}

function sentenceOf(
  adapter: PublishedAdapter,
  fall: AdapterFall,
  back: PublishedAdapter | undefined,
): string {
  const now = back === undefined ? 'no adapter is used for it now' : `${adapterName(back)} is used again`;
  return `The adapter ${adapterName(adapter)} was given up, and ${now}. ${reasonOf(fall)}`;
}

function percent(share: number): string {
  return `${Math.floor(100 * share)} %`;
}
