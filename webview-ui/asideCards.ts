/** What learning puts aside, folded below the suggestions: it is told of, and to be had. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LESS_LIKELY, NOT_SHOWN } from '../src/core/model/preferred.ts';
import type { PanelAside, PanelSuggestion } from '../src/protocol/panel.ts';
import { cardOf } from './card.ts';
import { send } from './host.ts';

import { folderName } from './words.ts';

/** @param kind of suggestion that is shown; empty for all. @param namesFolder as for a card. */
export function asideOf(aside: PanelAside, kind: string, namesFolder: boolean): TemplateResult {
  const ofKind = (each: PanelSuggestion) => kind === '' || each.kind === kind;
  const quiet = aside.quiet.filter(ofKind);
  const hidden = aside.hidden.filter(ofKind);
  return html`
    ${quiet.length === 0 ? nothing : html`<details class="aside"><summary>${quiet.length.toLocaleString()} ${LESS_LIKELY}</summary><div class="cards">${repeat(quiet, keyOf, (each) => cardOf(each, namesFolder))}</div></details>`}
    ${hidden.length === 0 ? nothing : html`<details class="aside"><summary>${hidden.length.toLocaleString()} ${NOT_SHOWN}</summary><ul>${repeat(hidden, keyOf, (each) => hiddenRow(each, namesFolder))}</ul></details>`}
    ${aside.notices.map((notice) => html`<p class="quiet">${notice}</p>`)}
  `;
}

/** Not offered, so not carried out either: it can be understood, and allowed again. */
function hiddenRow(
  { root, id, item, title }: PanelAside['hidden'][number],
  namesFolder: boolean,
): TemplateResult {
  return html`<li class="hidden-suggestion">
    <span>${title}${namesFolder ? html` <span class="quiet">${folderName(root)}</span>` : nothing}</span>
    <vscode-button secondary title="Suggest it again, until you dismiss it" @click=${() => send({ type: 'allow', root, id, item })}>Allow again</vscode-button>
  </li>`;
}

function keyOf({ root, id }: PanelSuggestion): string {
  return `${root} ${id}`;
}
