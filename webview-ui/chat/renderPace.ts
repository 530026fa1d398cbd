/** At most one rendering a frame, and fewer where one takes long: typing and scrolling come first. */

/** Share of the time that rendering may take. */
const SHARE = 0.4;
const FRAME_MS = 16;

export class RenderPace {
  #free = 0;

  /** Resolves when the next rendering may begin. */
  async turn(): Promise<void> {
    const wait = this.#free - performance.now();
    if (wait > FRAME_MS) await new Promise((resolve) => setTimeout(resolve, wait));
    // A page that is hidden has no frames.
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
      setTimeout(resolve, 100);
    });
  }

  measure(render: () => void): void {
    const began = performance.now();
    render();
    const ended = performance.now();
    this.#free = ended + (ended - began) * (1 / SHARE - 1);
  }
}
