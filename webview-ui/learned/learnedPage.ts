/** The page of what has been learned. It only shows what the extension sends, and asks it for what a person decides. */
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { LearnedItem, LearnedKind } from '../../src/core/model/learned.ts';
import type { ShownAdapters, ToLearned } from '../../src/protocol/learnedPanel.ts';
import '../chat/menu.ts';
import { figuresStyle } from '../figures/figuresStyle.ts';
import { failedNotice, notice } from '../notice/notice.ts';
import { noticeStyle } from '../notice/noticeStyle.ts';
import { controlStyle } from '../style/controlStyle.ts';
import { pageStyle } from '../style/pageStyle.ts';
import { adaptersFound, adaptersView } from './adaptersView.ts';
import { found } from './found.ts';
import { type KeptLearned, keep, recall, send } from './host.ts';
import { itemView } from './itemView.ts';
import { learnedStyle } from './learnedStyle.ts';

/** Items of a group at first, and so many more each time. */
const PAGE = 40;

/** On what is expected of a suggestion; from here on a taste is called one. */
const CLEAR_EFFECT = 0.02;

interface Group {
  readonly kind: LearnedKind;
  readonly title: string;
  readonly about: string;
}

const GROUPS: readonly Group[] = [
  {
    kind: 'concept',
    title: 'Habits of your projects',
    about:
      'How files are called and where they lie. New files are placed and named by it, in other projects too.',
  },
  {
    kind: 'preference',
    title: 'Your tastes',
    about: 'What you keep and what you leave. Suggestions are put in order by it, and some are held back.',
  },
  {
    kind: 'rejection',
    title: 'Not suggested again',
    about: 'What you dismissed or took back. It and its like stay away until the code there really changes.',
  },
];

class LearnedPage extends LitElement {
  static override properties = {
    items: { state: true },
    adapters: { state: true },
    adaptersFailure: { state: true },
    failure: { state: true },
    words: { state: true },
    editing: { state: true },
    announcement: { state: true },
    forgotten: { state: true },
    shown: { state: true },
  };
  static override styles = [pageStyle, controlStyle, figuresStyle, noticeStyle, learnedStyle];

  declare items: readonly LearnedItem[] | undefined;
  /** Undefined while it is found out which model answers. */
  declare adapters: ShownAdapters | undefined;
  /** Why there are none to show; empty where there are. */
  declare adaptersFailure: string;
  declare forgotten: number;
  declare failure: string;
  declare words: string;
  /** Id of the item whose form is open. */
  declare editing: string;
  declare announcement: string;
  /** Items that a group shows where a person asked for more. */
  declare shown: ReadonlyMap<LearnedKind, number>;
  readonly #closed = new Set(recall().closed ?? []);

  constructor() {
    super();
    this.forgotten = 0;
    this.failure = '';
    this.adaptersFailure = '';
    this.words = recall().words ?? '';
    this.editing = '';
    this.announcement = '';
    this.shown = new Map();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.body.style.padding = '0';
    window.addEventListener('message', ({ data }: MessageEvent<ToLearned>) => this.#receive(data));
    send({ type: 'ready' });
  }

  override render(): TemplateResult {
    const sheet = document.querySelector<HTMLLinkElement>('#vscode-codicon-stylesheet')?.href ?? '';
    return html`<link rel="stylesheet" href=${sheet}><main aria-busy=${this.items === undefined && this.failure === ''}>
      <div class="room">${this.#top()}${this.#body()}</div>
      <div class="unseen" role="status">${this.announcement}</div>
    </main>`;
  }

  #top(): TemplateResult {
    const any = (this.items?.length ?? 0) > 0;
    return html`<div class="top">
      <h1>What Groundplan has learned</h1>
      ${any ? html`<div class="search"><span class="codicon codicon-search" aria-hidden="true"></span><input class="rename" type="search" placeholder="Search" aria-label="Search what has been learned" .value=${this.words} @input=${this.#search}></div>` : nothing}
      <div class="buttons">
        ${any ? html`<vscode-button secondary title="Write it to a file for colleagues" @click=${() => send({ type: 'export' })}>Export…</vscode-button>` : nothing}
        <vscode-button secondary title="Put a colleague’s file together with what is known here" @click=${() => send({ type: 'import' })}>Import…</vscode-button>
      </div>
    </div>`;
  }

  #body(): TemplateResult {
    if (this.failure !== '') return this.#failed();
    const { items } = this;
    if (items === undefined)
      return html`<vscode-progress-bar></vscode-progress-bar><p class="quiet">Looking through what was learned…</p>`;
    if (items.length === 0 && this.forgotten === 0) return html`${empty()}${this.#adapters(this.adapters)}`;
    const matching = found(items, this.words);
    const adapters = this.adapters && adaptersFound(this.adapters, this.words);
    const none = matching.length === 0 && (adapters?.languages.length ?? 0) === 0 && this.words !== '';
    return html`<p class="lead quiet">All of it was learned and is kept on this machine. Each item can be changed, pinned, switched off or forgotten.</p>
      ${none ? html`<p class="quiet">Nothing learned has these words.</p>` : GROUPS.map((group) => this.#group(group, matching))}
      ${this.#adapters(adapters)}
      ${this.forgotten === 0 ? nothing : html`<p class="foot quiet">${this.forgotten} forgotten ${this.forgotten === 1 ? 'habit is' : 'habits are'} not learned anew. <button class="link" @click=${() => send({ type: 'again' })}>Allow it again</button></p>`}`;
  }

  #adapters(adapters: ShownAdapters | undefined): TemplateResult | typeof nothing {
    if (this.words !== '' && (adapters?.languages.length ?? 0) === 0) return nothing;
    const count = adapters?.languages.reduce((sum, { versions }) => sum + versions.length, 0) ?? 0;
    return html`<details class="group" id="adapters" ?open=${this.words !== '' || !this.#closed.has('adapter')} @toggle=${(event: Event) => this.#toggled('adapter', (event.target as HTMLDetailsElement).open)}>
      <summary><span class="codicon codicon-chevron-right" aria-hidden="true"></span><h2>Adapters</h2>${count === 0 ? nothing : html`<span class="count">${count.toLocaleString()}</span>`}</summary>
      <p class="quiet">Small changes to the model’s weights, trained on work that you kept, one a language. One is published only where it is measurably better than none.</p>
      ${adaptersView(adapters, this.adaptersFailure)}
    </details>`;
  }

  #group({ kind, title, about }: Group, matching: readonly LearnedItem[]): TemplateResult | typeof nothing {
    const items = matching.filter((each) => each.kind === kind);
    if (items.length === 0) return nothing;
    // Who searches wants all that is found.
    const unclear = this.words === '' ? items.filter(hasNoClearEffect) : [];
    const clear = items.filter((each) => !unclear.includes(each));
    const most = this.shown.get(kind) ?? PAGE;
    const rest = clear.length - most;
    return html`<details class="group" ?open=${this.words !== '' || !this.#closed.has(kind)} @toggle=${(event: Event) => this.#toggled(kind, (event.target as HTMLDetailsElement).open)}>
      <summary><span class="codicon codicon-chevron-right" aria-hidden="true"></span><h2>${title}</h2><span class="count">${items.length.toLocaleString()}</span></summary>
      <p class="quiet">${about}</p>
      ${this.#items(clear.slice(0, most))}
      ${rest > 0 ? html`<div class="more"><vscode-button secondary @click=${() => this.#more(kind)}>Show ${Math.min(rest, PAGE)} more of ${rest}</vscode-button></div>` : nothing}
      ${unclear.length === 0 ? nothing : html`<details class="unclear"><summary>${unclear.length.toLocaleString()} with no clear effect</summary>${this.#items(unclear)}</details>`}
    </details>`;
  }

  #items(items: readonly LearnedItem[]): unknown {
    return repeat(
      items,
      ({ id }) => id,
      (item) =>
        itemView(item, { editing: this.editing === item.id, edit: (open) => this.#edit(item.id, open) }),
    );
  }

  #failed(): TemplateResult {
    return failedNotice('What was learned cannot be shown', this.failure, () => {
      this.failure = '';
      send({ type: 'ready' });
    });
  }

  #search = (event: Event): void => {
    this.words = (event.target as HTMLInputElement).value.slice(0, 200);
    keep({ words: this.words });
  };

  #toggled(kind: NonNullable<KeptLearned['closed']>[number], open: boolean): void {
    if (this.words !== '') return;
    if (open) this.#closed.delete(kind);
    else this.#closed.add(kind);
    keep({ closed: [...this.#closed] });
  }

  #more(kind: LearnedKind): void {
    this.shown = new Map([...this.shown, [kind, (this.shown.get(kind) ?? PAGE) + PAGE]]);
  }

  #edit(id: string, open: boolean): void {
    this.editing = open ? id : '';
    void this.updateComplete.then(() => {
      const target = open ? '.edit input' : `[aria-labelledby="title-${CSS.escape(id)}"] .menu-button`;
      this.renderRoot.querySelector<HTMLElement>(target)?.focus();
    });
  }

  #goToAdapters(): void {
    this.words = '';
    this.#closed.delete('adapter');
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const group = this.renderRoot.querySelector<HTMLDetailsElement>('#adapters');
      if (group === null) return;
      group.open = true;
      group.scrollIntoView({ block: 'start' });
      group.querySelector('summary')?.focus({ preventScroll: true });
    });
  }

  #receive(message: ToLearned): void {
    switch (message.type) {
      case 'items':
        this.items = message.items;
        this.forgotten = message.forgotten;
        this.failure = '';
        return;
      case 'adapters':
        this.adapters = message.adapters;
        this.adaptersFailure = '';
        return;
      case 'adaptersFailed':
        this.adaptersFailure = message.reason;
        return;
      case 'goToAdapters':
        this.#goToAdapters();
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

/** A taste that hardly moves anything, and of which nobody has decided anything. */
function hasNoClearEffect({ kind, weight, pinned, disabled, edited }: LearnedItem): boolean {
  return kind === 'preference' && weight < CLEAR_EFFECT && !pinned && !disabled && !edited;
}

function empty(): TemplateResult {
  return notice(
    'lightbulb',
    'Nothing has been learned yet',
    html`<p>Apply, edit or dismiss suggestions: what you keep and what you leave is learned from, on this machine alone.</p>
    <p class="quiet">Habits of other projects are learned by <code>groundplan learn FOLDER</code>, or come with a colleague’s file.</p>`,
  );
}

customElements.define('gp-learned-page', LearnedPage);
