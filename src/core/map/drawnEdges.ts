/** Of many arrows, those that a picture shows unasked. */
import type { MapEdge, MapMark, MapView } from '../model/map.ts';

/** More arrows than this hide each other. */
const MOST = 100;

/** Rule violations first, then what keeps each box connected, then the heaviest; indexes into the view's edges, ascending. */
export function drawnEdges({ edges }: MapView, most = MOST): number[] {
  if (edges.length <= most) return [...edges.keys()];
  const sorted = byWeight(edges);
  const kept = new Set(sorted.filter((at) => edges[at]!.mark === 'violation').slice(0, most));
  const reached = new Set<number>();
  for (const at of sorted) {
    const { from, to } = edges[at]!;
    if (kept.size >= most) break;
    if (reached.has(from) && reached.has(to)) continue;
    reached.add(from).add(to);
    kept.add(at);
  }
  for (const at of sorted) {
    if (kept.size >= most) break;
    kept.add(at);
  }
  return [...kept].sort((a, b) => a - b);
}

/** Indexes, the weightiest first. */
export function byWeight(edges: readonly MapEdge[]): number[] {
  return [...edges.keys()].sort((a, b) => weightOf(edges[b]!) - weightOf(edges[a]!) || a - b);
}

const WORTH: Readonly<Record<MapMark, number>> = { violation: 1000, cycle: 2 };

/** Trouble is worth showing before what is as it should be. */
export function weightOf({
  count,
  mark,
  upward,
}: {
  readonly count: number;
  readonly mark?: MapMark | undefined;
  readonly upward?: boolean;
}): number {
  return count * (mark === undefined ? 1 : WORTH[mark]) * (upward === true ? 2 : 1);
}
