/** What is left of each part of an accepted suggestion, and what of it went by no fault of its own. */

export interface Account {
  /** In words; a file that came, went or moved counts as ten. */
  readonly size: number;
  /** At the last look, in [0, 1]. */
  readonly kept: number;
  /** Share that is neither kept nor lost, in [0, 1]. */
  readonly excused: number;
}

/** After a look, or an edit. What comes back is first taken off what was excused. */
export function settled<A extends Account>(account: A, kept: number, whose: 'counts' | 'excused'): A {
  const gone = account.kept - kept;
  const excused = gone < 0 || whose === 'excused' ? account.excused + gone : account.excused;
  return { ...account, kept, excused: Math.min(1 - kept, Math.max(0, excused)) };
}

/** In [0, 1], of what is not excused; undefined where that is the smaller part of it. */
export function shareOf(parts: readonly Account[]): number | undefined {
  const whole = parts.reduce((sum, { size }) => sum + size, 0);
  const counting = parts.reduce((sum, { size, excused }) => sum + size * (1 - excused), 0);
  if (whole === 0 || counting < whole / 2) return undefined;
  return Math.min(1, parts.reduce((sum, { size, kept }) => sum + size * kept, 0) / counting);
}
