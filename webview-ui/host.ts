/** The extension, as the page reaches it, and what the page keeps while it is hidden. */
import type { ChatChip, ConversationChoice } from '../src/core/model/chat.ts';
import type { FromPanel } from '../src/protocol/panel.ts';
import type { Anchor } from './chat/list/messageList.ts';

/** What outlives the page: VS Code drops it whenever the view is hidden, and keeps this over a reload of the window. */
export interface Kept {
  /** The kind of suggestion that is shown; empty for all. */
  readonly kind?: string;
  readonly room?: 'chat' | 'history';
  readonly conversation?: string | undefined;
  /** Id of the question that the draft changes. */
  readonly editing?: string | undefined;
  readonly draft?: string;
  readonly chips?: readonly ChatChip[];
  /** Who is to answer the next question, where that was chosen. */
  readonly choice?: ConversationChoice;
  /** Ids of suggestions that were dismissed, the latest last. */
  readonly dismissed?: readonly string[];
  /** Where the conversation was read; its end without. */
  readonly anchor?: Anchor | undefined;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPanel): void;
  getState(): Kept | undefined;
  setState(state: Kept): void;
};

const api = acquireVsCodeApi();

export function send(message: FromPanel): void {
  api.postMessage(message);
}

export function recall(): Kept {
  return api.getState() ?? {};
}

/** Changes some of it. */
export function keep(kept: Kept): void {
  api.setState({ ...recall(), ...kept });
}
