/** Draws a view of the map and follows the camera; knows nothing of where the view comes from. */
import type { Measure } from '../../../src/core/map/measure.ts';
import { ArrowLayer } from './arrowLayer.ts';
import { BoxLayer } from './boxLayer.ts';
import { type Bundle, bundledEdges } from './bundledEdges.ts';
import { type Camera, common, seen } from './camera.ts';
import { type EdgesInView, edgesInView } from './edgesInView.ts';
import { AROUND, levelOfDetail, READABLE } from './levelOfDetail.ts';
import { MovingPicture } from './movingPicture.ts';
import type { Scene } from './scene.ts';
import { element } from './svgElements.ts';

/** A larger change of scale is drawn anew on the way, not only when it has ended. */
const MUCH = 2.5;
/** A fast move is not held up by drawing more often than this. */
const PAUSE_MS = 200;
/** In pixels, of names from far away. */
const FAR_NAME = 13;

export class MapCanvas {
  readonly #svg: SVGSVGElement;
  readonly #picture = new MovingPicture();
  readonly #arrows = new ArrowLayer();
  readonly #boxes: BoxLayer;
  #scene: Scene | undefined;
  #camera: Camera = { x: 0, y: 0, k: 1 };
  #chosen = -1;
  /** By node: it is chosen, or stands in what is. */
  #inChosen = new Uint8Array(0);
  /** Arrows between the boxes that stand for others as told. */
  #bundled: { readonly boxFor: Int32Array; readonly bundles: readonly Bundle[] } | undefined;
  /** What the elements were made for. */
  #made: { readonly camera: Camera; readonly w: number; readonly h: number } | undefined;

  #drawnAt = 0;

  constructor(svg: SVGSVGElement, measure: Measure) {
    this.#svg = svg;
    this.#boxes = new BoxLayer(measure);
    const { folders, boxes, titles } = this.#boxes;
    this.#picture.content.append(folders, this.#arrows.root, boxes, titles, this.#arrows.numbers);
    svg.append(element('defs', {}, ...this.#arrows.heads), this.#picture.root);
  }

  show(scene: Scene): void {
    this.#scene = scene;
    this.#bundled = undefined;
    this.#boxes.show(scene);
    this.choose(-1);
  }

  /** @param at -1 for none. */
  choose(at: number): void {
    this.#chosen = at;
    this.#inChosen = this.#scene === undefined ? new Uint8Array(0) : insideOf(this.#scene.view.nodes, at);
    this.#made = undefined;
  }

  /** Moves at once; new elements are made only where the person has come to the end of those that are there. */
  look(camera: Camera): void {
    this.#camera = camera;
    const isDue = this.#made === undefined || performance.now() - this.#drawnAt > PAUSE_MS;
    if (isDue && this.#isStale()) this.draw();
    else this.#picture.carryTo(camera);
  }

  draw(): void {
    const { clientWidth: w, clientHeight: h } = this.#svg;
    if (w === 0 || this.#scene === undefined || this.#isAsMade(w, h)) return;
    const { view, layout } = this.#scene;
    const camera = this.#camera;
    const chosen = this.#chosen;
    const detail = levelOfDetail(view, layout, { camera, screen: { w, h }, chosen });
    const unit = Math.max(1, 0.8 / camera.k);
    this.#svg.classList.toggle('distant', camera.k < READABLE);
    this.#svg.style.setProperty('--unit', `${unit}px`);
    this.#svg.style.setProperty('--far', `${FAR_NAME / camera.k}px`);
    this.#boxes.draw(detail, camera);
    const edges = edgesInView(this.#bundles(detail.boxFor), {
      chosen,
      isDrawn: (node) => detail.state[node] !== 0,
      isChosen: (node) => this.#inChosen[node] === 1,
    });
    this.#arrows.draw(edges, layout.rects, unit);
    this.#mark(edges);
    this.#picture.paintFor(camera);
    this.#made = { camera, w, h };
    this.#drawnAt = performance.now();
  }

  #mark({ near }: EdgesInView): void {
    const ends = new Set(near.flatMap(({ from, to }) => [from, to]));
    this.#svg.classList.toggle('choosing', ends.size > 0);
    const isBeside = (node: number) => ends.has(node) || this.#inChosen[node] === 1;
    this.#boxes.choose({ chosen: this.#chosen, isBeside });
  }

  #bundles(boxFor: Int32Array): readonly Bundle[] {
    const known = this.#bundled;
    if (known !== undefined && boxFor.every((box, at) => box === known.boxFor[at])) return known.bundles;
    const bundles = bundledEdges(this.#scene!.view.edges, boxFor);
    this.#bundled = { boxFor, bundles };
    return bundles;
  }

  #isAsMade(w: number, h: number): boolean {
    const { camera } = this.#made ?? {};
    const { x, y, k } = this.#camera;
    return camera?.x === x && camera.y === y && camera.k === k && this.#made?.w === w && this.#made.h === h;
  }

  #isStale(): boolean {
    const outer = this.#scene?.layout.rects[0];
    if (this.#made === undefined || outer === undefined) return true;
    const { camera, w, h } = this.#made;
    const scale = this.#camera.k / camera.k;
    if (scale > MUCH || scale < 1 / MUCH) return true;
    const had = seen(camera, { w, h }, AROUND);
    // Beyond the map there is nothing to draw.
    const wanted = common(seen(this.#camera, { w, h }), outer);
    return (
      wanted !== undefined &&
      (wanted.x < had.x ||
        wanted.y < had.y ||
        wanted.x + wanted.w > had.x + had.w ||
        wanted.y + wanted.h > had.y + had.h)
    );
  }
}

/** By node; parents stand before what is in them. */
function insideOf(nodes: Scene['view']['nodes'], chosen: number): Uint8Array<ArrayBuffer> {
  const inside = new Uint8Array(nodes.length);
  if (chosen < 0) return inside;
  inside[chosen] = 1;
  for (let at = chosen + 1; at < nodes.length; at++)
    if (nodes[at]!.parent >= 0) inside[at] = inside[nodes[at]!.parent]!;
  return inside;
}
