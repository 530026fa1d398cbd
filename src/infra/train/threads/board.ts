/** What the threads of a crew share besides the memory: which job is to be done, and how far it is. */
import type { Kernels } from '../kernels.ts';
import { JOB_NAMES, JOBS, MOST_NUMBERS } from './jobs.ts';

/** Places of the integers. */
const [ROUND, JOB, COUNT, SIZE, NEXT, BUSY, FAILED] = [0, 1, 2, 3, 4, 5, 6] as const;
const INTEGERS = 16;

export interface Work {
  readonly job: number;
  readonly count: number;
  /** Of a part. */
  readonly size: number;
  readonly numbers: readonly number[];
}

export class Board {
  readonly buffer: SharedArrayBuffer;
  readonly #integers: Int32Array<SharedArrayBuffer>;
  readonly #numbers: Float64Array<SharedArrayBuffer>;

  constructor(buffer = new SharedArrayBuffer(INTEGERS * 4 + MOST_NUMBERS * 8)) {
    this.buffer = buffer;
    this.#integers = new Int32Array(buffer, 0, INTEGERS);
    this.#numbers = new Float64Array(buffer, INTEGERS * 4, MOST_NUMBERS);
  }

  /** Wakes the helpers, where there are any: all of them count as busy until they say otherwise. */
  put({ job, count, size, numbers }: Work, helpers: number): void {
    this.#numbers.set(numbers);
    for (const [place, value] of [
      [JOB, job],
      [COUNT, count],
      [SIZE, size],
      [NEXT, 0],
      [FAILED, 0],
      [BUSY, helpers],
    ] as const)
      Atomics.store(this.#integers, place, value);
    if (helpers === 0) return;
    Atomics.add(this.#integers, ROUND, 1);
    Atomics.notify(this.#integers, ROUND);
  }

  /** Does parts until none is left. */
  help(kernels: Kernels, scratch: number): void {
    const all = this.#integers;
    const run = JOBS[JOB_NAMES[all[JOB]!]!];
    const [count, size] = [all[COUNT]!, all[SIZE]!];
    for (;;) {
      const from = Atomics.add(all, NEXT, size);
      if (from >= count) return;
      run({ kernels, numbers: this.#numbers, from, to: Math.min(count, from + size), scratch });
    }
  }

  /** Until all helpers are done; false where one failed or does not answer. */
  settle(timeoutMs: number): boolean {
    const until = Date.now() + timeoutMs;
    for (;;) {
      const busy = Atomics.load(this.#integers, BUSY);
      if (busy === 0) return Atomics.load(this.#integers, FAILED) === 0;
      if (Date.now() > until) return false;
      Atomics.wait(this.#integers, BUSY, busy, 1000);
    }
  }

  /** A helper's life: waits for the next round, helps, and says so. */
  serve(kernels: Kernels, scratch: number): never {
    for (let round = 0; ; ) {
      Atomics.wait(this.#integers, ROUND, round);
      const now = Atomics.load(this.#integers, ROUND);
      if (now === round) continue;
      round = now;
      try {
        this.help(kernels, scratch);
      } catch {
        Atomics.store(this.#integers, FAILED, 1);
      }
      Atomics.sub(this.#integers, BUSY, 1);
      Atomics.notify(this.#integers, BUSY);
    }
  }
}
