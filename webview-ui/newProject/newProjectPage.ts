/** Alternatives for a new project, side by side. It only shows what the extension sends, and tells it what a person picks. */
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Requirement } from '../../src/core/model/alternative.ts';
import type { ShownProposal, ToNewProject } from '../../src/protocol/newProjectPanel.ts';
import { controlStyle } from '../style/controlStyle.ts';
import { pageStyle } from '../style/pageStyle.ts';
import { alternativeView } from './alternativeView.ts';
import { comparison } from './comparison.ts';
import { send } from './host.ts';
import { newProjectStyle } from './newProjectStyle.ts';

class NewProjectPage extends LitElement {
  static override properties = {
    proposal: { state: true },
    working: { state: true },
    failure: { state: true },
    written: { state: true },
    isEmpty: { state: true },
  };
  static override styles = [pageStyle, controlStyle, newProjectStyle];

  declare proposal: ShownProposal | undefined;
  /** What is done right now; empty for nothing. */
  declare working: string;
  declare failure: string;
  /** Id of the alternative that was written, and of how many files it is. */
  declare written: { readonly id: string; readonly files: number } | undefined;
  declare isEmpty: boolean;

  constructor() {
    super();
    this.working = '';
    this.failure = '';
    this.isEmpty = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.body.style.padding = '0';
    window.addEventListener('message', ({ data }: MessageEvent<ToNewProject>) => this.#receive(data));
    send({ type: 'ready' });
  }

  override render(): TemplateResult {
    const sheet = document.querySelector<HTMLLinkElement>('#vscode-codicon-stylesheet')?.href ?? '';
    return html`<link rel="stylesheet" href=${sheet}><main aria-busy=${this.working !== ''}>
      ${this.working === '' ? nothing : html`<vscode-progress-bar></vscode-progress-bar>`}
      <div class="room">${this.#top()}${this.#body()}</div>
      <div class="unseen" role="status">${this.working || this.#done()}</div>
    </main>`;
  }

  #top(): TemplateResult {
    return html`<div class="top">
      <h1>New project</h1>
      <div class="buttons">
        <vscode-button secondary @click=${() => send({ type: 'describe' })}>${this.proposal === undefined ? 'Describe It…' : 'Say It Otherwise…'}</vscode-button>
      </div>
    </div>`;
  }

  #body(): TemplateResult | typeof nothing {
    if (this.failure !== '')
      return html`<div class="notice failed" role="alert"><span class="codicon codicon-error" aria-hidden="true"></span>
        <h2>There are no alternatives for this</h2><p>${this.failure}</p></div>`;
    const { proposal } = this;
    if (proposal === undefined) return this.isEmpty ? nothingYet() : nothing;
    const { report, sentence } = proposal;
    const { requirements, notes, alternatives } = report;
    const said = html`${sentence.trim() === '' ? nothing : html`<blockquote>${sentence}</blockquote>`}${understood(requirements)}`;
    if (alternatives.length === 0) return html`${said}${tooLittle(notes)}`;
    return html`${said}
      ${notes.map((note) => html`<p class="note"><span class="codicon codicon-info" aria-hidden="true"></span><span>${note}</span></p>`)}
      ${this.#open(proposal)}${this.#alternatives(proposal)}`;
  }

  #open({ report: { questions } }: ShownProposal): TemplateResult | typeof nothing {
    if (questions.length === 0) return nothing;
    const topics = questions.map(({ topic }) => TOPICS[topic] ?? topic).join(', ');
    return html`<p class="open quiet">Left open: ${topics}. <button class="link" @click=${() => send({ type: 'answer' })}>Answer</button></p>`;
  }

  #alternatives({ report, folder }: ShownProposal): TemplateResult {
    const { alternatives, criteria } = report;
    return html`${comparison(criteria, alternatives)}
      ${this.written === undefined ? nothing : html`<p class="note good" role="status"><span class="codicon codicon-check" aria-hidden="true"></span><span>${this.#done()} Undo takes it back in one step.</span></p>`}
      <div class="columns" style="--count: ${alternatives.length}">
        ${alternatives.map((each, at) => alternativeView(each, { number: at + 1, folder, written: this.written?.id === each.id }))}
      </div>`;
  }

  #done(): string {
    if (this.written === undefined) return '';
    return `Written: ${this.written.files} ${this.written.files === 1 ? 'file' : 'files'}.`;
  }

  #receive(message: ToNewProject): void {
    switch (message.type) {
      case 'proposal':
        this.proposal = message.proposal;
        this.failure = '';
        this.working = '';
        this.written = undefined;
        this.isEmpty = false;
        return;
      case 'empty':
        this.isEmpty = this.proposal === undefined;
        this.working = '';
        return;
      case 'working':
        this.working = message.what;
        return;
      case 'failed':
        this.failure = message.reason;
        this.working = '';
        return;
      case 'written':
        this.written = { id: message.id, files: message.files };
        this.working = '';
        return;
    }
  }
}

const TOPICS: Readonly<Record<string, string>> = {
  system: 'what it is',
  thing: 'what it is about',
  language: 'language',
  framework: 'framework',
  data: 'data',
  communication: 'communication',
  team: 'team',
  need: 'what matters most',
};

function nothingYet(): TemplateResult {
  return html`<div class="notice"><span class="codicon codicon-lightbulb-sparkle" aria-hidden="true"></span>
    <h2>Say in a sentence what you want to build</h2>
    <p>“A REST API for a bookshop in Python with Postgres” is enough. You get two or three ways to build it, compared by what you said, and nothing is written before you have seen it.</p>
    <vscode-button @click=${() => send({ type: 'describe' })}>Describe It…</vscode-button></div>`;
}

/** Nothing could be offered for it: what is missing is asked. */
function tooLittle(notes: readonly string[]): TemplateResult {
  return html`<div class="notice"><span class="codicon codicon-question" aria-hidden="true"></span>
    <h2>That is too little to go by</h2>
    ${notes.map((note) => html`<p>${note}</p>`)}
    <vscode-button @click=${() => send({ type: 'answer' })}>Answer a Few Questions…</vscode-button></div>`;
}

/** What was said first; what was assumed can be told from it without colour. */
function understood(requirements: readonly Requirement[]): TemplateResult | typeof nothing {
  const shown = requirements.filter(({ topic }) => topic !== 'action');
  if (shown.length === 0) return nothing;
  return html`<ul class="chips" aria-label="Understood">${shown.map(({ title, wanted, origin, because }) => {
    const text = wanted ? title : `not ${title}`;
    const why =
      origin === 'said' ? `You said “${because}”` : origin === 'answered' ? 'You answered so' : because;
    return html`<li><span class="chip ${origin}" title=${why}><span class="chip-name">${text}</span>${origin === 'assumed' || origin === 'learned' ? html`<span class="quiet">${origin}</span>` : nothing}</span></li>`;
  })}</ul>`;
}

customElements.define('gp-new-project', NewProjectPage);
