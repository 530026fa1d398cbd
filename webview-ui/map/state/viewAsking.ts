/** Asks for views: what was asked last counts, whatever is answered first. */
import type { MapRequest, MapView } from '../../../src/core/model/map.ts';
import type { MapSource } from './mapSource.ts';

export interface Answered {
  /** @param anchor box that keeps its place on the screen; the chosen one unless told. */
  show(view: MapView, anchor: string | undefined): void;
  fail(reason: string): void;
}

export class ViewAsking {
  source: MapSource | undefined;
  request: MapRequest = {};
  /** The open folders of the whole map, while something is in focus. */
  before: readonly string[] | undefined;
  readonly #answered: Answered;
  #asked = 0;

  constructor(answered: Answered) {
    this.#answered = answered;
  }

  async ask(request: MapRequest, anchor?: string): Promise<void> {
    const asked = ++this.#asked;
    this.request = request;
    try {
      const view = await this.source?.view(request);
      if (view === undefined || asked !== this.#asked) return;
      const { reveal: _, ...kept } = request;
      this.request = { ...kept, expanded: view.expanded };
      this.#answered.show(view, anchor);
    } catch (error) {
      if (asked === this.#asked) this.#answered.fail(error instanceof Error ? error.message : String(error));
    }
  }

  /** @param expanded the folders that are open now. */
  focused(
    path: string,
    expanded: readonly string[] | undefined,
    depth = this.request.depth ?? 1,
  ): MapRequest {
    if (this.request.focus === undefined) this.before = expanded;
    return { ...this.#kinds, focus: path, depth };
  }

  /** The whole map, as it was before the focus. */
  get whole(): MapRequest {
    return { ...this.#kinds, ...(this.before === undefined ? {} : { expanded: this.before }) };
  }

  /** What is open is chosen anew. */
  get unopened(): MapRequest {
    const { expanded: _, ...rest } = this.request;
    return rest;
  }

  get #kinds(): Pick<MapRequest, 'kinds'> {
    return this.request.kinds === undefined ? {} : { kinds: this.request.kinds };
  }
}
