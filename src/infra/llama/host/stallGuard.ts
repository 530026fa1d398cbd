/** Ends a process whose computation stands still, so that who waits for it is told: a native library may wait for ever. */

export interface StallClock {
  /** Milliseconds from an arbitrary start. */
  now(): number;
  /** Milliseconds of processor time that the process has had. */
  processorMs(): number;
  /** Ends the process. */
  end(): void;
}

/** Without a token, a batch or an answer for so long, and with next to no processor time, nothing will come. */
const STILL_MS = 120_000;
const LEAST_PROCESSOR_MS = 1000;

export class StallGuard {
  readonly #clock: StallClock;
  #running = 0;
  #moved = false;
  #since: { readonly atMs: number; readonly processorMs: number };

  constructor(clock: StallClock) {
    this.#clock = clock;
    this.#since = this.#mark();
  }

  /** Until the returned function is called, progress is expected. */
  expect(): () => void {
    this.#running += 1;
    this.#since = this.#mark();
    return () => {
      this.#running -= 1;
      this.progress();
    };
  }

  /** To be called with every token, so that it costs nothing: when it was is asked at the next check. */
  progress(): void {
    this.#moved = true;
  }

  /** To be called now and then. */
  check(): void {
    const now = this.#mark();
    if (this.#moved) {
      this.#moved = false;
      this.#since = now;
    }
    if (this.#running === 0 || now.atMs - this.#since.atMs < STILL_MS) return;
    if (now.processorMs - this.#since.processorMs < LEAST_PROCESSOR_MS) this.#clock.end();
    this.#since = now;
  }

  #mark() {
    return { atMs: this.#clock.now(), processorMs: this.#clock.processorMs() };
  }
}
