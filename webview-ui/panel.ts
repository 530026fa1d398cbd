/** The panel's page: the conversation, and before it begins what is known of the workspace. It only shows what the extension sends. */
import '@vscode-elements/elements/dist/vscode-badge/index.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import * as v from 'valibot';
import { type PanelModel, type PanelStatus, type ToPanel, toPanelSchema } from '../src/protocol/panel.ts';
import { chatRoom, failureLine } from './chat/chatRoom.ts';
import type { Composer } from './chat/composer/composer.ts';
import { header } from './chat/header.ts';
import { historyRoom } from './chat/history/historyRoom.ts';
import type { MessageList } from './chat/list/messageList.ts';
import { RenderPace } from './chat/renderPace.ts';
import { ChatDesk } from './chat/state/chatDesk.ts';
import { refusalOf } from './chat/state/refusal.ts';
import { welcome } from './chat/welcome.ts';
import { keep, recall, send } from './host.ts';
import { panelStyles } from './panelStyle.ts';
import { watchCards } from './seenCards.ts';
import { statusNotice } from './statusNotice.ts';

class GroundplanPanel extends LitElement {
  static override styles = panelStyles;

  #status: PanelStatus | undefined;
  #model: PanelModel | undefined;
  #kind = recall().kind ?? '';
  readonly #pace = new RenderPace();
  readonly #desk = new ChatDesk(() => this.requestUpdate());
  /** The conversation that the list stands on. */
  #listed = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    document.body.style.padding = '0';
    window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const parsed = v.safeParse(toPanelSchema, data);
      if (parsed.success) this.#receive(parsed.output);
    });
    this.#desk.onWrite = () => void this.updateComplete.then(() => this.#composer?.focus());
    watchCards(() => {
      const list = this.renderRoot.querySelector<MessageList>('gp-messages');
      return list === null ? [this.renderRoot] : [this.renderRoot, list.renderRoot];
    });
    send({ type: 'ready' });
    this.#desk.begin();
  }

  override async scheduleUpdate(): Promise<void> {
    await this.#pace.turn();
    this.#pace.measure(() => super.scheduleUpdate());
  }

  override render(): TemplateResult {
    const status = this.#status;
    if (status === undefined) return html`<main aria-busy="true"></main>`;
    return html`<link rel="stylesheet" href=${iconSheet()}><main>
      ${status.hasFolder ? header(this.#desk) : html`<h1 class="unseen">Groundplan</h1>`}
      ${this.#room(status)}
      <div class="unseen" role="status">${this.#desk.announcement}</div>
    </main>`;
  }

  protected override updated(_: PropertyValues): void {
    const list = this.renderRoot.querySelector<MessageList>('gp-messages');
    if (list === null || this.#listed === this.#desk.shown) return;
    this.#listed = this.#desk.shown;
    list.start(this.#desk.anchor);
  }

  get #composer(): Composer | null {
    return this.renderRoot.querySelector('gp-composer');
  }

  #room(status: PanelStatus): TemplateResult {
    const desk = this.#desk;
    if (desk.room === 'history' && status.hasFolder) return html`${historyRoom(desk)}${failureLine(desk)}`;
    const model = this.#model;
    const known = model !== undefined && model.overviews.length > 0;
    const notice = statusNotice(status, known || desk.thread.total > 0, () => send({ type: 'analyze' }));
    if (!status.hasFolder) return html`<div class="welcome-room">${notice}</div>`;
    const refusal = refusalOf(status, known);
    const choose = (kind: string) => this.#choose(kind);
    const empty = known
      ? welcome({ model, desk, ready: refusal === '', kind: this.#kind, choose })
      : html`${nothing}`;
    return chatRoom({ desk, refusal, empty, notice });
  }

  #choose(kind: string): void {
    this.#kind = kind;
    keep({ kind });
    this.requestUpdate();
  }

  #receive(message: ToPanel): void {
    if (message.type === 'status') this.#status = message.status;
    else if (message.type === 'model') this.#model = message.model;
    else this.#desk.receive(message);
    this.requestUpdate();
  }
}

/** The page's sheet of icons does not reach into an element's own tree. */
function iconSheet(): string {
  return document.querySelector<HTMLLinkElement>('#vscode-codicon-stylesheet')?.href ?? '';
}

customElements.define('gp-panel', GroundplanPanel);
