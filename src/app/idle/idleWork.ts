/**
 * Work that waits until nobody has asked for anything for a while: it is given up when somebody does, begun again in the next quiet, and
 * not repeated where nothing has happened since.
 */

import { codeOf } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import type { IdleClock } from '../../core/ports/idleClock.ts';

export interface IdleParts extends IdleClock {
  /** Milliseconds of a clock that does not go back. */
  now(): number;
  /** Between two steps it gives up where the signal says so. */
  work(signal: AbortSignal): Promise<void>;
  problem(message: string): void;
}

export class IdleWork {
  readonly #parts: IdleParts;
  /** Requests under way. */
  #requests = 0;
  #askedMs = 0;
  #doneMs = Number.NEGATIVE_INFINITY;
  #wanted = false;
  #paused = false;
  #ended = false;
  #timer: { dispose(): void } | undefined;
  #running: { readonly cancel: AbortController; readonly done: Promise<void> } | undefined;

  constructor(parts: IdleParts) {
    this.#parts = parts;
  }

  /** A request begins. @returns to be called when it ends. */
  begin(): () => void {
    this.#requests++;
    this.touch();
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      this.#requests--;
      this.touch();
    };
  }

  /** Something was asked for. */
  touch(): void {
    this.#askedMs = this.#parts.now();
    this.#wanted = true;
    this.#running?.cancel.abort();
    this.#wait();
  }

  /** What is under way is given up, and nothing begins until it is let go on. */
  pause(paused: boolean): void {
    this.#paused = paused;
    if (paused) this.#running?.cancel.abort();
    else this.#wait();
  }

  async dispose(): Promise<void> {
    this.#ended = true;
    this.#timer?.dispose();
    this.#running?.cancel.abort();
    await this.#running?.done;
  }

  #wait(): void {
    const { after, now, quietMs, everyMs } = this.#parts;
    if (this.#timer !== undefined || this.#running !== undefined || !this.#mayRun()) return;
    const from = Math.max(this.#askedMs + quietMs, this.#doneMs + everyMs);
    this.#timer = after(Math.max(0, from - now()), () => {
      this.#timer = undefined;
      // Asked for something meanwhile: the rest of the time from there.
      if (now() < this.#askedMs + quietMs) this.#wait();
      else this.#begin();
    });
  }

  #mayRun(): boolean {
    return this.#wanted && !this.#paused && !this.#ended && this.#requests === 0;
  }

  #begin(): void {
    if (!this.#mayRun()) return;
    const cancel = new AbortController();
    this.#wanted = false;
    this.#running = { cancel, done: this.#run(cancel.signal) };
  }

  async #run(signal: AbortSignal): Promise<void> {
    try {
      await this.#parts.work(signal);
    } catch (error) {
      if (codeOf(error) !== 'cancelled') this.#parts.problem(messageOf(error));
    }
    this.#running = undefined;
    if (signal.aborted) this.#wanted = true;
    else this.#doneMs = this.#parts.now();
    this.#wait();
  }
}
