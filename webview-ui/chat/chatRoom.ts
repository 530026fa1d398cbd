/** The conversation and the composer below it. */
import { html, nothing, type TemplateResult } from 'lit';
import './composer/composer.ts';
import './list/messageList.ts';
import type { MessageList, RowsEvent } from './list/messageList.ts';
import { messageView } from './message/messageView.ts';
import type { ChatDesk } from './state/chatDesk.ts';
import { versionsAt } from './state/thread.ts';

export interface RoomParts {
  readonly desk: ChatDesk;
  /** Why nothing can be asked now; empty where it can. */
  readonly refusal: string;
  /** Shown while nothing has been asked. */
  readonly empty: TemplateResult;
  /** Above everything else: what the index does, or why it does not. */
  readonly notice: TemplateResult | typeof nothing;
}

export function chatRoom({ desk, refusal, empty, notice }: RoomParts): TemplateResult {
  const begun = desk.thread.total > 0;
  return html`
    ${begun ? html`${notice}${conversation(desk, refusal === '')}` : html`<div class="welcome-room">${notice}${empty}</div>`}
    ${failureLine(desk)}
    <gp-composer .text=${desk.draft.text} .chips=${desk.draft.chips} .editor=${desk.draft.editor} .answering=${desk.answering} .editing=${desk.draft.editing !== undefined} .refusal=${refusal} .engine=${desk.engine} .engines=${desk.engines} .adapter=${desk.adapter} .adapters=${desk.adapters} .actions=${desk}></gp-composer>`;
}

/** Why the last thing that was asked for did not come about. */
export function failureLine({ thread: { failure } }: ChatDesk): TemplateResult | typeof nothing {
  return failure === ''
    ? nothing
    : html`<p class="failure" role="alert"><span class="codicon codicon-error" aria-hidden="true"></span><span>${failure}</span></p>`;
}

function conversation(desk: ChatDesk, allowed: boolean): TemplateResult {
  const { thread } = desk;
  const ready = allowed && !desk.answering;
  const row = (at: number) => {
    const message = thread.messages.get(at);
    if (message === undefined) return html`<p class="quiet missing">…</p>`;
    const live = message.id === thread.live;
    const { doing } = thread;
    const last = at === thread.total - 1;
    const versions = versionsAt(thread, at);
    const { dismissed, consented } = desk;
    const sets = { dismissed, consented };
    return messageView({ message, live, doing, last, ready, versions, ...sets, actions: desk });
  };
  const rows = ({ detail }: CustomEvent<RowsEvent>) => desk.rows(detail.first, detail.last);
  const moved = ({ currentTarget }: Event) => desk.moved((currentTarget as MessageList).anchor);
  return html`<div class="conversation">
    <gp-messages tabindex="0" .count=${thread.total} .revision=${row} .keyOf=${(at: number) => `${at} ${thread.messages.get(at)?.id}`} .rowOf=${row} @rows=${rows} @moved=${moved} @follow=${moved}></gp-messages>
    ${desk.anchor === undefined ? nothing : html`<button class="latest" @click=${toLatest}><span class="codicon codicon-arrow-down" aria-hidden="true"></span>Latest</button>`}
  </div>`;
}

function toLatest({ currentTarget }: Event): void {
  const list = (currentTarget as HTMLElement).parentElement?.querySelector(
    'gp-messages',
  ) as MessageList | null;
  list?.toEnd();
  list?.focus();
}
