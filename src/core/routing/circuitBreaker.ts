/**
 * Leaves alone whoever has failed several times running, and lets one request try again after a while; twice as long each time that
 * one fails too (the circuit breaker of M. Nygard, Release It!, 2007). A value: each event makes a new one.
 */

export interface CircuitBreaker {
  readonly failures: number;
  /** Milliseconds of the clock; nothing is asked before. */
  readonly restsUntil: number;
}

const TOLERATED_FAILURES = 3;
const REST_MS = 10_000;
const LONGEST_REST_MS = 300_000;

export const CLOSED: CircuitBreaker = { failures: 0, restsUntil: 0 };

export function afterFailure({ failures }: CircuitBreaker, nowMs: number): CircuitBreaker {
  const over = failures + 1 - TOLERATED_FAILURES;
  const rest = over < 0 ? 0 : Math.min(LONGEST_REST_MS, REST_MS * 2 ** over);
  return { failures: failures + 1, restsUntil: nowMs + rest };
}

/** How long it is still left alone; 0: it may be asked. */
export function restMs({ failures, restsUntil }: CircuitBreaker, nowMs: number): number {
  return failures < TOLERATED_FAILURES ? 0 : Math.max(0, restsUntil - nowMs);
}
