/** The map: toolbar, drawing, and what there is to know of the chosen box. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { layoutMap, type MapLayout, type Measure, roughly } from '../../src/core/map/layoutMap.ts';
import type { MapFormat, MapPlace, MapRequest, MapView } from '../../src/core/model/map.ts';
import { bringing, type Camera, fitted, following, seen, zoomed } from './camera.ts';
import { detailsOf, type OpenedEvidence } from './details.ts';
import { Gestures } from './gestures.ts';
import { keyAction, type MapAction } from './keys.ts';
import { legend } from './legendView.ts';
import { MapCanvas } from './mapCanvas.ts';
import type { MapSource } from './mapSource.ts';
import { mapStyle } from './mapStyle.ts';
import { neighbourBox } from './neighbourBox.ts';
import { searchField } from './searchField.ts';
import { toolbar } from './toolbar.ts';

/** What outlives the page. */
export interface MapState {
  readonly request: MapRequest;
  /** The open folders of the whole map, to come back to from a focus. */
  readonly before?: readonly string[] | undefined;
  readonly camera?: Camera | undefined;
  readonly chosen?: string | undefined;
}

export class GpMap extends LitElement {
  static override properties = {
    source: { attribute: false },
    view: { state: true },
    chosen: { state: true },
    evidence: { state: true },
    problem: { state: true },
    search: { state: true },
    places: { state: true },
    note: { state: true },
  };
  static override styles = mapStyle;

  declare source: MapSource | undefined;
  declare view: MapView | undefined;
  /** Path of the chosen box. */
  declare chosen: string | undefined;
  declare evidence: OpenedEvidence | undefined;
  declare problem: string | undefined;
  declare search: string;
  declare places: readonly MapPlace[];
  /** For a screen reader: what has just happened. */
  declare note: string;

  #request: MapRequest = {};
  #before: readonly string[] | undefined;
  #layout: MapLayout = { rects: [], bands: [] };
  #camera: Camera | undefined;
  #canvas: MapCanvas | undefined;
  #measure: Measure = roughly;
  /** Rises with every request: an answer to an earlier one comes too late. */
  #asked = 0;
  /** Everything is in view, and is to stay so. */
  #whole = true;
  #settling: number | undefined;
  #moving = 0;

  constructor() {
    super();
    this.search = '';
    this.places = [];
    this.note = '';
  }

  get state(): MapState {
    return { request: this.#request, before: this.#before, camera: this.#camera, chosen: this.chosen };
  }

  /** Starts with what was seen last, or with what a person asked for. */
  start({ request, before, camera, chosen }: MapState): Promise<void> {
    this.#before = before;
    this.#camera = camera;
    this.#whole = camera === undefined;
    this.chosen = chosen;
    return this.#ask(request);
  }

  /** The model is new: the same view of it. */
  refresh(): Promise<void> {
    return this.#ask(this.#request);
  }

  focusOn(path: string, depth = this.#request.depth ?? 1): Promise<void> {
    if (this.#request.focus === undefined) this.#before = this.view?.expanded;
    this.chosen = path;
    return this.#askAnew({ ...this.#kinds(), focus: path, depth });
  }

  override render(): TemplateResult {
    const { view } = this;
    return html`<div class="frame">
      <div class="bar">
        ${searchField({ text: this.search, places: this.places, find: this.#find, choose: this.#reveal })}
        ${toolbar({ view, request: this.#request, chosen: this.chosen, source: this.source, act: this.#act, export: this.#export })}
      </div>
      <div class="body">
        <div class="stage">
          ${this.#drawing(view)}
          ${view === undefined ? nothing : legend(view, window.innerWidth > 700)}
        </div>
        ${view === undefined || this.chosen === undefined ? nothing : this.#details(view, this.chosen)}
      </div>
      <div class="unseen" role="status">${this.note}</div>
    </div>`;
  }

  protected override firstUpdated(): void {
    const svg = this.renderRoot.querySelector<SVGSVGElement>('svg#drawing')!;
    this.#measure = measureIn(svg);
    this.#canvas = new MapCanvas(svg, this.#measure);
    new Gestures(svg, {
      camera: () => this.#camera,
      move: (camera) => this.#lookFreely(camera),
      choose: (at) => this.#choose(at),
      enter: (at) => this.#enter(at),
    });
    new ResizeObserver(() => this.#fit(false)).observe(svg);
    if (this.view !== undefined) this.#show(this.view, undefined);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('chosen') || changed.has('view')) this.#choosing();
    if (changed.has('chosen') || changed.has('view') || changed.has('evidence')) this.#tell();
  }

  #drawing(view: MapView | undefined): TemplateResult {
    const empty = view !== undefined && view.nodes.length === 0;
    return html`
      ${this.problem === undefined ? nothing : html`<div class="message failing" role="alert"><p><strong>The map could not be drawn.</strong></p><p>${this.problem}</p><button @click=${() => this.refresh()}>Try Again</button></div>`}
      ${empty ? html`<div class="message" role="status"><p>No source files were found here. Check the folder, and what is left out of it.</p></div>` : nothing}
      ${view === undefined && this.problem === undefined ? html`<div class="message" role="status"><p>Drawing the map…</p></div>` : nothing}
      <svg id="drawing" tabindex="0" role="tree" aria-label=${`Map of ${view?.name ?? 'the workspace'}`} aria-describedby="keys" @keydown=${this.#key}></svg>
      <p class="unseen" id="keys">Arrow keys go from box to box, Enter opens a folder or a file, Backspace closes the folder around, F shows what is near, slash searches, plus and minus zoom, zero shows everything.</p>
    `;
  }

  #details(view: MapView, chosen: string): TemplateResult | typeof nothing {
    const at = view.nodes.findIndex(({ id }) => id === chosen);
    if (at < 0) return nothing;
    return detailsOf({
      view,
      at,
      evidence: this.evidence,
      canOpen: this.source?.open !== undefined,
      act: this.#act,
      choose: (node) => this.#choose(node, true),
      open: (path, line) => this.source?.open?.(path, line),
      look: (from, to) => this.#lookAt(from, to),
    });
  }

  async #ask(request: MapRequest, anchor?: string): Promise<void> {
    const asked = ++this.#asked;
    this.#request = request;
    try {
      const view = await this.source?.view(request);
      if (view === undefined || asked !== this.#asked) return;
      this.problem = undefined;
      this.#show(view, anchor);
    } catch (error) {
      if (asked === this.#asked) this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  /** @param anchor box that keeps its place on the screen; the chosen one unless told. */
  #show(view: MapView, anchor: string | undefined): void {
    const before = { view: this.view, layout: this.#layout };
    const { reveal: _, ...request } = this.#request;
    this.#request = { ...request, expanded: view.expanded };
    this.view = view;
    this.#layout = layoutMap(view, { measure: this.#measure, aspect: this.#aspect() });
    if (this.chosen !== undefined && at(view, this.chosen) < 0)
      this.chosen = this.#nearestShown(view, this.chosen);
    this.#canvas?.show({ view, layout: this.#layout });
    this.#canvas?.choose(this.chosen === undefined ? -1 : at(view, this.chosen));
    const kept = anchor ?? this.chosen;
    if (this.#camera !== undefined && before.view !== undefined && kept !== undefined)
      this.#camera = this.#anchored(this.#camera, before, kept);
    this.#fit(true);
  }

  #anchored(
    camera: Camera,
    before: { readonly view: MapView | undefined; readonly layout: MapLayout },
    id: string,
  ) {
    const from = before.view === undefined ? undefined : before.layout.rects[at(before.view, id)];
    const to = this.#layout.rects[at(this.view!, id)];
    return from === undefined || to === undefined ? camera : following(camera, from, to);
  }

  /** What a box that is gone stood in. */
  #nearestShown(view: MapView, path: string): string | undefined {
    for (let up = path; up !== ''; up = up.slice(0, Math.max(0, up.lastIndexOf('/'))))
      if (at(view, up) >= 0) return up;
    return undefined;
  }

  #fit(draws: boolean): void {
    const [outer] = this.#layout.rects;
    const screen = this.#screen();
    if (outer === undefined || screen.w === 0) return;
    if (this.#camera === undefined || (this.#whole && !draws)) {
      this.#whole = true;
      this.#look(fitted(outer, screen));
    } else if (draws) this.#look(this.#camera);
    else this.#canvas?.draw();
  }

  /** A narrow place is filled from top to bottom. */
  #aspect(): number {
    const { w, h } = this.#screen();
    return w === 0 || h === 0 ? 2 : Math.min(2.2, Math.max(0.6, w / h));
  }

  #screen(): { readonly w: number; readonly h: number } {
    const svg = this.renderRoot.querySelector('svg#drawing');
    return { w: svg?.clientWidth ?? 0, h: svg?.clientHeight ?? 0 };
  }

  #lookFreely(camera: Camera): void {
    this.#whole = false;
    this.#look(camera);
  }

  #look(camera: Camera): void {
    this.#camera = camera;
    this.#canvas?.look(camera);
    clearTimeout(this.#settling);
    this.#settling = window.setTimeout(() => {
      this.#canvas?.draw();
      this.#tell();
    }, 140);
  }

  /** At once where a person wants no motion. */
  #glide(target: Camera, whole = false): void {
    this.#whole = whole;
    const from = this.#camera;
    cancelAnimationFrame(this.#moving);
    if (from === undefined || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.#look(target);
      return;
    }
    const started = performance.now();
    const step = (now: number) => {
      const t = Math.min(1, (now - started) / 180);
      const s = 1 - (1 - t) ** 3;
      const mix = (a: number, b: number) => a + (b - a) * s;
      this.#look({ x: mix(from.x, target.x), y: mix(from.y, target.y), k: mix(from.k, target.k) });
      if (t < 1) this.#moving = requestAnimationFrame(step);
    };
    this.#moving = requestAnimationFrame(step);
  }

  #tell(): void {
    this.dispatchEvent(new CustomEvent('map-state'));
  }

  #choose(node: number, bring = false): void {
    const chosen = this.view?.nodes[node];
    this.evidence = undefined;
    this.chosen = chosen?.id;
    const rect = this.#layout.rects[node];
    if (!bring || rect === undefined || this.#camera === undefined) return;
    const camera = bringing(this.#camera, rect, this.#screen());
    if (camera.x !== this.#camera.x || camera.y !== this.#camera.y) this.#glide(camera);
  }

  #choosing(): void {
    const svg = this.renderRoot.querySelector('svg#drawing');
    const node = this.view === undefined || this.chosen === undefined ? -1 : at(this.view, this.chosen);
    this.#canvas?.choose(node);
    this.#canvas?.draw();
    if (node >= 0) svg?.setAttribute('aria-activedescendant', `box-${node}`);
    else svg?.removeAttribute('aria-activedescendant');
  }

  /** A folder opens or closes, a file is shown in the editor. */
  #enter(node: number): void {
    const entered = this.view?.nodes[node];
    if (entered === undefined) return;
    if (entered.kind === 'file') this.source?.open?.(entered.id, 1);
    else if (entered.parent >= 0) void this.#toggle(entered.id, !entered.expanded);
  }

  async #toggle(id: string, open: boolean): Promise<void> {
    const expanded = this.view?.expanded ?? [];
    this.chosen = id;
    await this.#ask(
      { ...this.#request, expanded: open ? [...expanded, id] : expanded.filter((each) => each !== id) },
      id,
    );
    const node = this.view === undefined ? -1 : at(this.view, id);
    const rect = this.#layout.rects[node];
    if (rect === undefined || this.#camera === undefined) return;
    this.note = open
      ? `${id} is open: ${this.view?.nodes.filter(({ parent }) => parent === node).length} boxes.`
      : `${id} is closed.`;
    this.#glide(open ? this.#toSee(rect) : bringing(this.#camera, rect, this.#screen()));
  }

  /** As it is where the place can be read already, else nearer. */
  #toSee(rect: MapLayout['rects'][number]): Camera {
    const camera = this.#camera!;
    const screen = this.#screen();
    const whole = fitted(rect, screen, 40);
    if (camera.k < 0.6 && whole.k > camera.k) return whole;
    const shown = seen(camera, screen);
    return rect.w > shown.w || rect.h > shown.h ? { ...whole, k: whole.k } : bringing(camera, rect, screen);
  }

  #key = (event: KeyboardEvent): void => {
    const action = keyAction(event);
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#act(action);
  };

  #act = (action: MapAction): void => {
    const { view } = this;
    if (view === undefined || view.nodes.length === 0) return;
    const node = this.chosen === undefined ? -1 : at(view, this.chosen);
    switch (action.do) {
      case 'walk':
        this.#walk(view, node, action.direction);
        return;
      case 'follow':
        this.#follow(view, node, action.way);
        return;
      case 'enter':
        this.#enter(node);
        return;
      case 'close':
        this.#close(view, node);
        return;
      case 'closeAll':
        return void this.#askAnew({ ...this.#request, expanded: [] });
      case 'suggest':
        return void this.#askAnew({ ...this.#kinds(), ...this.#near() });
      case 'focus':
        return void (node < 0 ? undefined : this.focusOn(view.nodes[node]!.id));
      case 'depth':
        return void this.#askAnew({ ...this.#request, expanded: undefined, depth: action.depth });
      case 'leave':
        this.#leave();
        return;
      case 'kinds':
        return void this.#ask({ ...this.#request, kinds: action.kinds });
      case 'zoom':
        this.#zoom(action.factor);
        return;
      case 'pan':
        this.#pan(action.dx, action.dy);
        return;
      case 'fit':
        this.#glide(fitted(this.#layout.rects[0]!, this.#screen()), true);
        return;
      case 'search':
        this.renderRoot.querySelector<HTMLInputElement>('#search')?.focus();
        return;
      case 'first':
        this.#choose(topLeft(view, this.#layout), true);
    }
  };

  #walk(view: MapView, node: number, direction: 'left' | 'right' | 'up' | 'down'): void {
    if (node < 0) {
      this.#act({ do: 'first' });
      return;
    }
    const next = neighbourBox(view.nodes, this.#layout, { from: node, direction });
    if (next >= 0) this.#choose(next, true);
  }

  /** To the box that most of the dependencies lead to, or come from. */
  #follow(view: MapView, node: number, way: 'uses' | 'users'): void {
    const [here, there] = way === 'uses' ? (['from', 'to'] as const) : (['to', 'from'] as const);
    const [best] = view.edges.filter((edge) => edge[here] === node).sort((a, b) => b.count - a.count);
    if (best !== undefined) this.#choose(best[there], true);
  }

  #close(view: MapView, node: number): void {
    const chosen = view.nodes[node];
    if (chosen === undefined) return;
    const folder = chosen.expanded ? chosen : view.nodes[chosen.parent];
    if (folder !== undefined && folder.parent >= 0) void this.#toggle(folder.id, false);
  }

  #leave(): void {
    if (this.#request.focus === undefined) {
      this.evidence = undefined;
      this.chosen = undefined;
      return;
    }
    const expanded = this.#before;
    void this.#askAnew({ ...this.#kinds(), ...(expanded === undefined ? {} : { expanded }) });
  }

  /** A picture that is another one altogether is seen as a whole. */
  #askAnew(request: MapRequest): Promise<void> {
    cancelAnimationFrame(this.#moving);
    this.#camera = undefined;
    return this.#ask(request);
  }

  #kinds(): Pick<MapRequest, 'kinds'> {
    return this.#request.kinds === undefined ? {} : { kinds: this.#request.kinds };
  }

  #near(): Pick<MapRequest, 'focus' | 'depth'> {
    const { focus, depth } = this.#request;
    return { ...(focus === undefined ? {} : { focus }), ...(depth === undefined ? {} : { depth }) };
  }

  #zoom(factor: number): void {
    const { w, h } = this.#screen();
    if (this.#camera !== undefined) this.#glide(zoomed(this.#camera, factor, { x: w / 2, y: h / 2 }));
  }

  #pan(dx: number, dy: number): void {
    const { w, h } = this.#screen();
    if (this.#camera !== undefined)
      this.#lookFreely({ ...this.#camera, x: this.#camera.x - dx * w, y: this.#camera.y - dy * h });
  }

  #find = async (search: string): Promise<void> => {
    this.search = search;
    const places = search.trim() === '' ? [] : ((await this.source?.places(search).catch(() => [])) ?? []);
    if (search !== this.search) return;
    this.places = places;
    if (search.trim() !== '')
      this.note =
        places.length === 0 ? 'Nothing found.' : `${places.length} found, first ${places[0]!.path}.`;
  };

  #reveal = async (path: string | undefined): Promise<void> => {
    this.search = '';
    this.places = [];
    const svg = this.renderRoot.querySelector<SVGSVGElement>('svg#drawing');
    svg?.focus();
    if (path === undefined) return;
    this.chosen = path;
    const hidden = this.#request.focus !== undefined && this.view !== undefined && at(this.view, path) < 0;
    await this.#ask({
      ...(hidden
        ? { ...this.#kinds(), ...(this.#before === undefined ? {} : { expanded: this.#before }) }
        : this.#request),
      reveal: path,
    });
    const node = this.view === undefined ? -1 : at(this.view, path);
    const rect = this.#layout.rects[node];
    if (rect === undefined || this.#camera === undefined) return;
    this.#choose(node);
    const { w, h } = this.#screen();
    const k = Math.max(this.#camera.k, 0.8);
    this.#glide({ k, x: w / 2 - (rect.x + rect.w / 2) * k, y: h / 2 - (rect.y + rect.h / 2) * k });
  };

  async #lookAt(from: string, to: string): Promise<void> {
    if (this.evidence?.from === from && this.evidence.to === to) {
      this.evidence = undefined;
      return;
    }
    this.evidence = { from, to };
    try {
      const found = await this.source?.evidence({ from, to, ...this.#kinds() });
      if (found !== undefined && this.evidence?.from === from && this.evidence.to === to)
        this.evidence = { from, to, found };
    } catch (error) {
      this.note = error instanceof Error ? error.message : String(error);
      this.evidence = undefined;
    }
  }

  #export = async (format: MapFormat | 'png'): Promise<void> => {
    try {
      await this.source?.export(this.#request, format);
    } catch (error) {
      this.note = `The export failed: ${error instanceof Error ? error.message : error}`;
    }
  };
}

function at({ nodes }: MapView, id: string): number {
  return nodes.findIndex((node) => node.id === id);
}

function isBefore(a: MapLayout['rects'][number], b: MapLayout['rects'][number]): boolean {
  return a.y < b.y || (a.y === b.y && a.x < b.x);
}

/** Of the boxes that can be walked; -1 where there is none. */
function topLeft({ nodes }: MapView, { rects }: MapLayout): number {
  return [...nodes.keys()]
    .filter((each) => !nodes[each]!.expanded)
    .reduce((a, b) => (a < 0 || isBefore(rects[b]!, rects[a]!) ? b : a), -1);
}

/** In the page's own font, as the drawing has it. */
function measureIn(svg: SVGSVGElement): Measure {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return roughly;
  context.font = `12px ${getComputedStyle(svg).fontFamily}`;
  const known = new Map<string, number>();
  return (text) => {
    const width = known.get(text) ?? context.measureText(text).width;
    known.set(text, width);
    return width;
  };
}

customElements.define('gp-map', GpMap);
