/** Which conversation this is, and the way to others. */
import { html, nothing, type TemplateResult } from 'lit';
import { conversationActions, titleField } from './history/historyRoom.ts';
import type { ChatDesk } from './state/chatDesk.ts';

export function header(desk: ChatDesk): TemplateResult {
  return desk.room === 'history' ? historyHeader(desk) : chatHeader(desk);
}

function chatHeader(desk: ChatDesk): TemplateResult {
  const { conversation, total } = desk.thread;
  const renaming = conversation !== undefined && desk.history.renaming === conversation.id;
  return html`<header>
    ${
      renaming
        ? titleField(conversation.title, (title) => desk.history.rename(conversation.id, title))
        : html`<h1 title=${conversation?.title ?? ''}>${conversation?.title ?? 'New conversation'}</h1>`
    }
    ${total === 0 ? nothing : button('add', 'New conversation', () => desk.startNew())}
    ${button('history', 'Conversations', () => desk.openHistory())}
    ${conversation === undefined ? nothing : html`<gp-menu label="Actions for this conversation" icon="ellipsis" .items=${conversationActions(conversation, desk)}></gp-menu>`}
  </header>`;
}

function historyHeader(desk: ChatDesk): TemplateResult {
  return html`<header>
    ${button('arrow-left', 'Back to the conversation (Escape)', () => desk.leaveHistory())}
    <h1>Conversations</h1>
    ${button('desktop-download', 'Import a conversation…', () => desk.history.import())}
    ${button('add', 'New conversation', () => desk.startNew())}
  </header>`;
}

function button(icon: string, label: string, run: () => void): TemplateResult {
  return html`<button class="icon" title=${label} aria-label=${label} @click=${run}><span class="codicon codicon-${icon}" aria-hidden="true"></span></button>`;
}
