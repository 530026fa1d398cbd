/** Of many arrows, those that a picture shows unasked. */
import type { MapEdge, MapMark, MapView } from '../model/map.ts';

/** More arrows than this hide each other. */
const MOST = 100;

/** Rule violations first, then what keeps each box connected, then the heaviest; indexes into the view's edges, ascending. */
export function drawnEdges({ edges }: MapView, most = MOST): number[] {
  if (edges.length <= most) return [...edges.keys()];
  const byWeight = [...edges.keys()].sort((a, b) => weightOf(edges[b]!) - weightOf(edges[a]!) || a - b);
  const kept = new Set(byWeight.filter((at) => edges[at]!.mark === 'violation').slice(0, most));
  const reached = new Set<number>();
  for (const at of byWeight) {
    const { from, to } = edges[at]!;
    if (kept.size >= most) break;
    if (reached.has(from) && reached.has(to)) continue;
    reached.add(from).add(to);
    kept.add(at);
  }
  for (const at of byWeight) {
    if (kept.size >= most) break;
    kept.add(at);
  }
  return [...kept].sort((a, b) => a - b);
}

const WORTH: Readonly<Record<MapMark, number>> = { violation: 4, cycle: 2 };

/** Trouble is worth showing before what is as it should be. */
function weightOf({ count, mark, upward }: MapEdge): number {
  return count * (mark === undefined ? 1 : WORTH[mark]) * (upward === true ? 2 : 1);
}
