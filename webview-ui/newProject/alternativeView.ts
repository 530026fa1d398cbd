/** One alternative: what it is, its parts, its files, and what speaks against it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Alternative } from '../../src/core/model/alternative.ts';
import { send } from './host.ts';
import { partsDiagram } from './partsDiagram.ts';

interface Shown {
  readonly number: number;
  readonly folder: string;
  readonly written: boolean;
}

export function alternativeView(
  alternative: Alternative,
  { number, folder, written }: Shown,
): TemplateResult {
  const { id, title, summary, asIn, modules, patterns, data, communication, decisions, risks, unless, tree } =
    alternative;
  return html`<article aria-labelledby="alternative-${id}">
    <h2 id="alternative-${id}">${number}. ${title}</h2>
    <p>${summary}</p>
    ${asIn.length === 0 ? nothing : html`<p class="as"><span class="codicon codicon-history" aria-hidden="true"></span><span>As in ${asIn.join(', ')}</span></p>`}
    <div class="buttons"><vscode-button @click=${() => send({ type: 'pick', id })} aria-label="${written ? 'Write Again…' : 'Preview and Write…'} ${title}">${written ? 'Write Again…' : 'Preview and Write…'}</vscode-button></div>
    ${partsDiagram(modules, title)}
    <dl class="parts">${modules.map(({ name, responsibility }) => html`<div><dt>${name}</dt><dd>${responsibility}</dd></div>`)}</dl>
    <details open><summary>Files</summary><pre tabindex="0" aria-label="Files of ${title}">${folder}/
${tree.join('\n')}</pre></details>
    ${section(
      'Patterns',
      patterns.map(({ name, why }) => `${name}: ${why}.`),
    )}
    ${section('Data and communication', [...data, ...communication])}
    ${section(
      'Decisions, as drafts',
      decisions.map((each) => each.title),
    )}
    ${section('Risks', risks)}
    ${section('Something else, if', unless)}
  </article>`;
}

function section(title: string, items: readonly string[]): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing;
  return html`<details><summary>${title} <span class="quiet">${items.length}</span></summary><ul class="listed">${items.map((each) => html`<li>${each}</li>`)}</ul></details>`;
}
