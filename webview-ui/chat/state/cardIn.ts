/** A suggestion of an answer as it is told to the extension, which may have forgotten it. */
import type { ChatSuggestion } from '../../../src/core/model/chat.ts';
import type { SuggestionCard } from '../../../src/protocol/feedbackApi.ts';

export function cardIn({ kind, title, confidence }: ChatSuggestion): SuggestionCard {
  return { kind, title, confidence };
}
