/** How much of what was offered was taken and has stayed: what adapters are held against each other by. */
import type { Action, Checkpoint, RecordedAction } from '../model/feedback.ts';

/** Later looks are left out: what was offered long ago has had more of them, and more time to be rewritten. */
const LOOKS: readonly Checkpoint[] = ['30 s', '2 min', '5 min', '10 min', '30 min'];
const HOUR_MS = 3_600_000;
/** After it was shown, nothing more is waited for. */
export const SETTLED_MS = HOUR_MS;

/** In [0, 1]; 0 for what was never taken. */
export function acceptedShare(actions: readonly RecordedAction[]): number {
  let taken = 0;
  let left = 1;
  let takenMs: number | undefined;
  for (const { atMs, action } of actions) {
    const soon = takenMs !== undefined && atMs - takenMs <= HOUR_MS;
    if (action.type === 'accepted') {
      [taken, left] = [Math.max(taken, action.share), 1];
      takenMs ??= atMs;
    } else if (action.type === 'survived' ? LOOKS.includes(action.checkpoint) : soon) {
      left = leftAfter(action) ?? left;
    }
  }
  return taken * left;
}

function leftAfter(action: Action): number | undefined {
  switch (action.type) {
    case 'survived':
    case 'edited':
      return action.kept;
    case 'undone':
    case 'deleted':
    case 'dismissed':
      return 0;
    default:
      return undefined;
  }
}
