/**
 * How long to wait before asking again: twice as long each time, and anything up to that, so that several who were turned away
 * together do not come back together (“full jitter”, M. Brooker, Exponential Backoff and Jitter, 2015).
 */

const FIRST_MS = 250;
const MOST_MS = 8000;
/** Whoever is told to wait longer is better off elsewhere. */
const PATIENCE_MS = 20_000;

/**
 * @param attempt 0 after the first failure
 * @param chance in [0, 1)
 * @param askedMs what the other side asked for
 * @returns milliseconds; undefined: longer than it is worth
 */
export function backoffMs(attempt: number, chance: number, askedMs?: number): number | undefined {
  if (askedMs !== undefined) return askedMs > PATIENCE_MS ? undefined : askedMs;
  return Math.round(chance * Math.min(MOST_MS, FIRST_MS * 2 ** attempt));
}

/** `Retry-After` (RFC 9110, section 10.2.3): seconds, or a date. Undefined for neither. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}
