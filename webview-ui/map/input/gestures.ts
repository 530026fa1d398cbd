/** Mouse, pen and finger on the drawing. */
import { type Camera, zoomed } from '../drawing/camera.ts';

export interface GestureTarget {
  camera(): Camera | undefined;
  move(camera: Camera): void;
  /** -1 for the ground. */
  choose(node: number): void;
  enter(node: number): void;
}

/** Pixels that a click may stray. */
const STEADY = 4;

export class Gestures {
  readonly #svg: SVGSVGElement;
  readonly #target: GestureTarget;
  /** Where the pointer went down, and the camera then. */
  #start: { readonly x: number; readonly y: number; readonly camera: Camera } | undefined;
  #dragged = false;

  constructor(svg: SVGSVGElement, target: GestureTarget) {
    this.#svg = svg;
    this.#target = target;
    svg.addEventListener('pointerdown', this.#down);
    svg.addEventListener('pointermove', this.#moved);
    svg.addEventListener('pointerup', this.#up);
    svg.addEventListener('pointercancel', this.#up);
    svg.addEventListener('click', this.#clicked);
    svg.addEventListener('dblclick', this.#doubleClicked);
    svg.addEventListener('wheel', this.#wheel, { passive: false });
  }

  #down = (event: PointerEvent): void => {
    const camera = this.#target.camera();
    if (event.button !== 0 || camera === undefined) return;
    this.#start = { x: event.clientX, y: event.clientY, camera };
    this.#dragged = false;
  };

  #moved = (event: PointerEvent): void => {
    if (this.#start === undefined) return;
    const { x, y, camera } = this.#start;
    const [dx, dy] = [event.clientX - x, event.clientY - y];
    if (!this.#dragged && Math.hypot(dx, dy) < STEADY) return;
    if (!this.#dragged) this.#svg.setPointerCapture(event.pointerId);
    this.#dragged = true;
    this.#svg.classList.add('dragging');
    this.#target.move({ ...camera, x: camera.x + dx, y: camera.y + dy });
  };

  #up = (): void => {
    this.#start = undefined;
    this.#svg.classList.remove('dragging');
  };

  #clicked = (event: MouseEvent): void => {
    if (!this.#dragged) this.#target.choose(nodeAt(event));
  };

  #doubleClicked = (event: MouseEvent): void => {
    const node = nodeAt(event);
    if (node >= 0) this.#target.enter(node);
  };

  /** The wheel zooms; with Shift it moves sideways. */
  #wheel = (event: WheelEvent): void => {
    const camera = this.#target.camera();
    if (camera === undefined) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const [dx, dy] = [event.deltaX * lines, event.deltaY * lines];
    if (event.shiftKey) {
      this.#target.move({ ...camera, x: camera.x - dx - dy });
      return;
    }
    if (Math.abs(dx) > Math.abs(dy)) {
      this.#target.move({ ...camera, x: camera.x - dx });
      return;
    }
    const box = this.#svg.getBoundingClientRect();
    const factor = Math.exp(-Math.max(-120, Math.min(120, dy)) * 0.0022);
    this.#target.move(zoomed(camera, factor, { x: event.clientX - box.left, y: event.clientY - box.top }));
  };
}

function nodeAt({ target }: MouseEvent): number {
  const shape = target instanceof Element ? target.closest<SVGElement>('[data-node]') : null;
  return shape === null ? -1 : Number(shape.dataset.node);
}
