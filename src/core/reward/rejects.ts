/** Whether a person has rejected an offer: said no to it, or taken it back. */
import type { RecordedAction } from '../model/feedback.ts';

export interface Refusal {
  readonly atMs: number;
  /** Words of the developer, where they gave any. */
  readonly reason?: string;
}

/** The last word counts: what is taken again after all is not rejected. What served for a week and goes is no refusal either. */
export function rejects(actions: readonly RecordedAction[]): Refusal | undefined {
  let refusal: Refusal | undefined;
  let served = false;
  for (const { atMs, action } of actions) {
    if (action.type === 'accepted') refusal = undefined;
    if (action.type === 'survived' && action.checkpoint === 'week' && action.kept > 0.5) served = true;
    if (action.type === 'undone' || (action.type === 'deleted' && !served)) refusal = { atMs };
    if (action.type === 'dismissed') {
      refusal = action.reason === undefined ? { atMs } : { atMs, reason: action.reason };
    }
  }
  return refusal;
}
