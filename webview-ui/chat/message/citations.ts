/** Where a claim can be checked: a number in the text, and the list of all below the answer. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChatCitation } from '../../../src/core/model/chat.ts';
import { send } from '../../host.ts';
import { breakable } from '../../words.ts';

export function citationMark(citation: ChatCitation): TemplateResult {
  const label = `Source ${citation.id}: ${placeOf(citation)}`;
  const title = citation.text === undefined ? placeOf(citation) : `${placeOf(citation)}\n${citation.text}`;
  return html`<button class="cite" aria-label=${label} title=${title} @click=${() => open(citation)}>${citation.id}</button>`;
}

/** Those that the text does not name are left out by nobody: they stand here. */
export function sourcesOf(citations: readonly ChatCitation[]): TemplateResult | typeof nothing {
  if (citations.length === 0) return nothing;
  const words = citations.length === 1 ? '1 source' : `${citations.length.toLocaleString()} sources`;
  return html`<details class="sources"><summary>${words}</summary><ol>${citations.map(sourceOf)}</ol></details>`;
}

function sourceOf(citation: ChatCitation): TemplateResult {
  const short = citation.path.split('/').slice(-2).join('/');
  return html`<li value=${citation.id}><button class="link" title=${placeOf(citation)} @click=${() => open(citation)}>${breakable(`${short}:${citation.line}`)}</button>${
    citation.text === undefined ? nothing : html`<span class="quiet">${breakable(citation.text)}</span>`
  }</li>`;
}

function open({ root, path, line }: ChatCitation): void {
  send({ type: 'open', root, path, line });
}

function placeOf({ path, line, endLine }: ChatCitation): string {
  return endLine === undefined || endLine === line ? `${path}:${line}` : `${path}:${line}–${endLine}`;
}
