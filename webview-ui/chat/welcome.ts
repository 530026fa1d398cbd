/** A conversation that has not begun: what is known of the workspace, what might be asked, what might be done. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PanelModel, PanelSuggestion } from '../../src/protocol/panel.ts';
import { asideOf } from '../asideCards.ts';
import { cardOf } from '../card.ts';
import { overviewOf } from '../overview.ts';
import { startersFor } from './starters.ts';
import type { ChatDesk } from './state/chatDesk.ts';

export interface WelcomeParts {
  readonly model: PanelModel;
  readonly desk: ChatDesk;
  /** False where no question can be asked now. */
  readonly ready: boolean;
  /** The kind of suggestion that is shown; empty for all. */
  readonly kind: string;
  choose(kind: string): void;
}

export function welcome(parts: WelcomeParts): TemplateResult {
  const { model, desk, ready } = parts;
  const starters = startersFor(model, desk.draft.editor);
  return html`
    ${model.overviews.map(overviewOf)}
    ${ready ? html`<ul class="starters" aria-label="Questions to begin with">${starters.map(({ icon, words, question }) => html`<li><button class="starter" @click=${() => desk.ask(question)}><span class="codicon codicon-${icon}" aria-hidden="true"></span><span>${words}</span></button></li>`)}</ul>` : nothing}
    ${suggestions(parts)}
  `;
}

function suggestions({ model, kind: wanted, choose }: WelcomeParts): TemplateResult {
  const { overviews, suggestions: all, notShown, aside } = model;
  if (all === undefined)
    return html`<h2>Suggestions</h2><p class="quiet" role="status">Looking for suggestions…</p>`;
  const known = [...all, ...(aside?.quiet ?? []), ...(aside?.hidden ?? [])];
  const kinds = [...new Set(known.map((each) => each.kind))];
  // The kind that was chosen may have none left.
  const kind = kinds.find((each) => each === wanted) ?? '';
  const shown = all.filter((each) => kind === '' || each.kind === kind);
  const button = (each: string) =>
    html`<button class="kind" aria-pressed=${each === kind} @click=${() => choose(each)}>${kindName(each)}</button>`;
  return html`
    <h2>Suggestions <span class="quiet">${(shown.length + (kind === '' ? notShown : 0)).toLocaleString()}</span></h2>
    ${kinds.length < 2 ? nothing : html`<div class="kinds" role="group" aria-label="Filter by kind">${['', ...kinds].map(button)}</div>`}
    ${shown.length === 0 ? html`<p class="quiet">${known.length === 0 ? 'Nothing to suggest: no cycle, no misplaced file, no module that does too much.' : 'Nothing else to suggest.'}</p>` : html`<div class="cards">${repeat(shown, keyOf, (each) => cardOf(each, overviews.length > 1))}</div>`}
    ${notShown === 0 ? nothing : html`<p class="quiet">${notShown.toLocaleString()} more in the tree.</p>`}
    ${aside === undefined ? nothing : asideOf(aside, kind, overviews.length > 1)}
  `;
}

function kindName(kind: string): string {
  return kind === '' ? 'All' : kind[0]!.toUpperCase() + kind.slice(1).replaceAll('-', ' ');
}

/** What is unfolded in a card stays with its suggestion. */
function keyOf({ root, id }: PanelSuggestion): string {
  return `${root} ${id}`;
}
