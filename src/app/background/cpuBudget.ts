/** Keeps work to its share of a core: after each step it sleeps for as long as the step was too dear. */
import { throwIfAborted } from '../../base/codedError.ts';
import type { CpuMeter } from '../../core/ports/backgroundPorts.ts';
import type { IdleClock } from '../../core/ports/idleClock.ts';

export interface CpuBudgetParts {
  /** Of one core, in (0, 1]. */
  readonly share: number;
  readonly cpu: CpuMeter;
  now(): number;
  readonly after: IdleClock['after'];
}

const LEAST_SHARE = 0.01;
/** A machine that slept meanwhile has computed nothing. */
const MOST_SLEEP_MS = 60_000;

export class CpuBudget {
  readonly #parts: CpuBudgetParts;

  constructor(parts: CpuBudgetParts) {
    this.#parts = parts;
  }

  /** Rejects as the step does, and with `cancelled`. */
  async spend<T>(step: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const { share, cpu, now } = this.#parts;
    const [usedMs, startedMs] = [cpu.usedMs(), now()];
    const result = await step();
    const dueMs = (cpu.usedMs() - usedMs) / Math.max(LEAST_SHARE, share) - (now() - startedMs);
    if (dueMs > 0) await this.#sleep(Math.min(dueMs, MOST_SLEEP_MS), signal);
    return result;
  }

  #sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = () => {
        timer.dispose();
        signal.removeEventListener('abort', end);
        try {
          throwIfAborted(signal);
          resolve();
        } catch (error) {
          reject(error);
        }
      };
      const timer = this.#parts.after(ms, end);
      if (signal.aborted) end();
      else signal.addEventListener('abort', end);
    });
  }
}
