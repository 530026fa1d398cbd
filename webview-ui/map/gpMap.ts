/** The map: toolbar, drawing, and what there is to know of the chosen box. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { MapFormat, MapPlace, MapView } from '../../src/core/model/map.ts';
import { Drawing } from './drawing/drawing.ts';
import { Gestures } from './input/gestures.ts';
import { keyAction, type MapAction } from './input/keys.ts';
import { type ActionTarget, act, enter } from './input/mapActions.ts';
import { crumbs } from './panels/crumbs.ts';
import { detailsOf } from './panels/details.ts';
import { legend } from './panels/legendView.ts';
import { mapStyle } from './panels/mapStyle.ts';
import { notices } from './panels/notices.ts';
import { searchField } from './panels/searchField.ts';
import { toolbar } from './panels/toolbar.ts';
import { EvidenceLookup } from './state/evidenceLookup.ts';
import { MapDesk } from './state/mapDesk.ts';
import type { MapSource } from './state/mapSource.ts';
import type { MapState } from './state/mapState.ts';

const KEYS =
  'Arrow keys go from box to box, Enter opens a folder or a file, Backspace closes the folder around, F shows what is near, Alt with left and right goes back and forward, slash searches, plus and minus zoom, zero shows everything.';

export class GpMap extends LitElement {
  static override properties = {
    source: { attribute: false },
    search: { state: true },
    places: { state: true },
    follows: { state: true },
  };
  static override styles = mapStyle;

  declare source: MapSource | undefined;
  declare search: string;
  declare places: readonly MapPlace[];
  /** What is opened in the editor is chosen in the map. */
  declare follows: boolean;

  /** What is open in the editor. */
  #edited: string | undefined;

  readonly #drawing = new Drawing(() => this.#tell());
  readonly #desk = new MapDesk({ drawing: this.#drawing, changed: () => this.requestUpdate() });
  readonly #evidence = new EvidenceLookup();
  readonly #target: ActionTarget = {
    desk: this.#desk,
    openFile: (path) => this.source?.open?.(path, 1),
    search: () => this.renderRoot.querySelector<HTMLInputElement>('#search')?.focus(),
  };

  constructor() {
    super();
    this.search = '';
    this.places = [];
    this.follows = false;
    const { svg, eye } = this.#drawing;
    svg.addEventListener('keydown', this.#key);
    new Gestures(svg, {
      camera: () => eye.camera,
      move: (camera) => eye.move(camera),
      choose: (node) => this.#desk.choose(node),
      enter: (node) => enter(this.#target, this.view?.nodes[node]),
    });
  }

  get view(): MapView | undefined {
    return this.#desk.view;
  }

  get state(): MapState {
    return { ...this.#desk.state, follows: this.follows };
  }

  start(state: MapState): Promise<void> {
    this.#desk.asking.source = this.source;
    this.follows = state.follows ?? false;
    return this.#desk.start(state);
  }

  refresh(): Promise<void> {
    return this.#desk.refresh();
  }

  focusOn(path: string): Promise<void> {
    return this.#desk.focusOn(path);
  }

  /** @param path of the file that the editor shows now. */
  edits(path: string): void {
    this.#edited = path;
    if (this.follows && path !== this.#desk.chosen) void this.#desk.reveal(path);
  }

  override render(): TemplateResult {
    const { view, chosen, problem, note, asking } = this.#desk;
    const { search: text, places, source } = this;
    return html`<div class="frame">
      <div class="bar">
        ${searchField({ text, places, find: this.#find, choose: this.#found })}
        ${toolbar({ view, request: asking.request, chosen, source, follows: this.follows, act: this.#act, export: this.#export, follow: this.#follow })}
      </div>
      ${view === undefined || view.nodes.length === 0 ? nothing : this.#crumbs(view)}
      <div class="body">
        <div class="stage">
          ${notices({ view, problem, again: () => this.refresh() })}
          ${this.#drawing.svg}
          <p class="unseen" id="keys">${KEYS}</p>
          ${view === undefined ? nothing : legend(view, window.innerWidth > 900)}
        </div>
        ${view === undefined ? nothing : this.#details(view)}
      </div>
      <div class="unseen" role="status">${note}</div>
    </div>`;
  }

  protected override updated(_: PropertyValues): void {
    this.#tell();
  }

  #crumbs(view: MapView): TemplateResult {
    const { chosenBox: node, trail } = this.#desk;
    const { canGoBack, canGoForward } = trail;
    return crumbs({ view, node, canGoBack, canGoForward, act: this.#act, go: (at) => this.#desk.visit(at) });
  }

  #details(view: MapView): TemplateResult | typeof nothing {
    const at = this.#desk.chosenBox;
    if (at < 0) return nothing;
    return detailsOf({
      view,
      at,
      evidence: this.#evidence.opened,
      canOpen: this.source?.open !== undefined,
      act: this.#act,
      choose: (node) => this.#desk.choose(node, true),
      open: (path, line) => this.source?.open?.(path, line),
      look: (from, to) => this.#look(from, to),
    });
  }

  /** Others keep what they want of the state. */
  #tell(): void {
    this.dispatchEvent(new CustomEvent('map-state'));
  }

  #follow = (follows: boolean): void => {
    this.follows = follows;
    if (this.#edited !== undefined) this.edits(this.#edited);
  };

  #key = (event: KeyboardEvent): void => {
    const action = keyAction(event);
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#act(action);
  };

  #act = (action: MapAction): void => act(this.#target, action);

  async #look(from: string, to: string): Promise<void> {
    const { kinds } = this.#desk.asking.request;
    await this.#orSay('', () =>
      this.#evidence.look(from, to, { source: this.source, kinds, changed: () => this.requestUpdate() }),
    );
  }

  #find = async (search: string): Promise<void> => {
    this.search = search;
    const places = search.trim() === '' ? [] : ((await this.source?.places(search).catch(() => [])) ?? []);
    if (search !== this.search) return;
    this.places = places;
    if (search.trim() === '') return;
    this.#desk.say(
      places.length === 0 ? 'Nothing found.' : `${places.length} found, first ${places[0]!.path}.`,
    );
  };

  #found = (path: string | undefined): void => {
    this.search = '';
    this.places = [];
    this.#drawing.svg.focus();
    if (path !== undefined) void this.#desk.reveal(path);
  };

  #export = (format: MapFormat | 'png'): Promise<void> =>
    this.#orSay('The export failed: ', async () => this.source?.export(this.#desk.asking.request, format));

  async #orSay(before: string, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#desk.say(`${before}${error instanceof Error ? error.message : error}`);
    }
  }
}

customElements.define('gp-map', GpMap);
