/**
 * Cards that were in sight, and for how long. One that was there long enough to be read and has been out of sight for a minute, with
 * nothing done about it, was ignored; that is said of it once in a window.
 */
import { wasSeen } from '../../app/feedback/wasSeen.ts';
import type { Action } from '../../core/model/feedback.ts';

export interface ShownCard {
  readonly root: string;
  readonly id: string;
}

export interface ShownCardsParts<C extends ShownCard> {
  nowMs(): number;
  /** Calls once, later. */
  after(milliseconds: number, call: () => void): { dispose(): void };
  record(card: C, action: Action): Promise<unknown>;
}

/** Long enough to read what it says. */
const READ_MS = 2000;
const OUT_OF_SIGHT_MS = 60_000;
/** Of a long list only what was looked at longest says something. */
const MOST_AT_ONCE = 12;

interface Sight<C> {
  readonly card: C;
  ms: number;
  lastMs: number;
}

export class ShownCards<C extends ShownCard> {
  readonly #parts: ShownCardsParts<C>;
  readonly #seen = new Map<string, Sight<C>>();
  /** Those that something was done about, or that were said to be ignored. */
  readonly #settled = new Set<string>();
  #timer: { dispose(): void } | undefined;

  constructor(parts: ShownCardsParts<C>) {
    this.#parts = parts;
  }

  saw(card: C, milliseconds: number): void {
    const key = keyOf(card);
    if (this.#settled.has(key)) return;
    const sight = this.#seen.get(key) ?? { card, ms: 0, lastMs: 0 };
    sight.ms += milliseconds;
    sight.lastMs = this.#parts.nowMs();
    this.#seen.set(key, sight);
    this.#timer ??= this.#parts.after(OUT_OF_SIGHT_MS, () => void this.#settle());
  }

  /** Something is done about it. @returns how long it was in sight until then, in milliseconds. */
  take(card: ShownCard): number {
    const key = keyOf(card);
    const ms = this.#seen.get(key)?.ms ?? 0;
    this.#seen.delete(key);
    this.#settled.add(key);
    return ms;
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#seen.clear();
  }

  async #settle(): Promise<void> {
    this.#timer = undefined;
    const until = this.#parts.nowMs() - OUT_OF_SIGHT_MS;
    const gone = [...this.#seen].filter(([, { lastMs }]) => lastMs <= until);
    for (const [key] of gone) {
      this.#seen.delete(key);
      this.#settled.add(key);
    }
    if (this.#seen.size > 0) this.#timer = this.#parts.after(OUT_OF_SIGHT_MS / 4, () => void this.#settle());
    const longest = gone.map(([, sight]) => sight).sort((a, b) => b.ms - a.ms);
    for (const { card, ms } of longest.slice(0, MOST_AT_ONCE)) {
      if (!wasSeen(ms)) continue;
      await this.#parts.record(card, { type: 'shown', forMs: ms });
      if (ms >= READ_MS) await this.#parts.record(card, { type: 'ignored' });
    }
  }
}

function keyOf({ root, id }: ShownCard): string {
  return `${root}\0${id}`;
}
