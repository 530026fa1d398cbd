/** Times of the day, of local time. */

const FORM = /^([01]?\d|2[0-3]):([0-5]\d)$/;

export function isTimeOfDay(text: string): boolean {
  return FORM.test(text);
}

/**
 * Milliseconds from now until the clock shows it, above 0.
 * @param at `03:30`.
 */
export function msUntil(at: string, now: Date): number {
  const [, hours = '0', minutes = '0'] = FORM.exec(at) ?? [];
  const next = new Date(now);
  next.setHours(Number(hours), Number(minutes), 0, 0);
  // By days of the calendar: one of them may have 23 hours.
  if (next <= now) next.setDate(next.getDate() + 1);
  return next.getTime() - now.getTime();
}
