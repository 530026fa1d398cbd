/** What is written down of feedback, by the level that the person chose. */
import type { Action } from '../../core/model/feedback.ts';
import type { FeedbackLevel } from '../../protocol/feedbackLevel.ts';
import type { Offered } from './records.ts';

/** Subjects and code are hashes already. */
export function redactedOffer(offered: Offered, level: FeedbackLevel): Offered {
  return level === 'numbers only' ? { ...offered, title: '' } : offered;
}

/** A person's own words go with both stricter levels: they may quote code. */
export function redactedAction(action: Action, level: FeedbackLevel): Action {
  if (level === 'all') return action;
  if (action.type === 'dismissed') return { type: 'dismissed' };
  if (action.type !== 'felt') return action;
  const { words: _, ...feeling } = action.feeling;
  return { type: 'felt', feeling };
}
