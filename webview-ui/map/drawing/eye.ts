/** Where the person looks, and how the look moves from one place to another. */
import type { Rect } from '../../../src/core/map/layoutMap.ts';
import { bringing, type Camera, centred, fitted, following, seen, zoomed } from './camera.ts';
import { READABLE } from './levelOfDetail.ts';

export interface Screen {
  readonly w: number;
  readonly h: number;
}

export interface Looked {
  screen(): Screen;
  /** Called for every step on the way. */
  look(camera: Camera): void;
  /** The look has come to rest. */
  settle(): void;
}

const SETTLING_MS = 140;
const GLIDE_MS = 180;

export class Eye {
  readonly #looked: Looked;
  #camera: Camera | undefined;
  /** Everything is in view, and is to stay so. */
  #whole = true;
  #settling: number | undefined;
  #moving = 0;

  constructor(looked: Looked) {
    this.#looked = looked;
  }

  get camera(): Camera | undefined {
    return this.#camera;
  }

  /** @param camera undefined for everything that comes. */
  start(camera: Camera | undefined): void {
    cancelAnimationFrame(this.#moving);
    this.#camera = camera;
    this.#whole = camera === undefined;
  }

  /** A picture that is another one altogether is seen as a whole. */
  forget(): void {
    this.start(undefined);
  }

  /** @param outer what there is to see. @param isNew it has not been seen like this. */
  adapt(outer: Rect | undefined, isNew: boolean): void {
    const screen = this.#looked.screen();
    if (outer === undefined || screen.w === 0) return;
    const fits = this.#camera === undefined || (this.#whole && !isNew);
    if (fits) this.#whole = true;
    this.#look(fits || this.#camera === undefined ? fitted(outer, screen) : this.#camera);
  }

  /** A box that has moved on the map keeps its place on the screen. */
  keep(before: Rect | undefined, after: Rect | undefined): void {
    if (this.#camera !== undefined && before !== undefined && after !== undefined)
      this.#camera = following(this.#camera, before, after);
  }

  /** By hand: at once. */
  move(camera: Camera): void {
    cancelAnimationFrame(this.#moving);
    this.#whole = false;
    this.#look(camera);
  }

  zoom(factor: number): void {
    const { w, h } = this.#looked.screen();
    if (this.#camera !== undefined) this.#glide(zoomed(this.#camera, factor, { x: w / 2, y: h / 2 }));
  }

  /** @param dx share of the screen. */
  pan(dx: number, dy: number): void {
    const { w, h } = this.#looked.screen();
    const camera = this.#camera;
    if (camera !== undefined) this.move({ ...camera, x: camera.x - dx * w, y: camera.y - dy * h });
  }

  showAll(outer: Rect): void {
    this.#glide(fitted(outer, this.#looked.screen()), true);
  }

  /** No further than it takes. */
  bring(rect: Rect): void {
    const camera = this.#camera;
    if (camera === undefined) return;
    const target = bringing(camera, rect, this.#looked.screen());
    if (target.x !== camera.x || target.y !== camera.y) this.#glide(target);
  }

  /** All of a place, nearer only where it could not be read. */
  see(rect: Rect): void {
    const camera = this.#camera;
    if (camera === undefined) return;
    const screen = this.#looked.screen();
    const whole = fitted(rect, screen, 40);
    const shown = seen(camera, screen);
    const isTooFar = camera.k < READABLE && whole.k > camera.k;
    if (isTooFar || rect.w > shown.w || rect.h > shown.h) this.#glide(whole);
    else this.bring(rect);
  }

  /** In the middle, near enough to be read. */
  meet(rect: Rect): void {
    if (this.#camera !== undefined)
      this.#glide(centred(rect, this.#looked.screen(), Math.max(this.#camera.k, 0.8)));
  }

  #look(camera: Camera): void {
    this.#camera = camera;
    this.#looked.look(camera);
    clearTimeout(this.#settling);
    this.#settling = window.setTimeout(() => this.#looked.settle(), SETTLING_MS);
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
      const t = Math.min(1, Math.max(0, (now - started) / GLIDE_MS));
      const s = 1 - (1 - t) ** 3;
      const mix = (a: number, b: number) => a + (b - a) * s;
      this.#look({ x: mix(from.x, target.x), y: mix(from.y, target.y), k: mix(from.k, target.k) });
      if (t < 1) this.#moving = requestAnimationFrame(step);
    };
    this.#moving = requestAnimationFrame(step);
  }
}
