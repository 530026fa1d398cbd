/** A suggestion: what, why, how sure, where, and what can be done about it here. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelSuggestion } from '../src/protocol/panel.ts';
import { send } from './host.ts';
import { linkTo } from './link.ts';
import type { SeenCard } from './seenCards.ts';
import { suggestionActions } from './suggestionActions.ts';
import { breakable, confidenceLine, folderName, withCode } from './words.ts';

/** Evidence shown at once; the rest unfolds. */
const SHOWN = 2;

/** @param namesFolder true where suggestions of several workspace folders stand together. */
export function cardOf(suggestion: PanelSuggestion, namesFolder: boolean): TemplateResult {
  const { root, id, title, confidence, rationale, evidence, steps, files } = suggestion;
  const rest = evidence.slice(SHOWN);
  return html`<section class="card" .suggestion=${{ root, id } satisfies SeenCard}>
    <h3>${title}</h3>
    <p class="meta">${confidenceLine(confidence, namesFolder ? ` · ${folderName(root)}` : '')}</p>
    <p>${withCode(rationale)}</p>
    ${evidenceList(root, evidence.slice(0, SHOWN))}
    ${rest.length === 0 ? nothing : html`<details><summary>${rest.length} more ${rest.length === 1 ? 'place' : 'places'}</summary>${evidenceList(root, rest)}</details>`}
    ${steps.length === 0 ? nothing : html`<details ?open=${files === 0}><summary>What to do by hand</summary><ol>${steps.map((step) => html`<li>${withCode(step)}</li>`)}</ol></details>`}
    ${suggestionActions({ root, id, files }, { dismiss: () => send({ type: 'dismiss', root, id }), why: () => send({ type: 'why', root, id }) })}
  </section>`;
}

function evidenceList(root: string, evidence: PanelSuggestion['evidence']): TemplateResult {
  return html`<ul>${evidence.map(({ path, line, text }) => html`<li>${linkTo(`${shortPath(path)}:${line}`, { root, path, line })}<span class="quiet">${breakable(text)}</span></li>`)}</ul>`;
}

/** The name and the folder that it is in tell most files apart. */
function shortPath(path: string): string {
  return path.split('/').slice(-2).join('/');
}
