/** Threads over one memory. The caller's thread works, too, and waits for the others: a job takes milliseconds. */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { CodedError } from '../../../base/codedError.ts';
import { instantiateKernels, type Kernels } from '../kernels.ts';
import type { TrainMemory } from '../trainMemory.ts';
import { Board } from './board.ts';
import { JOB_NAMES, type JobName } from './jobs.ts';

export interface ThreadData {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly board: SharedArrayBuffer;
  readonly scratch: number;
}

export interface JobRange {
  readonly count: number;
  /** What a part is a multiple of; 1 by default. */
  readonly grain?: number;
}

/** So that a thread that was held up holds nobody up. */
const PARTS_A_THREAD = 4;
const ANSWER_MS = 120_000;

export class Crew {
  readonly #board = new Board();
  readonly #kernels: Kernels;
  readonly #scratch: number;
  readonly #helpers: readonly Worker[];

  /** @param threads the caller's included. */
  constructor(module: WebAssembly.Module, memory: TrainMemory, threads: number) {
    this.#kernels = instantiateKernels(module, memory.memory);
    const scratchBytes = this.#kernels.scratchBytes();
    this.#scratch = memory.take(scratchBytes);
    this.#helpers = Array.from({ length: threads - 1 }, () => {
      const data: ThreadData = {
        module,
        memory: memory.memory,
        board: this.#board.buffer,
        scratch: memory.take(scratchBytes),
      };
      const helper = new Worker(threadEntry(), { workerData: data });
      helper.unref();
      return helper;
    });
  }

  get threads(): number {
    return this.#helpers.length + 1;
  }

  /** Does a job over a range. Throws `training-failed` where a thread does. */
  run(job: JobName, numbers: readonly number[], { count, grain = 1 }: JobRange): void {
    const parts = this.#helpers.length === 0 ? 1 : this.threads * PARTS_A_THREAD;
    const size = Math.ceil(count / parts / grain) * grain;
    const helpers = size < count ? this.#helpers.length : 0;
    this.#board.put({ job: JOB_NAMES.indexOf(job), count, size, numbers }, helpers);
    this.#board.help(this.#kernels, this.#scratch);
    if (!this.#board.settle(ANSWER_MS))
      throw new CodedError('training-failed', 'A thread of the training failed. Train again.');
  }

  /** In the caller's thread. */
  dequantize(type: number, from: number, to: number, count: number): void {
    this.#kernels.dequantize(type, from, to, count);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#helpers.map((helper) => helper.terminate()));
  }
}

function threadEntry(): URL {
  const bundled = new URL('./trainThread.mjs', import.meta.url);
  return existsSync(bundled) ? bundled : new URL('../../../workers/trainThread.ts', import.meta.url);
}
