/** What each action of keys and buttons does. */
import type { MapNode, MapView } from '../../../src/core/model/map.ts';
import { boxOf, heaviestTie, topLeft } from '../selection/boxes.ts';
import { neighbourBox } from '../selection/neighbourBox.ts';
import type { MapDesk } from '../state/mapDesk.ts';
import type { MapAction } from './keys.ts';

export interface ActionTarget {
  readonly desk: MapDesk;
  /** Undefined where there is no editor. */
  openFile(path: string): void;
  search(): void;
}

interface Acting extends ActionTarget {
  readonly view: MapView;
  /** Index of the chosen box; -1 for none. */
  readonly node: number;
}

type Acts = {
  readonly [Name in MapAction['do']]: (
    acting: Acting,
    action: Extract<MapAction, { readonly do: Name }>,
  ) => void;
};

export function act(target: ActionTarget, action: MapAction): void {
  const { view, chosenBox } = target.desk;
  if (view === undefined || view.nodes.length === 0) return;
  const run = ACTS[action.do] as (acting: Acting, action: MapAction) => void;
  run({ ...target, view, node: chosenBox }, action);
}

const ACTS: Acts = {
  walk({ desk, view, node }, { direction }) {
    if (node < 0) return desk.choose(topLeft(view, desk.layout), true);
    const next = neighbourBox(view.nodes, desk.layout, { from: node, direction });
    if (next >= 0) desk.choose(next, true);
  },
  follow({ desk, view, node }, { way }) {
    const next = heaviestTie(view, node, way);
    if (next >= 0) desk.choose(next, true);
  },
  enter(acting) {
    enter(acting, acting.view.nodes[acting.node]);
  },
  close({ desk, view, node }) {
    const chosen = view.nodes[node];
    const folder = chosen?.expanded === true ? chosen : view.nodes[chosen?.parent ?? -1];
    if (folder !== undefined && folder.parent >= 0) void desk.toggle(folder.id, false);
  },
  closeAll({ desk }) {
    void desk.turnTo({ ...desk.asking.request, expanded: [] });
  },
  suggest({ desk }) {
    void desk.turnTo(desk.asking.unopened);
  },
  focus({ desk, view, node }) {
    if (node >= 0) void desk.focusOn(view.nodes[node]!.id);
  },
  depth({ desk }, { depth }) {
    void desk.turnTo({ ...desk.asking.unopened, depth });
  },
  leave({ desk }) {
    if (desk.asking.request.focus === undefined) desk.choose(-1);
    else void desk.leaveFocus();
  },
  kinds({ desk }, { kinds }) {
    const { kinds: _, ...rest } = desk.asking.request;
    void desk.asking.ask(kinds === undefined ? rest : { ...rest, kinds });
  },
  zoom({ desk }, { factor }) {
    desk.drawing.eye.zoom(factor);
  },
  pan({ desk }, { dx, dy }) {
    desk.drawing.eye.pan(dx, dy);
  },
  fit({ desk }) {
    desk.drawing.eye.showAll(desk.layout.rects[0]!);
  },
  search({ search }) {
    search();
  },
  back({ desk }) {
    void desk.step('back');
  },
  forward({ desk }) {
    void desk.step('forward');
  },
  first({ desk, view }) {
    desk.choose(topLeft(view, desk.layout), true);
  },
};

/** A folder opens or closes, a file is shown in the editor. */
export function enter({ desk, openFile }: ActionTarget, node: MapNode | undefined): void {
  if (node === undefined || boxOf(desk.view, node.id) < 0) return;
  if (node.kind === 'file') openFile(node.id);
  else if (node.parent >= 0) void desk.toggle(node.id, !node.expanded);
}
