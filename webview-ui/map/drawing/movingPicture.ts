/** A picture that moves without being painted anew: the browser keeps it as a bitmap and carries that from place to place. */
import type { Camera } from './camera.ts';
import { element } from './svgElements.ts';

export class MovingPicture {
  /** What is drawn belongs in here, in the coordinates of the map. */
  readonly content = element('g');
  readonly root = element('g', { class: 'moving' }, this.content);
  #painted: Camera = { x: 0, y: 0, k: 1 };

  /** Sharp for this camera; costs a repaint. */
  paintFor(camera: Camera): void {
    this.#painted = camera;
    this.content.setAttribute('transform', `translate(${camera.x} ${camera.y}) scale(${camera.k})`);
    this.root.style.transform = 'none';
  }

  /** As it was painted, moved and stretched to where this camera would see it. */
  carryTo(camera: Camera): void {
    const by = camera.k / this.#painted.k;
    const [x, y] = [camera.x - this.#painted.x * by, camera.y - this.#painted.y * by];
    this.root.style.transform = `translate(${x}px, ${y}px) scale(${by})`;
  }
}
