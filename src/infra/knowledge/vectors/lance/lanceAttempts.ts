/** How often something is tried on a table that others write to, compact and may have lost. */
import { setTimeout as pause } from 'node:timers/promises';
import { CodedError } from '../../../../base/codedError.ts';
import { isConflict, isDamage, isOutOfReach, lanceFailure } from './lanceDamage.ts';

/** Other machines hold no lock of ours: of two commits at once, one is told to try again. */
const MOST_TRIES = 8;
const CONFLICT_PAUSE_MS = 300;
const UNREACHABLE_FOR_MS = 5000;

export interface LanceAttemptsOptions {
  readonly place: string;
  /** The next attempt opens the newest version. */
  close(): void;
}

export class LanceAttempts {
  readonly #options: LanceAttemptsOptions;
  /** Shared storage did not answer: whoever asks soon after gets the same answer at once. */
  #outOfReach: { readonly failure: unknown; readonly untilMs: number } | undefined;

  constructor(options: LanceAttemptsOptions) {
    this.#options = options;
  }

  get unreachable(): boolean {
    return this.#outOfReach !== undefined;
  }

  /** Again with the newest version, then, where it is damaged, once more after `mend`. Rejects with `store-failed`. */
  async run<T>(work: () => Promise<T>, mend: (error: unknown) => Promise<void>): Promise<T> {
    const { place } = this.#options;
    if (this.#outOfReach !== undefined && performance.now() < this.#outOfReach.untilMs)
      throw this.#outOfReach.failure;
    this.#outOfReach = undefined;
    const tried = await this.#try(work);
    if ('result' in tried) return tried.result;
    if (!isDamage(tried.error)) throw lanceFailure(tried.error, place);
    await mend(tried.error);
    try {
      return await work();
    } catch (error) {
      throw lanceFailure(error, place);
    }
  }

  async #try<T>(work: () => Promise<T>): Promise<{ readonly result: T } | { readonly error: unknown }> {
    for (let tries = 1; ; tries++) {
      try {
        return { result: await work() };
      } catch (error) {
        this.#options.close();
        // Refused by a rule of ours, which asking again does not change.
        if (error instanceof CodedError) throw error;
        if (isOutOfReach(error)) throw this.#remember(error);
        const conflict = isConflict(error);
        if (tries === MOST_TRIES || (tries > 1 && !conflict)) return { error };
        if (conflict) await pause(Math.random() * CONFLICT_PAUSE_MS);
      }
    }
  }

  #remember(error: unknown): unknown {
    const failure = lanceFailure(error, this.#options.place);
    this.#outOfReach = { failure, untilMs: performance.now() + UNREACHABLE_FOR_MS };
    return failure;
  }
}
