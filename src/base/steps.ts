/** Long work in small steps: between two of them others may have their turn, or the work be given up for good. */
import { letMessagesIn } from './letMessagesIn.ts';

/** Yields where it may be interrupted; what it returns is the result. */
export type Steps<T> = Generator<undefined, T>;

/** Half of what a person's next request may wait, in milliseconds: the other half is its own. */
const SLICE_MS = 8;

/** To the end, with nobody else having a turn. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

export interface Turns {
  /** Milliseconds of a clock that does not go back. */
  now(): number;
  readonly signal: AbortSignal;
}

/**
 * To the end, letting messages in between slices.
 * @throws `cancelled`, within a slice of the signal's abortion; the steps end where they stand.
 */
export async function inTurns<T>(steps: Steps<T>, { now, signal }: Turns): Promise<T> {
  try {
    for (let started = now(); ; ) {
      const { done, value } = steps.next();
      if (done === true) return value;
      if (now() - started < SLICE_MS) continue;
      await letMessagesIn(signal);
      started = now();
    }
  } finally {
    steps.return(undefined as never);
  }
}
