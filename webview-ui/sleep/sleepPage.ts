/** The page of sleep reports. It only shows what the extension sends, and asks it for what a person decides. */
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ShownNight, ShownSleep, ToSleep } from '../../src/protocol/sleepPanel.ts';
import { figuresStyle } from '../figures/figuresStyle.ts';
import { failedNotice, notice } from '../notice/notice.ts';
import { noticeStyle } from '../notice/noticeStyle.ts';
import { controlStyle } from '../style/controlStyle.ts';
import { pageStyle } from '../style/pageStyle.ts';
import { send } from './host.ts';
import { nightView } from './nightView.ts';
import { ENDS, OUTCOMES, spanOf } from './nightWords.ts';
import { sleepStyle } from './sleepStyle.ts';

class SleepPage extends LitElement {
  static override properties = {
    nights: { state: true },
    when: { state: true },
    now: { state: true },
    failure: { state: true },
    announcement: { state: true },
  };
  static override styles = [pageStyle, controlStyle, figuresStyle, noticeStyle, sleepStyle];

  /** Newest first; undefined while they are read. */
  declare nights: readonly ShownNight[] | undefined;
  /** When it sleeps by itself. */
  declare when: string;
  /** Undefined while it does not sleep. */
  declare now: ShownSleep | undefined;
  declare failure: string;
  declare announcement: string;

  constructor() {
    super();
    this.when = '';
    this.failure = '';
    this.announcement = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.body.style.padding = '0';
    window.addEventListener('message', ({ data }: MessageEvent<ToSleep>) => this.#receive(data));
    send({ type: 'ready' });
  }

  override render(): TemplateResult {
    const sheet = document.querySelector<HTMLLinkElement>('#vscode-codicon-stylesheet')?.href ?? '';
    return html`<link rel="stylesheet" href=${sheet}><main aria-busy=${this.nights === undefined && this.failure === ''}>
      <div class="room">${this.#top()}${this.#sleeping()}${this.#body()}</div>
      <div class="unseen" role="status">${this.announcement}</div>
    </main>`;
  }

  #top(): TemplateResult {
    return html`<div class="top">
      <h1>Sleep report</h1>
      <div class="buttons">
        <vscode-button secondary @click=${() => send({ type: 'showAdapters' })}>Adapters</vscode-button>
        ${this.now === undefined ? html`<vscode-button ?secondary=${this.failure !== ''} @click=${() => send({ type: 'sleepNow' })}>Sleep Now</vscode-button>` : nothing}
      </div>
    </div>`;
  }

  #sleeping(): TemplateResult | typeof nothing {
    const { now } = this;
    if (now === undefined) return nothing;
    const { what, detail, share, stoppable } = now;
    return html`<section class="now" aria-label="Sleeping now">
      <div class="head"><span class="codicon codicon-coffee" aria-hidden="true"></span><h2>${what}</h2>
        ${stoppable ? html`<vscode-button secondary @click=${() => send({ type: 'stop' })}>Stop</vscode-button>` : nothing}</div>
      ${share === undefined ? html`<div class="bar endless" role="progressbar" aria-label=${what}><i></i></div>` : html`<div class="bar" role="progressbar" aria-label=${what} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.round(100 * share)}><i style="width:${(100 * share).toFixed(1)}%"></i></div>`}
      <p class="quiet">${detail === '' ? nothing : html`${detail}. `}Whatever you type ends it within a second; it goes on the next time.</p>
    </section>`;
  }

  #body(): TemplateResult | typeof nothing {
    if (this.failure !== '') return this.#failed();
    // One that was interrupted is what goes on now.
    const nights =
      this.now !== undefined && this.nights?.[0]?.ended === 'interrupted'
        ? this.nights.slice(1)
        : this.nights;
    if (nights === undefined)
      return html`<vscode-progress-bar></vscode-progress-bar><p class="quiet">Looking for reports…</p>`;
    const [newest, ...earlier] = nights;
    if (newest === undefined) return this.now === undefined ? this.#never() : nothing;
    return html`<h2 class="when">${spanOf(newest)}</h2>
      ${nightView(newest)}
      ${earlier.length === 0 ? nothing : html`<h2 class="earlier">Earlier nights</h2>${repeat(earlier, ({ id }) => id, earlierView)}`}
      ${this.#whenLine()}`;
  }

  #whenLine(): TemplateResult {
    return html`<p class="foot quiet">${this.when} <button class="link" @click=${() => send({ type: 'showSettings' })}>Settings</button></p>`;
  }

  #never(): TemplateResult {
    return notice(
      'coffee',
      'Groundplan has not slept yet',
      html`<p>While you are away it goes over what you kept, puts habits together, tidies up, and trains an adapter for each language with enough examples. One is kept only where it is measured to be better.</p>
      ${this.#whenLine()}`,
    );
  }

  #failed(): TemplateResult {
    return failedNotice('The reports cannot be shown', this.failure, () => {
      this.failure = '';
      send({ type: 'ready' });
    });
  }

  #receive(message: ToSleep): void {
    switch (message.type) {
      case 'nights':
        this.nights = message.nights;
        this.when = message.when;
        this.failure = '';
        return;
      case 'sleeping':
        // Steps come many a second: only what is done is said to who does not see it.
        if (message.now?.what !== this.now?.what) this.announcement = message.now?.what ?? 'Awake';
        this.now = message.now;
        return;
      case 'failed':
        this.failure = message.reason;
        return;
      case 'said':
        this.announcement = message.text;
        return;
    }
  }
}

function earlierView(night: ShownNight): TemplateResult {
  const { icon, words, tone } = ENDS[night.ended];
  const told = night.languages
    .filter(({ outcome }) => outcome === 'published' || outcome === 'discarded' || outcome === 'failed')
    .map(
      ({ title, version, outcome }) =>
        `${title} ${version === undefined ? '' : `v${version} `}${OUTCOMES[outcome].words}`,
    );
  return html`<details class="past">
    <summary><span class="codicon codicon-${icon} ${tone}" aria-hidden="true"></span><span>${spanOf(night)}</span><span class="quiet">${[words, ...told, ...(night.undone ? ['taken back'] : [])].join(' · ')}</span></summary>
    ${nightView(night)}
  </details>`;
}

customElements.define('gp-sleep-page', SleepPage);
