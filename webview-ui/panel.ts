/** The panel's page. It only shows what the extension sends. */
import '@vscode-elements/elements/dist/vscode-badge/index.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type {
  PanelAnswer,
  PanelModel,
  PanelStatus,
  PanelSuggestion,
  ToPanel,
} from '../src/protocol/panel.ts';
import { answerOf } from './answer.ts';
import { cardOf } from './card.ts';
import { keep, recall, send } from './host.ts';
import { overviewOf } from './overview.ts';
import { panelStyle } from './panelStyle.ts';
import { statusNotice } from './statusNotice.ts';

class GroundplanPanel extends LitElement {
  static override properties = {
    status: { state: true },
    model: { state: true },
    answer: { state: true },
    kind: { state: true },
  };
  static override styles = panelStyle;

  declare status: PanelStatus | undefined;
  declare model: PanelModel | undefined;
  declare answer: PanelAnswer | undefined;
  /** The kind of suggestion that is shown; empty for all. */
  declare kind: string;

  constructor() {
    super();
    const { kind, answer } = recall();
    this.kind = kind;
    this.answer = answer;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => this.#receive(data));
    send({ type: 'ready' });
  }

  override render(): TemplateResult {
    const { status, model } = this;
    if (status === undefined) return html`<main aria-busy="true"></main>`;
    const known = model !== undefined && model.overviews.length > 0;
    return html`<main><h1 class="unseen">Groundplan</h1>${statusNotice(status, known, () => send({ type: 'analyze' }))} ${known ? this.#content(model) : nothing}</main>`;
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('kind') || changed.has('answer')) keep({ kind: this.kind, answer: this.answer });
  }

  #receive(message: ToPanel): void {
    if (message.type === 'status') this.status = message.status;
    if (message.type === 'model') this.model = message.model;
    if (message.type === 'answer') this.answer = message.answer;
  }

  #content(model: PanelModel): TemplateResult {
    return html`
      ${model.overviews.map(overviewOf)}
      <form @submit=${this.#ask} role="search">
        <vscode-textfield id="question" label="Ask about a file, a module or cycles" placeholder="A file, a module, cycles…"></vscode-textfield>
        <vscode-button type="submit">Ask</vscode-button>
      </form>
      ${this.answer === undefined ? nothing : answerOf(this.answer, this.#close)}
      ${this.#suggestions(model)}
    `;
  }

  #suggestions({ overviews, suggestions, notShown }: PanelModel): TemplateResult {
    if (suggestions === undefined)
      return html`<h2>Suggestions</h2><p class="quiet" role="status">Looking for suggestions…</p>`;
    const kinds = [...new Set(suggestions.map((each) => each.kind))];
    // The kind that was chosen may have none left.
    const kind = kinds.find((each) => each === this.kind) ?? '';
    const shown = suggestions.filter((each) => kind === '' || each.kind === kind);
    return html`
      <h2>Suggestions <span class="quiet">${(shown.length + (kind === '' ? notShown : 0)).toLocaleString()}</span></h2>
      ${kinds.length < 2 ? nothing : html`<div class="kinds" role="group" aria-label="Filter by kind">${['', ...kinds].map((each) => this.#kindButton(each, each === kind))}</div>`}
      ${shown.length === 0 ? html`<p class="quiet">Nothing to suggest: no cycle, no misplaced file, no module that does too much.</p>` : html`<div class="cards">${repeat(shown, keyOf, (each) => cardOf(each, overviews.length > 1))}</div>`}
      ${notShown === 0 ? nothing : html`<p class="quiet">${notShown.toLocaleString()} more in the tree.</p>`}
    `;
  }

  #kindButton(kind: string, pressed: boolean): TemplateResult {
    const choose = () => {
      this.kind = kind;
    };
    const label = kind === '' ? 'All' : kind[0]!.toUpperCase() + kind.slice(1).replaceAll('-', ' ');
    return html`<button class="kind" aria-pressed=${pressed} @click=${choose}>${label}</button>`;
  }

  #ask = (event: Event): void => {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLElement & { value: string }>('#question');
    const question = field?.value.trim() ?? '';
    if (question !== '') send({ type: 'ask', question });
  };

  #close = (): void => {
    this.answer = undefined;
  };
}

/** What is unfolded in a card stays with its suggestion. */
function keyOf({ root, id }: PanelSuggestion): string {
  return `${root} ${id}`;
}

customElements.define('gp-panel', GroundplanPanel);
