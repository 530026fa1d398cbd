/** The kinds of feedback that a person can switch off, each by itself. */
import type { Action } from '../../../core/model/feedback.ts';

export type SignalKind = 'actions' | 'survival' | 'comments' | 'commits' | 'chat' | 'reasons';

/** What of an action may be recorded; undefined for nothing. */
export function permitted(action: Action, isHeard: (kind: SignalKind) => boolean): Action | undefined {
  if (action.type === 'survived') return isHeard('survival') ? action : undefined;
  if (!isHeard('actions')) return undefined;
  return action.type === 'dismissed' && !isHeard('reasons') ? { type: 'dismissed' } : action;
}
