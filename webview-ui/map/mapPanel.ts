/** The map's page in VS Code: the map of one workspace folder, and what the index is doing. */
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { MapRoot, ToMap } from '../../src/protocol/map.ts';
import type { PanelStatus } from '../../src/protocol/panel.ts';
import { statusNotice } from '../statusNotice.ts';
import { pageStyle } from '../style/pageStyle.ts';
import { welcomeStyle } from '../style/welcomeStyle.ts';
import { folderName } from '../words.ts';
import './gpMap.ts';
import type { GpMap } from './gpMap.ts';
import { hostSource, keep, recall, send, settle } from './state/hostSource.ts';
import type { MapState } from './state/mapState.ts';

class GroundplanMap extends LitElement {
  static override properties = {
    status: { state: true },
    roots: { state: true },
    root: { state: true },
  };
  static override styles = [
    pageStyle,
    welcomeStyle,
    css`
      :host { height: 100vh; display: flex; flex-direction: column; container-type: normal; }
      main { padding: 0; flex: 1; min-height: 0; display: flex; flex-direction: column; }
      .top { padding: 4px 10px 0; }
      .welcome { margin: 10vh auto 0; }
      gp-map { flex: 1; min-height: 0; }
      .roots { display: flex; gap: 6px; padding: 6px 10px 0; align-items: center; }
      select { font: inherit; color: var(--vscode-input-foreground); background: var(--vscode-input-background); border: 1px solid var(--vscode-contrastBorder, var(--vscode-input-border, transparent)); padding: 2px 6px; }
    `,
  ];

  declare status: PanelStatus | undefined;
  declare roots: readonly MapRoot[];
  declare root: string | undefined;

  /** Revision that is drawn. */
  #revision = -1;
  /** What the map of the next root begins with. */
  #start: MapState | undefined;

  #edited: Extract<ToMap, { type: 'edited' }> | undefined;

  constructor() {
    super();
    this.roots = [];
    const kept = recall();
    this.root = kept?.root;
    this.#start = kept;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // VS Code indents the pages of extensions as if they were texts.
    document.body.style.padding = '0';
    window.addEventListener('message', ({ data }: MessageEvent<ToMap>) => this.#receive(data));
    send({ type: 'ready' });
  }

  override render(): TemplateResult {
    const { status, root } = this;
    if (status === undefined) return html`<main aria-busy="true"></main>`;
    const known = root !== undefined && this.roots.some((each) => each.root === root);
    return html`<main>
      <h1 class="unseen">Groundplan: Map</h1>
      ${status.state.phase === 'ready' && known ? nothing : html`<div class=${known ? 'top' : ''}>${statusNotice(status, known, () => send({ type: 'analyze' }))}</div>`}
      ${this.roots.length < 2 ? nothing : html`<label class="roots">Folder <select @change=${(event: Event) => this.#turnTo((event.target as HTMLSelectElement).value)}>${this.roots.map((each) => html`<option value=${each.root} ?selected=${each.root === root}>${folderName(each.root)}</option>`)}</select></label>`}
      ${known ? html`<gp-map @map-state=${this.#keep}></gp-map>` : nothing}
    </main>`;
  }

  protected override updated(changed: PropertyValues): void {
    const { map, root } = this;
    if (map === null || root === undefined) return;
    const revision = this.roots.find((each) => each.root === root)?.revision ?? -1;
    if (changed.has('root') || map.source === undefined) {
      map.source = hostSource(root);
      this.#revision = revision;
      void map.start(this.#start ?? { request: {} });
      this.#start = undefined;
      if (this.#edited?.root === root) map.edits(this.#edited.path);
    } else if (revision !== this.#revision) {
      this.#revision = revision;
      void map.refresh();
    }
  }

  get map(): GpMap | null {
    return this.renderRoot.querySelector<GpMap>('gp-map');
  }

  #receive(message: ToMap): void {
    switch (message.type) {
      case 'status':
        this.status = message.status;
        return;
      case 'roots':
        this.roots = message.roots;
        if (this.root === undefined || !message.roots.some(({ root }) => root === this.root))
          this.root = message.roots[0]?.root ?? this.root;
        return;
      case 'show':
        this.#showPlace(message);
        return;
      case 'edited':
        this.#edited = message;
        if (message.root === this.root) this.map?.edits(message.path);
        return;
      case 'answer':
      case 'failed':
        settle(message);
        return;
    }
  }

  #showPlace({ root, focus }: Extract<ToMap, { type: 'show' }>): void {
    const { map } = this;
    if (root === this.root && map?.source !== undefined) {
      if (focus !== undefined) void map.focusOn(focus);
      return;
    }
    this.#start = { request: focus === undefined ? {} : { focus }, chosen: focus };
    this.root = root;
  }

  #turnTo(root: string): void {
    this.#start = { request: {} };
    this.root = root;
  }

  #keep = (): void => {
    if (this.root !== undefined && this.map !== null) keep({ root: this.root, ...this.map.state });
  };
}

customElements.define('gp-map-panel', GroundplanMap);
