/** The boxes of the drawing, with the names and the rows of the folders that are open. */
import type { Band, MapLayout } from '../../../src/core/map/layoutMap.ts';
import type { Measure } from '../../../src/core/map/measure.ts';
import type { MapView } from '../../../src/core/model/map.ts';
import type { Camera } from './camera.ts';
import { farTitles } from './farTitles.ts';
import { CLOSED, type Detail, OPEN, READABLE } from './levelOfDetail.ts';
import type { Scene } from './scene.ts';
import { closedBox, element, farBox, farTitle, nameFromAfar, openFolder } from './svgElements.ts';

interface Drawn {
  readonly shape: SVGGElement;
  /** How it is drawn: a change means another shape. */
  readonly how: string;
}

export interface Choice {
  /** -1 for none. */
  readonly chosen: number;
  /** At an end of an arrow of what is chosen, or in it. */
  isBeside(node: number): boolean;
}

export class BoxLayer {
  readonly folders = element('g', { role: 'presentation' });
  readonly boxes = element('g', { role: 'presentation' });
  /** Names of open folders, from far away. */
  readonly titles = element('g', { 'aria-hidden': 'true' });
  readonly #measure: Measure;
  readonly #drawn = new Map<number, Drawn>();
  #scene: Scene = { view: EMPTY, layout: { rects: [], bands: [] } };
  #depths = new Int32Array(0);
  /** Rows by folder. */
  #bands: ReadonlyMap<number, readonly Band[]> = new Map();

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  show(scene: Scene): void {
    this.#scene = scene;
    this.#depths = depthsOf(scene.view);
    this.#bands = bandsByFolder(scene.layout);
    this.#drawn.clear();
    this.folders.replaceChildren();
    this.boxes.replaceChildren();
  }

  draw(detail: Detail, camera: Camera): void {
    this.#drawBoxes(detail, camera);
    this.#nest(detail);
    this.#drawTitles(detail, camera);
  }

  choose({ chosen, isBeside }: Choice): void {
    const own = this.#drawn.get(chosen)?.shape;
    // It may stand where a folder hides what is in it.
    if (own?.parentNode === this.boxes && own !== this.boxes.lastElementChild) this.boxes.append(own);
    for (const [at, { shape }] of this.#drawn) {
      shape.classList.toggle('chosen', at === chosen);
      shape.classList.toggle('beside', isBeside(at));
      itemOf(shape)?.setAttribute('aria-selected', String(at === chosen));
    }
  }

  #drawBoxes({ state }: Detail, camera: Camera): void {
    for (const [at, { shape }] of this.#drawn) {
      if (state[at] !== 0) continue;
      shape.remove();
      this.#drawn.delete(at);
    }
    const { nodes } = this.#scene.view;
    for (let at = 0; at < nodes.length; at++) if (state[at] !== 0) this.#drawBox(at, state[at]!, camera);
  }

  #drawBox(at: number, state: number, { k }: Camera): void {
    const node = this.#scene.view.nodes[at]!;
    const far = state === CLOSED && (k < READABLE || node.expanded);
    const box = { node, rect: this.#scene.layout.rects[at]!, measure: this.#measure };
    const name = far ? nameFromAfar(box, k) : undefined;
    const how = far ? `far ${name?.text} ${name?.size}` : String(state);
    const known = this.#drawn.get(at);
    if (known?.how === how) return;
    known?.shape.remove();
    const depth = this.#depths[at]!;
    const shape =
      state === OPEN
        ? openFolder(box, depth, this.#bands.get(at) ?? [])
        : far
          ? farBox(box, name)
          : closedBox(box);
    this.#name(shape, at);
    this.#drawn.set(at, { shape, how });
    (state === OPEN ? this.folders : this.boxes).append(shape);
  }

  /** Inner folders stand above outer ones, whichever came into view first. */
  #nest({ state }: Detail): void {
    const open = [...this.#drawn.keys()].filter((at) => state[at] === OPEN).sort((a, b) => a - b);
    const shapes = open.map((at) => this.#drawn.get(at)!.shape);
    if (shapes.some((shape, at) => this.folders.children[at] !== shape)) this.folders.append(...shapes);
  }

  #name(shape: SVGGElement, at: number): void {
    shape.dataset.node = String(at);
    const item = itemOf(shape);
    item?.setAttribute('id', `box-${at}`);
    item?.setAttribute('aria-level', String(this.#depths[at]! + 1));
    const { nodes, focus } = this.#scene.view;
    if (nodes[at]!.id === focus) shape.classList.add('focus-of');
  }

  #drawTitles({ state }: Detail, { k }: Camera): void {
    const { view } = this.#scene;
    const open = k < READABLE ? [...view.nodes.keys()].filter((at) => state[at] === OPEN) : [];
    const titles = farTitles(this.#scene, open, { k, measure: this.#measure });
    this.titles.replaceChildren(...titles.map((title) => farTitle(view.nodes[title.node]!, title)));
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

function bandsByFolder({ bands }: MapLayout): ReadonlyMap<number, readonly Band[]> {
  const found = new Map<number, Band[]>();
  for (const band of bands) {
    const list = found.get(band.folder);
    if (list === undefined) found.set(band.folder, [band]);
    else list.push(band);
  }
  return found;
}
