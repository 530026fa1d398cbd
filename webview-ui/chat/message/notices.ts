/** What an answer says of itself: who wrote it, what was left out, why it ends early. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChatMessage, ChatNotice } from '../../../src/core/model/chat.ts';
import { withCode } from '../../words.ts';

const ICON: Readonly<Record<ChatNotice['kind'], string>> = {
  engine: 'sparkle',
  'left-out': 'list-filter',
  unsupported: 'question',
  corrected: 'edit',
  summary: 'fold',
  store: 'warning',
  stopped: 'debug-stop',
  failed: 'error',
};

/** Beyond so many, they unfold. */
const SHOWN = 2;

export function noticesOf(
  { notices, state, text, suggestions }: ChatMessage,
  live: boolean,
): TemplateResult | typeof nothing {
  const quiet = notices.filter(({ kind }) => kind !== 'failed');
  const cut = state === 'writing' && !live ? [CUT_SHORT] : [];
  const empty = state === 'done' && text === '' && suggestions.length === 0 && quiet.length === 0;
  const lines = [...quiet, ...cut, ...(empty ? [EMPTY] : [])].map(lineOf);
  if (lines.length === 0) return nothing;
  const rest = lines.slice(SHOWN);
  return html`<div class="notices">${lines.slice(0, SHOWN)}${
    rest.length === 0
      ? nothing
      : html`<details><summary>${rest.length} more ${rest.length === 1 ? 'note' : 'notes'}</summary>${rest}</details>`
  }</div>`;
}

/** @param retry asks the same again. */
export function failureOf(
  { notices, state }: ChatMessage,
  retry: () => void,
): TemplateResult | typeof nothing {
  if (state !== 'failed') return nothing;
  const reasons = notices
    .filter(({ kind }) => kind === 'failed')
    .map(({ text }) => html`<p>${withCode(text)}</p>`);
  return html`<div class="failed" role="alert">${reasons.length > 0 ? reasons : html`<p>The answer failed half-way.</p>`}<vscode-button secondary @click=${retry}>Try Again</vscode-button></div>`;
}

const EMPTY: ChatNotice = {
  kind: 'unsupported',
  text: 'Nothing here answers that. Name a file, a folder or a module, or begin with a command: type /.',
};

const CUT_SHORT: ChatNotice = {
  kind: 'stopped',
  text: 'Cut short: the window was closed while this was written.',
};

function lineOf({ kind, text }: ChatNotice): TemplateResult {
  return html`<p class="quiet"><span class="codicon codicon-${ICON[kind]}" aria-hidden="true"></span><span>${withCode(text)}</span></p>`;
}
