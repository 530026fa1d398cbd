/** Boxes of a view by what they are and where they stand. */
import type { MapLayout, Rect } from '../../../src/core/map/layoutMap.ts';
import type { MapView } from '../../../src/core/model/map.ts';

const known = new WeakMap<MapView, ReadonlyMap<string, number>>();

/** @returns index of the box with this path; -1 where it is not shown, or no path is told. */
export function boxOf(view: MapView | undefined, path: string | undefined): number {
  if (view === undefined || path === undefined) return -1;
  const places = known.get(view) ?? new Map(view.nodes.map(({ id }, at) => [id, at]));
  known.set(view, places);
  return places.get(path) ?? -1;
}

/** What a box that is gone stood in; undefined where that is the workspace. */
export function nearestShown(view: MapView, path: string): string | undefined {
  for (let up = path; up !== ''; up = up.slice(0, Math.max(0, up.lastIndexOf('/'))))
    if (boxOf(view, up) >= 0) return up;
  return undefined;
}

/** Of the boxes that can be walked; -1 where there is none. */
export function topLeft({ nodes }: MapView, { rects }: MapLayout): number {
  let best = -1;
  for (const [at, { expanded }] of nodes.entries())
    if (!expanded && (best < 0 || isBefore(rects[at]!, rects[best]!))) best = at;
  return best;
}

function isBefore(a: Rect, b: Rect): boolean {
  return a.y < b.y || (a.y === b.y && a.x < b.x);
}

/** The box that most of a box's dependencies lead to, or come from; -1 for none. */
export function heaviestTie({ edges }: MapView, node: number, way: 'uses' | 'users'): number {
  const [here, there] = way === 'uses' ? (['from', 'to'] as const) : (['to', 'from'] as const);
  let [best, most] = [-1, 0];
  for (const edge of edges)
    if (edge[here] === node && edge.count > most) [best, most] = [edge[there], edge.count];
  return best;
}

/** The box and all that it stands in, the workspace first. */
export function ancestorsOf({ nodes }: MapView, node: number): readonly number[] {
  const path: number[] = [];
  for (let at = node; at >= 0 && at < nodes.length; at = nodes[at]!.parent) path.unshift(at);
  return path;
}
