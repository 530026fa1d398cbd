/** What a person does with a map: which view is asked for, what is chosen in it, and where the look goes. */
import { layoutMap, type MapLayout } from '../../../src/core/map/layoutMap.ts';
import type { MapRequest, MapView } from '../../../src/core/model/map.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { boxOf, nearestShown } from '../selection/boxes.ts';
import type { MapState } from './mapState.ts';
import { Trail } from './trail.ts';
import { ViewAsking } from './viewAsking.ts';

export interface DeskOptions {
  readonly drawing: Drawing;
  /** Something that a panel shows is another. */
  readonly changed: () => void;
}

export class MapDesk {
  readonly drawing: Drawing;
  readonly asking: ViewAsking;
  readonly trail = new Trail<MapState>();
  readonly #changed: () => void;
  view: MapView | undefined;
  layout: MapLayout = { rects: [], bands: [] };
  /** Path of the chosen box. */
  chosen: string | undefined;
  problem: string | undefined;
  /** For a screen reader: what has just happened. */
  note = '';

  constructor({ drawing, changed }: DeskOptions) {
    this.drawing = drawing;
    this.#changed = changed;
    this.asking = new ViewAsking({
      show: (view, anchor) => this.#show(view, anchor),
      fail: (reason) => this.#fail(reason),
    });
  }

  get state(): MapState {
    const { request, before } = this.asking;
    return { request, before, camera: this.drawing.eye.camera, chosen: this.chosen };
  }

  /** Index of the chosen box; -1 for none. */
  get chosenBox(): number {
    return boxOf(this.view, this.chosen);
  }

  /** Starts with what was seen last, or with what a person asked for. */
  start({ request, before, camera, chosen }: MapState): Promise<void> {
    this.asking.before = before;
    this.drawing.eye.start(camera);
    this.chosen = chosen;
    return this.asking.ask(request);
  }

  /** The model is new: the same view of it. */
  refresh(): Promise<void> {
    return this.asking.ask(this.asking.request);
  }

  /** Another picture altogether: seen as a whole. */
  turnTo(request: MapRequest): Promise<void> {
    this.trail.leave(this.state);
    this.drawing.eye.forget();
    return this.asking.ask(request);
  }

  async focusOn(path: string): Promise<void> {
    const turned = this.turnTo(this.asking.focused(path, this.view?.expanded));
    this.chosen = path;
    await turned;
  }

  /** To what was seen before, or after that again. */
  async step(way: 'back' | 'forward'): Promise<void> {
    const there = this.trail.step(way, this.state);
    if (there === undefined) return;
    await this.start(there);
    this.say(
      `${way === 'back' ? 'Back' : 'Forward'}: ${there.chosen ?? there.request.focus ?? 'the whole map'}.`,
    );
  }

  leaveFocus(): Promise<void> {
    return this.turnTo(this.asking.whole);
  }

  /** @param bring also into view. */
  choose(node: number, bring = false): void {
    this.chosen = this.view?.nodes[node]?.id;
    this.drawing.choose(this.chosenBox);
    const rect = this.layout.rects[node];
    if (bring && rect !== undefined) this.drawing.eye.bring(rect);
    this.#changed();
  }

  /** Chooses a folder or file that is shown, and shows all of it. */
  visit(node: number): void {
    this.trail.leave(this.state);
    this.choose(node);
    const rect = this.layout.rects[node];
    if (rect !== undefined) this.drawing.eye.see(rect);
  }

  async toggle(id: string, open: boolean): Promise<void> {
    const expanded = this.view?.expanded ?? [];
    const wanted = open ? [...expanded, id] : expanded.filter((each) => each !== id);
    this.trail.leave(this.state);
    this.chosen = id;
    await this.asking.ask({ ...this.asking.request, expanded: wanted }, id);
    const node = this.chosenBox;
    const rect = this.layout.rects[node];
    if (rect === undefined || this.view === undefined) return;
    const inside = this.view.nodes.filter(({ parent }) => parent === node).length;
    this.say(open ? `${id} is open: ${inside} ${inside === 1 ? 'box' : 'boxes'}.` : `${id} is closed.`);
    if (open) this.drawing.eye.see(rect);
    else this.drawing.eye.bring(rect);
  }

  /** Opens all that a path stands in, and goes there. */
  async reveal(path: string): Promise<void> {
    this.trail.leave(this.state);
    this.chosen = path;
    const { request, whole } = this.asking;
    const isOutside = request.focus !== undefined && boxOf(this.view, path) < 0;
    await this.asking.ask({ ...(isOutside ? whole : request), reveal: path });
    const node = boxOf(this.view, path);
    const rect = this.layout.rects[node];
    if (rect === undefined) return;
    this.choose(node);
    this.drawing.eye.meet(rect);
  }

  say(note: string): void {
    this.note = note;
    this.#changed();
  }

  #show(view: MapView, anchor: string | undefined): void {
    const before = { view: this.view, layout: this.layout };
    this.problem = undefined;
    this.view = view;
    this.layout = layoutMap(view, { measure: this.drawing.measure, aspect: this.drawing.aspect });
    if (this.chosen !== undefined && this.chosenBox < 0) this.chosen = nearestShown(view, this.chosen);
    const { rects } = this.layout;
    const kept = anchor ?? this.chosen;
    this.drawing.eye.keep(before.layout.rects[boxOf(before.view, kept)], rects[boxOf(view, kept)]);
    this.drawing.show({ view, layout: this.layout }, this.chosenBox);
    this.#changed();
  }

  #fail(reason: string): void {
    this.problem = reason;
    this.#changed();
  }
}
