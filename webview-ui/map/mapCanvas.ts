/** Draws a view of the map and follows the camera; knows nothing of where the view comes from. */
import { arrowCurve, pathOf, thickness } from '../../src/core/map/arrowPath.ts';
import { byWeight } from '../../src/core/map/drawnEdges.ts';
import type { Band, MapLayout, Measure } from '../../src/core/map/layoutMap.ts';
import type { MapView } from '../../src/core/model/map.ts';
import { type Camera, overlap, seen } from './camera.ts';
import { type EdgeInView, edgesInView } from './edgesInView.ts';
import { CLOSED, type Detail, levelOfDetail, OPEN, READABLE } from './levelOfDetail.ts';
import { closedBox, element, farBox, farTitle, openFolder } from './svgElements.ts';

export interface Scene {
  readonly view: MapView;
  readonly layout: MapLayout;
}

interface Drawn {
  readonly shape: SVGGElement;
  /** How it is drawn: a change means another shape. */
  readonly how: string;
}

/** A larger change of scale is drawn anew at once, not only when it has ended. */
const MUCH = 1.35;

export class MapCanvas {
  readonly #svg: SVGSVGElement;
  readonly #world = element('g');
  readonly #folders = element('g', { role: 'presentation' });
  readonly #bands = element('g', { 'aria-hidden': 'true' });
  readonly #arrows = element('g', { 'aria-hidden': 'true' });
  readonly #boxes = element('g', { role: 'presentation' });
  /** Names of open folders, from far away. */
  readonly #titles = element('g', { 'aria-hidden': 'true' });
  readonly #measure: Measure;
  readonly #drawn = new Map<number, Drawn>();
  #scene: Scene = { view: EMPTY, layout: { rects: [], bands: [] } };
  #sorted: readonly number[] = [];
  #depths = new Int32Array(0);
  #camera: Camera = { x: 0, y: 0, k: 1 };
  #chosen = -1;
  /** What the elements were made for. */
  #made: { readonly camera: Camera; readonly w: number; readonly h: number } | undefined;

  constructor(svg: SVGSVGElement, measure: Measure) {
    this.#svg = svg;
    this.#measure = measure;
    this.#world.append(this.#folders, this.#bands, this.#arrows, this.#boxes, this.#titles);
    svg.append(
      element('defs', {}, ...['', '-upward', '-cycle', '-violation', '-near'].map(arrowHead)),
      this.#world,
    );
  }

  show(scene: Scene): void {
    this.#scene = scene;
    this.#sorted = byWeight(scene.view.edges);
    this.#depths = depthsOf(scene.view);
    for (const { shape } of this.#drawn.values()) shape.remove();
    this.#drawn.clear();
    this.#made = undefined;
  }

  choose(at: number): void {
    this.#chosen = at;
    this.#made = undefined;
  }

  /** Moves at once; new elements are made only where the person has come to the end of those that are there. */
  look(camera: Camera): void {
    this.#camera = camera;
    this.#world.setAttribute('transform', `translate(${camera.x} ${camera.y}) scale(${camera.k})`);
    if (this.#isStale()) this.draw();
  }

  draw(): void {
    const { clientWidth: w, clientHeight: h } = this.#svg;
    if (w === 0) return;
    const detail = levelOfDetail(this.#scene.view, this.#scene.layout, {
      camera: this.#camera,
      screen: { w, h },
      chosen: this.#chosen,
    });
    this.#svg.classList.toggle('distant', this.#camera.k < READABLE);
    this.#drawNodes(detail);
    this.#drawTitles(detail);
    this.#drawBands(detail);
    this.#drawEdges(detail);
    this.#made = { camera: this.#camera, w, h };
  }

  #isStale(): boolean {
    if (this.#made === undefined) return true;
    const { camera, w, h } = this.#made;
    const scale = this.#camera.k / camera.k;
    if (scale > MUCH || scale < 1 / MUCH) return true;
    const [had, wanted] = [seen(camera, { w, h }, 0.24), seen(this.#camera, { w, h })];
    return (
      wanted.x < had.x ||
      wanted.y < had.y ||
      wanted.x + wanted.w > had.x + had.w ||
      wanted.y + wanted.h > had.y + had.h
    );
  }

  #drawNodes({ state }: Detail): void {
    for (const [at, { shape }] of this.#drawn) {
      if (state[at] !== 0) continue;
      shape.remove();
      this.#drawn.delete(at);
    }
    const { nodes } = this.#scene.view;
    for (let at = 0; at < nodes.length; at++) if (state[at] !== 0) this.#drawNode(at, state[at]!);
  }

  #drawNode(at: number, state: number): void {
    const far = state === CLOSED && (this.#camera.k < READABLE || this.#scene.view.nodes[at]!.expanded);
    const how = far ? `far ${this.#camera.k.toFixed(3)}` : String(state);
    const known = this.#drawn.get(at);
    if (known?.how === how) return;
    known?.shape.remove();
    const shape = this.#shapeOf(at, state, far);
    this.#drawn.set(at, { shape, how });
    (state === OPEN ? this.#folders : this.#boxes).append(shape);
  }

  #shapeOf(at: number, state: number, far: boolean): SVGGElement {
    const node = this.#scene.view.nodes[at]!;
    const box = { node, rect: this.#scene.layout.rects[at]!, measure: this.#measure };
    const depth = this.#depths[at]!;
    const shape =
      state === OPEN ? openFolder(box, depth) : far ? farBox(box, this.#camera.k) : closedBox(box);
    shape.dataset.node = String(at);
    const item = itemOf(shape);
    item?.setAttribute('id', `box-${at}`);
    item?.setAttribute('aria-level', String(depth + 1));
    if (node.id === this.#scene.view.focus) shape.classList.add('focus-of');
    return shape;
  }

  #drawTitles({ state }: Detail): void {
    const { k } = this.#camera;
    const { view, layout } = this.#scene;
    const open = k < READABLE ? [...view.nodes.keys()].filter((at) => state[at] === OPEN) : [];
    this.#titles.replaceChildren(
      ...open.map((at) =>
        farTitle({ node: view.nodes[at]!, rect: layout.rects[at]!, measure: this.#measure }, k),
      ),
    );
  }

  #drawBands({ state }: Detail): void {
    const { layout } = this.#scene;
    const region = seen(this.#camera, { w: this.#svg.clientWidth, h: this.#svg.clientHeight }, 0.5);
    const shown = layout.bands.filter((band) => state[band.folder] === OPEN && overlap(band, region));
    this.#bands.replaceChildren(...shown.flatMap(bandShapes));
  }

  #drawEdges({ state, boxFor }: Detail): void {
    const { edges } = this.#scene.view;
    const shown = edgesInView(edges, this.#sorted, {
      boxFor: (node) => boxFor[node]!,
      isDrawn: (node) => state[node] !== 0,
      isChosen: (node) => this.#isInChosen(node),
    });
    const near = new Set(shown.flatMap(({ from, to, chosen }) => (chosen ? [from, to] : [])));
    this.#arrows.replaceChildren(...shown.map((edge) => this.#arrow(edge)));
    // Above the rest.
    for (const arrow of [...this.#arrows.querySelectorAll('.near')]) this.#arrows.append(arrow);
    const some = this.#chosen >= 0;
    this.#svg.classList.toggle('choosing', some && near.size > 0);
    for (const [at, { shape }] of this.#drawn) {
      shape.classList.toggle('chosen', at === this.#chosen);
      shape.classList.toggle('beside', near.has(at) || this.#isInChosen(at));
      itemOf(shape)?.setAttribute('aria-selected', String(at === this.#chosen));
    }
  }

  #arrow({ edge, from, to, chosen }: EdgeInView): SVGPathElement {
    const { mark, upward, count } = this.#scene.view.edges[edge]!;
    const { rects } = this.#scene.layout;
    const kind = mark ?? (upward === true ? 'upward' : chosen ? 'near' : '');
    const thin = Math.max(1, 0.8 / this.#camera.k);
    return element('path', {
      class: `arrow ${mark ?? ''} ${upward === true ? 'upward' : ''} ${chosen ? 'near' : ''}`,
      d: pathOf(arrowCurve(rects[from]!, rects[to]!)),
      'stroke-width': thickness(count) * thin,
      'marker-end': `url(#head${kind === '' ? '' : `-${kind}`})`,
    });
  }

  #isInChosen(node: number): boolean {
    const { nodes } = this.#scene.view;
    for (let at = node; at >= 0; at = nodes[at]!.parent) if (at === this.#chosen) return true;
    return false;
  }
}

const EMPTY: MapView = {
  name: '',
  revision: 0,
  expanded: [],
  depth: 1,
  nodes: [],
  edges: [],
  totalFiles: 0,
  shownFiles: 0,
};

function itemOf(shape: SVGGElement): Element | null {
  return shape.querySelector('[role="treeitem"]');
}

function depthsOf({ nodes }: MapView): Int32Array<ArrayBuffer> {
  const depths = new Int32Array(nodes.length);
  for (const [at, { parent }] of nodes.entries()) depths[at] = parent < 0 ? 0 : depths[parent]! + 1;
  return depths;
}

function arrowHead(kind: string): SVGMarkerElement {
  const shape = { refX: 7, refY: 4, markerWidth: 8, markerHeight: 8 };
  return element(
    'marker',
    { id: `head${kind}`, viewBox: '0 0 8 8', markerUnits: 'userSpaceOnUse', orient: 'auto', ...shape },
    element('path', { d: 'M0 0 8 4 0 8z' }),
  );
}

function bandShapes({ x, y, w, h, apart, layer }: Band): SVGElement[] {
  const row = element('rect', {
    class: apart ? 'band apart' : 'band',
    x,
    y: y - 5,
    width: w,
    height: h + 10,
    rx: 4,
  });
  if (layer === undefined) return [row];
  return [row, element('text', { class: 'layer', x: x + 6, y: y + 8 }, layer)];
}
