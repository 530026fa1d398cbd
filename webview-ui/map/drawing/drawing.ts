/** The drawing as the rest of the page knows it: an element, what it shows, and where one looks. */
import type { Measure } from '../../../src/core/map/measure.ts';
import { Eye } from './eye.ts';
import { MapCanvas } from './mapCanvas.ts';
import { measureIn } from './measureText.ts';
import type { Scene } from './scene.ts';
import { element } from './svgElements.ts';

export class Drawing {
  readonly svg = element('svg', { id: 'drawing', tabindex: 0, role: 'tree', 'aria-describedby': 'keys' });
  readonly measure: Measure = measureIn(this.svg);
  readonly eye: Eye;
  readonly #canvas = new MapCanvas(this.svg, this.measure);
  #scene: Scene | undefined;

  /** @param settled the look has come to rest. */
  constructor(settled: () => void) {
    this.eye = new Eye({
      screen: () => this.#screen(),
      look: (camera) => this.#canvas.look(camera),
      settle: () => {
        this.#canvas.draw();
        settled();
      },
    });
    new ResizeObserver(() => this.#resized()).observe(this.svg);
  }

  /** Width to height, within what can be filled: a narrow place is filled from top to bottom. */
  get aspect(): number {
    const { w, h } = this.#screen();
    return w === 0 || h === 0 ? 2 : Math.min(2.2, Math.max(0.6, w / h));
  }

  /** @param chosen -1 for none. */
  show(scene: Scene, chosen: number): void {
    this.#scene = scene;
    this.svg.setAttribute('aria-label', `Map of ${scene.view.name}`);
    this.#canvas.show(scene);
    this.choose(chosen);
    this.eye.adapt(scene.layout.rects[0], true);
  }

  /** @param node -1 for none. */
  choose(node: number): void {
    this.#canvas.choose(node);
    this.#canvas.draw();
    if (node >= 0) this.svg.setAttribute('aria-activedescendant', `box-${node}`);
    else this.svg.removeAttribute('aria-activedescendant');
  }

  #resized(): void {
    this.eye.adapt(this.#scene?.layout.rects[0], false);
    this.#canvas.draw();
  }

  #screen(): { readonly w: number; readonly h: number } {
    return { w: this.svg.clientWidth, h: this.svg.clientHeight };
  }
}
