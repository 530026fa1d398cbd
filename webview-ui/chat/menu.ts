/** A button with a menu: by mouse and keyboard as the ARIA Authoring Practices have it. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';

export interface MenuItem {
  readonly label: string;
  readonly icon: string;
  /** What tells more, beside the label. */
  readonly detail?: string;
  /** What it stands under, together with those beside it that have the same. */
  readonly group?: string;
  /** One of several that exclude each other. */
  readonly checked?: boolean;
  /** Cannot be chosen; its detail says why. */
  readonly refused?: boolean;
  run(): void;
}

/** Pixels between button and menu, and menu and the page's edge. */
const GAP = 4;

export class Menu extends LitElement {
  static override properties = { label: {}, icon: {}, words: {}, items: { attribute: false } };

  declare label: string;
  declare icon: string;
  /** Beside the icon, where there is something to read. */
  declare words: string | undefined;
  declare items: readonly MenuItem[];

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<button class="icon menu-button" aria-haspopup="menu" aria-expanded="false" aria-label=${this.label} title=${this.label} @click=${this.#toggle} @keydown=${this.#openByKey}><span class="codicon codicon-${this.icon}" aria-hidden="true"></span>${this.words ? html`<span class="words">${this.words}</span>` : nothing}</button>
      <div class="menu" role="menu" aria-label=${this.label} popover="auto" @toggle=${this.#toggled} @keydown=${this.#key}>
        ${grouped(this.items).map(({ group, items }) => (group === undefined ? items.map((item) => this.#entry(item)) : html`<div class="menu-group" role="group" aria-label=${group}><span class="menu-heading quiet" aria-hidden="true">${group}</span>${items.map((item) => this.#entry(item))}</div>`))}
      </div>`;
  }

  #entry(item: MenuItem): TemplateResult {
    return html`<button role=${item.checked === undefined ? 'menuitem' : 'menuitemradio'} aria-checked=${item.checked ?? nothing} aria-disabled=${item.refused ?? nothing} tabindex="-1" title=${item.refused ? (item.detail ?? '') : nothing} @click=${() => this.#choose(item)}><span class="codicon codicon-${item.icon}" aria-hidden="true"></span><span>${item.label}</span><span class="quiet">${item.detail ?? ''}</span></button>`;
  }

  get #button(): HTMLElement {
    return this.querySelector<HTMLElement>('.menu-button')!;
  }

  get #popover(): HTMLElement {
    return this.querySelector<HTMLElement>('.menu')!;
  }

  get #entries(): readonly HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  }

  #toggle = (): void => {
    this.#popover.togglePopover();
  };

  #openByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#popover.showPopover();
  };

  #toggled = (event: ToggleEvent): void => {
    const open = event.newState === 'open';
    this.#button.setAttribute('aria-expanded', String(open));
    if (!open) return;
    this.#placeMenu();
    (this.#entries.find((each) => each.ariaChecked === 'true') ?? this.#entries[0])?.focus();
    this.dispatchEvent(new Event('open'));
  };

  /** What comes while it is open may need more room. */
  protected override updated(): void {
    if (this.#popover.matches(':popover-open')) this.#placeMenu();
  }

  /** Below the button where there is room, else above, and never beyond the page's edges. */
  #placeMenu(): void {
    const { top, bottom, left } = this.#button.getBoundingClientRect();
    const menu = this.#popover;
    const { offsetWidth: width, offsetHeight: height } = menu;
    const below = bottom + GAP + height <= window.innerHeight;
    menu.style.top = `${below ? bottom + GAP : Math.max(GAP, top - GAP - height)}px`;
    menu.style.left = `${Math.max(GAP, Math.min(left, window.innerWidth - width - GAP))}px`;
  }

  #key = (event: KeyboardEvent): void => {
    const entries = this.#entries;
    const at = entries.indexOf(event.target as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') this.#close();
    if (event.key === 'Escape') event.stopPropagation();
    if (to === undefined) return;
    event.preventDefault();
    entries.at(to % entries.length)?.focus();
  };

  #close(): void {
    this.#popover.hidePopover();
    this.#button.focus();
  }

  #choose(item: MenuItem): void {
    if (item.refused) return;
    this.#close();
    item.run();
  }
}

interface Group {
  readonly group: string | undefined;
  readonly items: MenuItem[];
}

function grouped(items: readonly MenuItem[]): readonly Group[] {
  const groups: Group[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last !== undefined && last.group === item.group) last.items.push(item);
    else groups.push({ group: item.group, items: [item] });
  }
  return groups;
}

customElements.define('gp-menu', Menu);
