/** When it is time to look what is left. */
import { CHECKPOINTS, type Checkpoint } from '../../../core/model/feedback.ts';
import type { Checkout } from '../../../core/ports/checkoutReader.ts';
import type { Circumstance } from '../../../core/survival/guards.ts';
import type { Watched } from './watched.ts';

const MINUTE = 60_000;

/** After acceptance. */
export const AFTER_MS: Readonly<Record<Exclude<Checkpoint, 'commit'>, number>> = {
  '30 s': MINUTE / 2,
  '2 min': 2 * MINUTE,
  '5 min': 5 * MINUTE,
  '10 min': 10 * MINUTE,
  '30 min': 30 * MINUTE,
  week: 7 * 24 * 60 * MINUTE,
};

/** A commit, and the end of what is waited for, are noticed this late. */
const POLL_MS = MINUTE;

/**
 * The checkpoints that are behind us. Of several the last one says most and is the one that is recorded: a look that comes late counts
 * as the checkpoint that it was meant for, for what is left after a longer time was left then.
 */
export function dueOf(
  { acceptedMs, open }: Watched,
  nowMs: number,
  checkout: Checkout | undefined,
): readonly Checkpoint[] {
  return CHECKPOINTS.filter((each) => {
    if (!open.includes(each)) return false;
    if (each === 'commit') return (checkout?.committedMs ?? 0) >= acceptedMs;
    return nowMs >= acceptedMs + AFTER_MS[each];
  });
}

/** In milliseconds. */
export function nextLook({ acceptedMs, open }: Watched, nowMs: number): number {
  const times = open.map((each) =>
    each === 'commit' ? POLL_MS : Math.max(POLL_MS / 60, acceptedMs + AFTER_MS[each] - nowMs),
  );
  return Math.min(...times);
}

/** What makes looking say nothing for now. */
export function waitsFor({ branch }: Watched, checkout: Checkout | undefined): Circumstance | undefined {
  if (checkout?.branch !== branch) return 'on another branch';
  return checkout?.busy === true ? 'git at work' : undefined;
}
