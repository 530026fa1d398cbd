/** Where a question is written: its context, its command, and what stops an answer. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ChatChip, ConversationChoice } from '../../../src/core/model/chat.ts';
import type { ChatAdapter, FromChat, PanelEngine } from '../../../src/protocol/chatPanel.ts';
import '../menu.ts';
import type { MenuItem } from '../menu.ts';
import { adapterItems, adapterWords } from './adapters.ts';
import { chipOf } from './chips.ts';
import { engineItems, engineWords } from './engines.ts';
import { COMMANDS, completions, type SlashCommand } from './slashCommands.ts';

export interface EditorContext {
  readonly path?: string | undefined;
  readonly selection: boolean;
}

type ChipKind = Extract<FromChat, { type: 'pickChip' }>['kind'];

/** What the composer asks of the page. */
export interface ComposerActions {
  send(): void;
  stop(): void;
  write(text: string): void;
  /** Out of changing a question that was asked. */
  leaveEdit(): void;
  editLast(): void;
  pick(kind: ChipKind): void;
  unpick(chip: ChatChip): void;
  lookForEngines(): void;
  /** Who is to answer from now on. */
  choose(choice: ConversationChoice): void;
  showEngines(): void;
}

export class Composer extends LitElement {
  static override properties = {
    text: { attribute: false },
    chips: { attribute: false },
    editor: { attribute: false },
    answering: { attribute: false },
    editing: { attribute: false },
    refusal: { attribute: false },
    engine: { attribute: false },
    engines: { attribute: false },
    adapter: { attribute: false },
    adapters: { attribute: false },
    found: { state: true },
    chosen: { state: true },
  };

  declare text: string;
  declare chips: readonly ChatChip[];
  declare editor: EditorContext;
  declare answering: boolean;
  declare editing: boolean;
  /** Why nothing can be asked now; empty where it can. */
  declare refusal: string;
  /** Id of the one that answers; `auto`, `none`. */
  declare engine: string;
  declare engines: readonly PanelEngine[] | undefined;
  /** The language whose adapter answers; `auto`, `none`. */
  declare adapter: string;
  declare adapters: readonly ChatAdapter[];
  /** Commands that complete what is typed. */
  declare found: readonly SlashCommand[];
  declare chosen: number;

  actions!: ComposerActions;

  constructor() {
    super();
    this.text = '';
    this.chips = [];
    this.editor = { selection: false };
    this.engine = 'auto';
    this.adapter = 'auto';
    this.adapters = [];
    this.found = [];
    this.chosen = 0;
  }

  get #field(): HTMLTextAreaElement {
    return this.querySelector('textarea')!;
  }

  override focus(): void {
    const field = this.#field;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const open = this.found.length > 0;
    return html`
      ${open ? this.#popup() : nothing}
      ${this.editing ? html`<p class="editing"><span class="codicon codicon-edit" aria-hidden="true"></span> Changing a question<button class="icon" title="Leave it as it was (Escape)" aria-label="Leave the question as it was" @click=${() => this.actions.leaveEdit()}><span class="codicon codicon-close" aria-hidden="true"></span></button></p>` : nothing}
      <div class="field">
        ${this.chips.length === 0 ? nothing : html`<ul class="chips" aria-label="Context of the question">${this.chips.map((chip) => html`<li>${chipOf(chip, () => this.actions.unpick(chip))}</li>`)}</ul>`}
        <textarea rows="1" aria-label="Question" placeholder="Ask how it is built…" aria-autocomplete="list" aria-haspopup="listbox" aria-controls=${open ? 'commands' : nothing} aria-activedescendant=${open ? `command-${this.found[this.chosen]?.name}` : nothing}
          .value=${live(this.text)} @input=${this.#typed} @keydown=${this.#key} @blur=${this.#leave}></textarea>
        <div class="tools">
          <gp-menu label="Add context" icon="attach" .items=${this.#contexts()}></gp-menu>
          <button class="icon" title="Commands (/)" aria-label="Commands" @click=${this.#offerCommands}><span class="slash" aria-hidden="true">/</span></button>
          ${this.#engineMenu()}
          <span class="hint quiet">${this.refusal}</span>
          ${this.answering ? this.#stopButton() : this.#sendButton()}
        </div>
      </div>
      <span class="unseen" role="status">${open ? `${this.found.length} ${this.found.length === 1 ? 'command' : 'commands'}; Tab takes one` : ''}</span>`;
  }

  #engineMenu(): TemplateResult {
    const choice = { chosen: this.engine, engines: this.engines };
    const adapters = { chosen: this.adapter, adapters: this.adapters };
    const words = [engineWords(choice), adapterWords(adapters)].filter(Boolean).join(' · ');
    const items = engineItems(choice, adapterItems(adapters, this.actions), this.actions);
    return html`<gp-menu class="engine" label=${`Engine: ${words}`} icon="sparkle" words=${words} .items=${items} @open=${() => this.actions.lookForEngines()}></gp-menu>`;
  }

  #popup(): TemplateResult {
    return html`<div id="commands" class="popup" role="listbox" aria-label="Commands">${this.found.map(
      ({ name, does }, at) =>
        html`<div id="command-${name}" role="option" aria-selected=${at === this.chosen} @mousedown=${(event: Event) => this.#take(event, name)}><span class="command">/${name}</span><span class="quiet">${does}</span></div>`,
    )}</div>`;
  }

  #sendButton(): TemplateResult {
    const idle = this.refusal !== '' || this.text.trim() === '';
    const why = this.refusal || 'Ask (Enter)';
    return html`<button class="send" aria-label=${this.editing ? 'Ask again' : 'Ask'} title=${why} aria-disabled=${idle} @click=${() => !idle && this.actions.send()}><span class="codicon codicon-arrow-up" aria-hidden="true"></span></button>`;
  }

  #stopButton(): TemplateResult {
    return html`<button class="send stop" aria-label="Stop" title="Stop (Escape)" @click=${() => this.actions.stop()}><span class="codicon codicon-debug-stop" aria-hidden="true"></span></button>`;
  }

  #contexts(): readonly MenuItem[] {
    const pick = (kind: ChipKind) => () => this.actions.pick(kind);
    const name = this.editor.path?.split('/').at(-1);
    const current =
      name === undefined ? [] : [{ label: 'Current file', detail: name, icon: 'file', run: pick('current') }];
    const selection = this.editor.selection
      ? [{ label: 'Selection', detail: name ?? '', icon: 'list-selection', run: pick('selection') }]
      : [];
    return [
      ...current,
      ...selection,
      { label: 'File…', icon: 'search', run: pick('file') },
      { label: 'Module…', icon: 'package', run: pick('module') },
    ];
  }

  #typed = (): void => {
    this.#write(this.#field.value);
    this.#complete();
  };

  #write(text: string): void {
    this.text = text;
    if (this.#field.value !== text) this.#field.value = text;
    this.actions.write(text);
  }

  #complete(): void {
    this.found = completions(this.#field.value, this.#field.selectionStart);
    this.chosen = 0;
  }

  #leave = (): void => {
    this.found = [];
  };

  #offerCommands = (): void => {
    if (!this.text.startsWith('/')) {
      this.#write(`/${this.text}`);
    }
    this.#field.focus();
    this.#field.setSelectionRange(1, 1);
    this.found = COMMANDS;
    this.chosen = 0;
  };

  /** The word is replaced; what follows it stays. */
  #take(event: Event, name: string): void {
    event.preventDefault();
    const rest = this.#field.value.slice(this.#field.selectionStart).trimStart();
    const text = `/${name} ${rest}`;
    this.#write(text);
    this.#field.setSelectionRange(name.length + 2, name.length + 2);
    this.found = [];
  }

  #key = (event: KeyboardEvent): void => {
    // Enter ends a word that an input method is composing.
    if (event.isComposing) return;
    if (this.found.length > 0 && this.#keyInPopup(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      this.found = [];
      if (!this.answering && this.refusal === '' && this.text.trim() !== '') this.actions.send();
    }
    if (event.key === 'Escape' && this.answering) this.actions.stop();
    else if (event.key === 'Escape' && this.editing) this.actions.leaveEdit();
    if (event.key === 'ArrowUp' && this.text === '' && !this.answering) {
      event.preventDefault();
      this.actions.editLast();
    }
  };

  /** @returns whether the key was meant for the list. */
  #keyInPopup(event: KeyboardEvent): boolean {
    const { found, chosen } = this;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const exact = found[chosen] !== undefined && `/${found[chosen].name}` === this.text.trim();
    if (step !== undefined) this.chosen = (chosen + step + found.length) % found.length;
    else if (event.key === 'Tab' || (event.key === 'Enter' && !exact)) this.#take(event, found[chosen]!.name);
    else if (event.key === 'Escape') this.found = [];
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}

customElements.define('gp-composer', Composer);
