/** Which kinds of feedback a person lets be recorded: asked each time, so that a switch takes effect at once. */
import { permitted, type SignalKind } from '../../app/feedback/words/signalKinds.ts';
import type { Action } from '../../core/model/feedback.ts';
import type { AskRequest } from '../../protocol/chatApi.ts';
import { readSetting } from '../settings.ts';
import { feedbackLevel } from './feedbackLevel.ts';

/** One switch stops all. */
export function isHeard(kind: SignalKind): boolean {
  return readSetting('feedback.enabled') && readSetting(`feedback.${kind}`);
}

/** Whether anything is listened for near what is accepted. */
export function isListening(): boolean {
  return isHeard('comments') || isHeard('commits');
}

/** What of an action may be recorded; undefined for nothing. */
export function permittedNow(action: Action): Action | undefined {
  return permitted(action, isHeard);
}

/**
 * For a question of the chat: how much of what it shows may be written down, and of what becomes of its answer, nothing where it is not to
 * be learned from; and whether what was learned orders its answer.
 */
export function chatFeedback(): Pick<AskRequest, 'feedback' | 'outcome' | 'ownOrder'> {
  return {
    ...(isHeard('chat') ? { feedback: feedbackLevel() } : {}),
    ...(isHeard('actions') ? { outcome: feedbackLevel() } : {}),
    ...(readSetting('feedback.enabled') ? {} : { ownOrder: true }),
  };
}
