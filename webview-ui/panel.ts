/** The panel's page: state, overview, cards, answers. It only shows what the extension sends. */
import '@vscode-elements/elements/dist/vscode-badge/index.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { FromPanel, PanelAnswer, PanelModel, PanelSuggestion, ToPanel } from '../src/protocol/panel.ts';
import { panelStyle } from './panelStyle.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromPanel): void };

const host = acquireVsCodeApi();
const send = (message: FromPanel) => host.postMessage(message);

class GroundplanPanel extends LitElement {
  static override properties = { model: { state: true }, answer: { state: true }, kind: { state: true } };
  static override styles = panelStyle;

  declare model: PanelModel | undefined;
  declare answer: PanelAnswer | undefined;
  declare kind: string;

  constructor() {
    super();
    this.kind = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
      if (data.type === 'model') this.model = data.model;
      if (data.type === 'answer') this.answer = data.answer;
    });
    send({ type: 'ready' });
  }

  override render(): TemplateResult {
    const { model } = this;
    if (model === undefined)
      return html`<div class="centre" role="status"><vscode-progress-ring></vscode-progress-ring></div>`;
    return html`${stateOf(model)} ${model.overviews.length > 0 ? this.#content(model) : nothing}`;
  }

  #content(model: PanelModel): TemplateResult {
    const kinds = [...new Set(model.suggestions.map((each) => each.kind))];
    const shown = model.suggestions.filter((each) => this.kind === '' || each.kind === this.kind);
    return html`
      ${model.overviews.map(overviewOf)}
      <form @submit=${this.#ask} role="search">
        <vscode-textfield id="question" label="Ask about a file, a module or cycles" placeholder="Ask about a file, a module, cycles…"></vscode-textfield>
        <vscode-button type="submit" @click=${this.#ask}>Ask</vscode-button>
      </form>
      ${this.answer === undefined ? nothing : answerOf(this.answer)}
      <h2>Suggestions <span class="count">${shown.length}</span></h2>
      ${kinds.length < 2 ? nothing : html`<div class="kinds" role="group" aria-label="Filter by kind">${['', ...kinds].map((kind) => this.#kindButton(kind))}</div>`}
      ${shown.length === 0 ? html`<p class="quiet">Nothing to suggest: no cycle, no misplaced file, no module that does too much.</p>` : shown.map(cardOf)}
    `;
  }

  #kindButton(kind: string): TemplateResult {
    const choose = () => {
      this.kind = kind;
    };
    return html`<button class="kind" aria-pressed=${this.kind === kind} @click=${choose}>${kind === '' ? 'all' : kind.replaceAll('-', ' ')}</button>`;
  }

  #ask = (event: Event): void => {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLElement & { value: string }>('#question');
    const question = field?.value.trim() ?? '';
    if (question !== '') send({ type: 'ask', question });
  };
}

function stateOf({ state, hasFolder }: PanelModel): TemplateResult | typeof nothing {
  const act = (label: string) =>
    html`<vscode-button @click=${() => send({ type: 'analyze' })}>${label}</vscode-button>`;
  if (!hasFolder)
    return html`<div class="centre" role="status"><p>Open a folder to see how it is built.</p>${act('Open Folder')}</div>`;
  switch (state.phase) {
    case 'standby':
      return html`<div class="centre" role="status"><p>This workspace has not been analysed yet.</p>${act('Analyse')}</div>`;
    case 'paused':
      return html`<div class="notice" role="status"><p>Paused: what you see may be out of date.</p>${act('Resume')}</div>`;
    case 'indexing':
      return html`<div class="notice" role="status"><vscode-progress-ring></vscode-progress-ring><p>Reading the workspace${state.total > 0 ? ` ${state.done}/${state.total}` : ''}…</p></div>`;
    case 'error':
      return html`<div class="notice failing" role="alert"><p><strong>${state.reason}</strong></p><p>${state.remedy}</p>${act('Try Again')}</div>`;
    case 'ready':
      return nothing;
  }
}

function overviewOf({
  root,
  files,
  lines,
  modules,
  cycles,
  resolution,
}: PanelModel['overviews'][number]): TemplateResult {
  const own = resolution.resolved + resolution.unresolved;
  const figures: readonly (readonly [string, string])[] = [
    [files.toLocaleString(), 'files'],
    [lines.toLocaleString(), 'lines'],
    [modules.toLocaleString(), 'modules'],
    [cycles.runTime.toLocaleString(), 'run-time cycles'],
    [own === 0 ? '–' : `${Math.floor((100 * resolution.resolved) / own)} %`, 'imports resolved'],
  ];
  return html`<header>
    <h1>${root.split(/[\\/]/).at(-1)}</h1>
    <dl>${figures.map(([value, label]) => html`<div><dd>${value}</dd><dt>${label}</dt></div>`)}</dl>
  </header>`;
}

function cardOf(suggestion: PanelSuggestion): TemplateResult {
  const { root, id, title, confidence, rationale, evidence, steps, files } = suggestion;
  return html`<article aria-label=${title}>
    <h3>${title} <vscode-badge title="How sure this is">${confidence}</vscode-badge></h3>
    <p>${rationale}</p>
    <ul>${evidence.slice(0, 5).map((each) => html`<li>${linkTo(`${each.path}:${each.line}`, { root, ...each })}<span class="quiet">${each.text}</span></li>`)}</ul>
    ${steps.length === 0 ? nothing : html`<ol>${steps.map((step) => html`<li>${step}</li>`)}</ol>`}
    <div class="actions">
      ${files > 0 ? html`<vscode-button @click=${() => send({ type: 'preview', root, id })}>Preview ${files} ${files === 1 ? 'file' : 'files'}</vscode-button>` : nothing}
      <vscode-button secondary @click=${() => send({ type: 'dismiss', root, id })}>Dismiss</vscode-button>
    </div>
  </article>`;
}

function answerOf({ question, lines }: PanelAnswer): TemplateResult {
  return html`<section class="answer" aria-live="polite">
    <h3>${question}</h3>
    <ul>${lines.map(({ text, root, path, line }) => html`<li>${root === undefined || path === undefined ? text : linkTo(text, { root, path, line: line ?? 1 })}</li>`)}</ul>
  </section>`;
}

function linkTo(label: string, place: { root: string; path: string; line: number }): TemplateResult {
  const { root, path, line } = place;
  return html`<button class="link" title=${`${path}:${line}`} @click=${() => send({ type: 'open', root, path, line })}>${label}</button>`;
}

customElements.define('gp-panel', GroundplanPanel);
