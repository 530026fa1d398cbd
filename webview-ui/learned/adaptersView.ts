/** Adapters by language: which one answers, what it brought, and what can be done with each version. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ShownAdapter, ShownAdapters } from '../../src/protocol/learnedPanel.ts';
import type { MenuItem } from '../chat/menu.ts';
import { adapterFigures } from '../figures/adapterFigures.ts';
import { send } from './host.ts';

type Language = ShownAdapters['languages'][number];

/** @param failure why they cannot be listed; empty where they can. */
export function adaptersView(adapters: ShownAdapters | undefined, failure: string): TemplateResult {
  if (failure !== '')
    return html`<p class="aside failed" role="alert"><span class="codicon codicon-error" aria-hidden="true"></span><span>${failure} <button class="link" @click=${() => send({ type: 'ready' })}>Try again</button></span></p>`;
  if (adapters === undefined) return html`<p class="quiet">Finding out which model answers…</p>`;
  const { base, languages, elsewhere } = adapters;
  return html`${languages.length === 0 ? noneYet(base) : html`<p class="quiet">For ${base}, which answers now.</p>`}
    ${repeat(languages, ({ language }) => language, languageView)}
    ${elsewhere === 0 ? nothing : html`<p class="quiet">${elsewhere} more ${elsewhere === 1 ? 'is' : 'are'} for other models, and used when one of those answers.</p>`}`;
}

/** Those in which every word stands somewhere; all of them without words. */
export function adaptersFound(adapters: ShownAdapters, words: string): ShownAdapters {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const languages = adapters.languages.filter(({ title, versions }) => {
    const told = versions.map(({ version, about, from }) => `v${version} ${about} ${from}`);
    const text = `adapter ${title} ${told.join(' ')}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  return { ...adapters, languages };
}

function noneYet(base: string | undefined): TemplateResult {
  if (base === undefined)
    return html`<div class="aside"><p>No model that Groundplan runs itself is chosen, and adapters are for those.</p>
      <p class="quiet">Add one in the view “Models”; servers have adapters of their own.</p></div>`;
  return html`<div class="aside"><p>There is none for ${base} yet.</p>
    <p class="quiet">While you are away, Groundplan sleeps: it trains on suggestions and answers that you accepted and kept, measures the result on others that it held back, and publishes it if it is better.</p>
    <vscode-button secondary @click=${() => send({ type: 'sleepNow' })}>Sleep Now</vscode-button></div>`;
}

function languageView(each: Language): TemplateResult {
  const { language, title, versions } = each;
  const current = versions.find((version) => version.current);
  return html`<article class="item adapter" aria-labelledby="adapter-${language}">
    <div class="head">
      <span class="figure">${current === undefined ? html`<span title="None is used">–</span>` : `v${current.version}`}</span>
      <h3 id="adapter-${language}">${title}</h3>
      ${current === undefined ? nothing : html`<button class="link" title="To what was used before" @click=${() => send({ type: 'rollBackAdapter', language })}>Roll back<span class="unseen"> ${title}</span></button>`}
    </div>
    <p class="effect"><span class="codicon codicon-arrow-right" aria-hidden="true"></span><span><span class="unseen">Effect: </span>${effectOf(each, current)}</span></p>
    <ul class="versions">${repeat(
      versions,
      ({ version }) => version,
      (version) => versionView(each, version),
    )}</ul>
  </article>`;
}

function effectOf({ title, language }: Language, current: ShownAdapter | undefined): string {
  if (current === undefined) return 'None is used: the model answers as it came.';
  return language === 'generic'
    ? 'Answers about languages without an adapter of their own are written with it.'
    : `Answers about ${title} are written with it.`;
}

function versionView(of: Language, shown: ShownAdapter): TemplateResult {
  const { version, publishedAt, about, from, figures, current, abandoned } = shown;
  const name = `${of.title} v${version}`;
  return html`<li class=${current ? 'current' : ''}>
    <div class="head">
      <span class="codicon codicon-${current ? 'pass-filled' : 'circle-large-outline'}" aria-hidden="true"></span>
      <p><strong>v${version}</strong>${current ? html` <span class="mark">in use</span>` : nothing} <span class="quiet">${publishedAt.slice(0, 10)} · ${about} · ${from}</span></p>
      <gp-menu icon="ellipsis" .label=${`Actions for ${name}`} .items=${actionsFor(of, shown)}></gp-menu>
    </div>
    ${abandoned === undefined ? nothing : html`<p class="quiet"><strong>Given up.</strong> ${abandoned}</p>`}
    ${figures === undefined ? html`<p class="quiet">It was published without being measured.</p>` : html`<details ?open=${current}><summary>Figures</summary>${adapterFigures(figures, `Figures of ${name}`)}</details>`}
  </li>`;
}

function actionsFor({ language }: Language, { version, current }: ShownAdapter): readonly MenuItem[] {
  return [
    current
      ? { label: 'Use None', icon: 'circle-slash', run: () => send({ type: 'useAdapter', language }) }
      : { label: 'Use', icon: 'check', run: () => send({ type: 'useAdapter', language, version }) },
    { label: 'Open Card', icon: 'json', run: () => send({ type: 'openCard', language, version }) },
    { label: 'Remove…', icon: 'trash', run: () => send({ type: 'removeAdapter', language, version }) },
  ];
}
