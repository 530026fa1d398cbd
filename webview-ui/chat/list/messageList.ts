/** A conversation as long as it likes: only the rows round those in sight are in the page. It stays where it was read, or follows its end. */
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Heights } from './heights.ts';

/** Where a person reads: a row, and how many pixels of it are above the window. */
export interface Anchor {
  readonly row: number;
  readonly above: number;
}

/** `rows`: those that are in the page now. */
export interface RowsEvent {
  readonly first: number;
  readonly last: number;
}

/** Pixels of rows kept ready above and below. */
const READY = 700;
/** A message's height before any has been measured. */
const GUESS = 140;
/** So near the end, it is meant to be followed. */
const NEAR_END = 40;

export class MessageList extends LitElement {
  static override properties = {
    count: { attribute: false },
    revision: { attribute: false },
    first: { state: true },
    last: { state: true },
    following: { state: true },
  };

  declare count: number;
  /** Changes whenever a row may look otherwise. */
  declare revision: unknown;
  declare first: number;
  declare last: number;
  /** True while what is added at the end is scrolled to. */
  declare following: boolean;

  keyOf: (row: number) => string = String;
  rowOf: (row: number) => TemplateResult = () => html``;

  readonly #heights = new Heights();
  readonly #sizes = new ResizeObserver((entries) => this.#measured(entries));
  readonly #window = new ResizeObserver(() => this.#settle());
  #anchor: Anchor = { row: 0, above: 0 };
  /** Where we have scrolled to ourselves: the event of it is no person's. */
  #placed = -1;

  constructor() {
    super();
    this.count = 0;
    this.first = 0;
    this.last = -1;
    this.following = true;
  }

  get anchor(): Anchor | undefined {
    return this.following ? undefined : this.#anchor;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('scroll', this.#scrolled, { passive: true });
    this.#window.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('scroll', this.#scrolled);
    this.#window.disconnect();
    this.#sizes.disconnect();
  }

  /** Shows another conversation. @param anchor where it was read; its end without. */
  start(anchor: Anchor | undefined): void {
    this.#heights.resize(0, GUESS);
    this.#heights.resize(this.count, GUESS);
    this.following = anchor === undefined;
    this.#anchor = anchor ?? { row: Math.max(0, this.count - 1), above: 0 };
    this.#chooseRows();
    this.requestUpdate();
  }

  toEnd(): void {
    this.following = true;
    this.#settle();
  }

  /** Brings a row into sight and puts the keyboard there. */
  async focusRow(row: number): Promise<void> {
    if (row < 0 || row >= this.count) return;
    if (this.#element(row) === null) {
      this.#leaveEnd({ row, above: 0 });
      await this.updateComplete;
    }
    this.#element(row)?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('count')) return;
    this.#heights.resize(this.count, this.#heights.average(GUESS));
    this.#chooseRows();
  }

  protected override render(): TemplateResult {
    const rows = Array.from({ length: Math.max(0, this.last - this.first + 1) }, (_, at) => this.first + at);
    const above = this.#heights.offset(this.first);
    const below = this.#heights.total - this.#heights.offset(this.last + 1);
    return html`<div class="rows" role="feed" aria-label="Conversation" style="padding-top: ${above}px; padding-bottom: ${below}px" @keydown=${this.#key}>
      ${repeat(rows, this.keyOf, (row) => html`<article tabindex="-1" data-row=${row} aria-posinset=${row + 1} aria-setsize=${this.count}>${this.rowOf(row)}</article>`)}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    this.#observe();
    this.#place();
    if (changed.has('first') || changed.has('last') || changed.has('count'))
      this.dispatchEvent(
        new CustomEvent<RowsEvent>('rows', { detail: { first: this.first, last: this.last } }),
      );
    if (changed.has('following')) this.dispatchEvent(new Event('follow'));
  }

  #element(row: number): HTMLElement | null {
    return this.querySelector(`article[data-row="${row}"]`);
  }

  /** Rows are children of the list itself, so that they share the page's styles and names. */
  protected override createRenderRoot(): this {
    return this;
  }

  #observe(): void {
    this.#sizes.disconnect();
    for (const row of this.querySelectorAll('article[data-row]')) this.#sizes.observe(row);
  }

  #measured(entries: readonly ResizeObserverEntry[]): void {
    let changed = false;
    for (const { target, borderBoxSize } of entries) {
      const height = borderBoxSize[0]?.blockSize ?? 0;
      const row = Number((target as HTMLElement).dataset.row);
      if (height > 0 && this.#heights.measure(row, height)) changed = true;
    }
    if (changed) this.#settle();
  }

  /** Scrolls to where it was read before heights changed, and has the rows there. */
  #settle(): void {
    this.#chooseRows();
    this.requestUpdate();
  }

  #chooseRows(): void {
    if (this.count === 0) {
      this.first = 0;
      this.last = -1;
      return;
    }
    const height = Math.max(this.clientHeight, 200);
    const top = this.following ? Math.max(0, this.#heights.total - height) : this.#anchorTop();
    this.first = this.#heights.at(Math.max(0, top - READY));
    this.last = this.#heights.at(top + height + READY);
  }

  #anchorTop(): number {
    return this.#heights.offset(this.#anchor.row) + this.#anchor.above;
  }

  #place(): void {
    const most = Math.max(0, this.scrollHeight - this.clientHeight);
    const wanted = Math.min(most, this.following ? most : Math.round(this.#anchorTop()));
    if (Math.abs(this.scrollTop - wanted) < 1) return;
    this.scrollTop = wanted;
    this.#placed = this.scrollTop;
  }

  #scrolled = (): void => {
    const top = this.scrollTop;
    if (Math.abs(top - this.#placed) < 1) {
      this.#placed = -1;
      return;
    }
    const atEnd = this.scrollHeight - this.clientHeight - top < NEAR_END;
    const row = this.#heights.at(top);
    this.#anchor = { row, above: top - this.#heights.offset(row) };
    this.following = atEnd;
    this.#chooseRows();
    this.dispatchEvent(new Event('moved'));
  };

  #leaveEnd(anchor: Anchor): void {
    this.following = false;
    this.#anchor = anchor;
    this.#settle();
  }

  /** As in the feed of the ARIA Authoring Practices: from message to message by Page Up and Page Down inside one. */
  #key = (event: KeyboardEvent): void => {
    const within = (event.target as HTMLElement).closest<HTMLElement>('article[data-row]');
    const step = { PageUp: -1, PageDown: 1 }[event.key];
    if (within === null || step === undefined) return;
    event.preventDefault();
    void this.focusRow(Number(within.dataset.row) + step);
  };
}

customElements.define('gp-messages', MessageList);
