/** Which arrows are drawn where the person looks. */
import type { MapEdge } from '../../src/core/model/map.ts';

/** Unasked; more hide each other. */
const MOST = 80;
/** Of what is chosen. */
const MOST_CHOSEN = 300;

export interface Looking {
  /** The box that stands for this one at the distance from which the person looks. */
  boxFor(node: number): number;
  isDrawn(node: number): boolean;
  /** It is chosen, or stands in a folder that is. */
  isChosen(node: number): boolean;
}

export interface EdgeInView {
  readonly edge: number;
  /** Boxes, which may stand for what is in them. */
  readonly from: number;
  readonly to: number;
  readonly chosen: boolean;
}

/**
 * Those of chosen boxes wherever they lead, then the weightiest that touch a box that is drawn; one a pair of boxes.
 * @param sorted indexes of edges, the weightiest first.
 */
export function edgesInView(
  edges: readonly MapEdge[],
  sorted: readonly number[],
  looking: Looking,
): readonly EdgeInView[] {
  const pairs = new Set<string>();
  const shown: EdgeInView[] = [];
  const add = (edge: number, chosen: boolean) => {
    const [from, to] = [looking.boxFor(edges[edge]!.from), looking.boxFor(edges[edge]!.to)];
    const pair = `${from} ${to}`;
    if (from === to || pairs.has(pair)) return;
    if (!chosen && !looking.isDrawn(from) && !looking.isDrawn(to)) return;
    pairs.add(pair);
    shown.push({ edge, from, to, chosen });
  };
  for (const at of sorted) {
    if (shown.length >= MOST_CHOSEN) break;
    if (looking.isChosen(edges[at]!.from) !== looking.isChosen(edges[at]!.to)) add(at, true);
  }
  const most = shown.length + MOST;
  for (const at of sorted) {
    if (shown.length >= most) break;
    add(at, false);
  }
  return shown;
}
