/** All conversations: found by their words, opened, renamed, exported, deleted. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ListedConversation } from '../../../src/protocol/chatPanel.ts';
import '../menu.ts';
import type { MenuItem } from '../menu.ts';
import type { ChatDesk } from '../state/chatDesk.ts';
import { dayOf, groupedBy } from './days.ts';

export function historyRoom(desk: ChatDesk): TemplateResult {
  const { list, search, removed } = desk.history;
  return html`<section class="history" aria-label="Conversations" @keydown=${(event: KeyboardEvent) => keyed(event, desk)}>
    <div class="search">
      <span class="codicon codicon-search" aria-hidden="true"></span><input type="search" aria-label="Search conversations" placeholder="Search conversations" maxlength="400" .value=${search} @input=${(event: Event) => desk.history.find((event.target as HTMLInputElement).value)}>
    </div>
    ${removed === undefined ? nothing : html`<p class="undo" role="status"><span>“${removed}” was deleted.</span><vscode-button secondary @click=${() => desk.history.undoRemove()}>Undo</vscode-button></p>`}
    ${list === undefined ? html`<p class="quiet empty" role="status">Looking for conversations…</p>` : found(desk)}
  </section>`;
}

function found(desk: ChatDesk): TemplateResult {
  const { list, search } = desk.history;
  const { conversations, total } = list!;
  if (total === 0)
    return html`<p class="quiet empty" role="status">${search === '' ? 'No conversation yet. What you ask is kept here, on this machine.' : `No conversation has “${search}” in it.`}</p>`;
  const now = Date.now();
  // Of a search, the best is first whatever its day.
  const groups =
    search === ''
      ? groupedBy(conversations, ({ changed }) => dayOf(changed, now))
      : [['', conversations] as const];
  return html`
    <span class="unseen" role="status">${search === '' ? '' : `${total.toLocaleString()} found`}</span>
    ${groups.map(
      ([day, rows]) =>
        html`${day === '' ? nothing : html`<h2>${day}</h2>`}<ul class="conversations">${repeat(
          rows,
          ({ id }) => id,
          (row) => conversationRow(row, desk),
        )}</ul>`,
    )}
    ${conversations.length < total ? html`<vscode-button secondary class="more" @click=${() => desk.history.more()}>Show ${Math.min(50, total - conversations.length)} More</vscode-button>` : nothing}`;
}

function conversationRow(row: ListedConversation, desk: ChatDesk): TemplateResult {
  const current = row.id === desk.thread.conversation?.id;
  if (desk.history.renaming === row.id)
    return html`<li class="renaming">${titleField(row.title, (title) => desk.history.rename(row.id, title))}</li>`;
  return html`<li class=${current ? 'current' : ''} data-id=${row.id}>
    <button class="row" aria-current=${current ? 'true' : nothing} @click=${() => desk.show(row.id)}>
      <span class="title">${row.title}</span>
      <span class="quiet">${row.excerpt === undefined ? countOf(row) : marked(row.excerpt)}</span>
    </button>
    <gp-menu label=${`Actions for ${row.title}`} icon="ellipsis" .items=${conversationActions(row, desk)}></gp-menu>
  </li>`;
}

export function conversationActions(
  { id }: Pick<ListedConversation, 'id'>,
  desk: ChatDesk,
): readonly MenuItem[] {
  return [
    { label: 'Rename', detail: 'F2', icon: 'edit', run: () => desk.history.startRename(id) },
    { label: 'Export as Markdown…', icon: 'markdown', run: () => desk.history.export(id, 'markdown') },
    { label: 'Export as JSON…', icon: 'json', run: () => desk.history.export(id, 'json') },
    { label: 'Delete', detail: 'Del', icon: 'trash', run: () => desk.history.remove(id) },
  ];
}

/** Enter keeps what is typed, Escape what was. */
export function titleField(title: string, done: (title: string | undefined) => void): TemplateResult {
  let over = false;
  const end = (event: Event, keep: boolean) => {
    const { value } = event.target as HTMLInputElement;
    // Leaving the page, the field loses the focus as well.
    if (!over) done(keep && value.trim() !== '' && value.trim() !== title ? value.trim() : undefined);
    over = true;
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.stopPropagation();
    end(event, event.key === 'Enter');
  };
  return html`<input class="rename" aria-label="Title of the conversation" maxlength="200" .value=${title} @keydown=${key} @blur=${(event: Event) => end(event, true)}>`;
}

function keyed(event: KeyboardEvent, desk: ChatDesk): void {
  const section = event.currentTarget as HTMLElement;
  const rows = [...section.querySelectorAll<HTMLElement>('.row')];
  const at = rows.indexOf(event.target as HTMLElement);
  const id = rows[at]?.closest('li')?.dataset.id;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === 'Escape') desk.leaveHistory();
  if (step !== undefined && (at >= 0 || step > 0)) {
    event.preventDefault();
    rows[Math.max(0, Math.min(at + step, rows.length - 1))]?.focus();
  }
  if (id === undefined) return;
  if (event.key === 'F2') desk.history.startRename(id);
  if (event.key === 'Delete') desk.history.remove(id);
}

function countOf({ messages }: ListedConversation): string {
  const questions = Math.ceil(messages / 2);
  return `${questions.toLocaleString()} ${questions === 1 ? 'question' : 'questions'}`;
}

/** What was found stands between `**`. */
function marked(excerpt: string): readonly (string | TemplateResult)[] {
  return excerpt.split('**').map((part, at) => (at % 2 === 0 ? part : html`<mark>${part}</mark>`));
}
