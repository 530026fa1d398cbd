/** Arrows between the boxes that are seen: one for all that leads from one to another. */
import { weightOf } from '../../../src/core/map/drawnEdges.ts';
import type { MapEdge, MapMark } from '../../../src/core/model/map.ts';

export interface Bundle {
  /** Boxes, which may stand for what is in them. */
  readonly from: number;
  readonly to: number;
  /** Imports in it. */
  readonly count: number;
  /** The worst in it. */
  readonly mark: MapMark | undefined;
  /** All of it runs against the order. */
  readonly upward: boolean;
}

/** @param boxFor by node, the box that stands for it. @returns what is worst and heaviest first. */
export function bundledEdges(edges: readonly MapEdge[], boxFor: Int32Array): readonly Bundle[] {
  const bundles = new Map<number, Bundle>();
  for (const { from: a, to: b, count, mark, upward = false } of edges) {
    const [from, to] = [boxFor[a]!, boxFor[b]!];
    if (from === to) continue;
    const key = from * boxFor.length + to;
    const known = bundles.get(key);
    const bundle = { from, to, count, mark, upward };
    bundles.set(key, known === undefined ? bundle : together(known, bundle));
  }
  return [...bundles.values()].sort((a, b) => weightOf(b) - weightOf(a) || a.from - b.from || a.to - b.to);
}

/** @returns with the ends of the first. */
export function together({ from, to, ...a }: Bundle, b: Bundle): Bundle {
  const isWorse = b.mark === 'violation' || a.mark === undefined;
  return {
    from,
    to,
    count: a.count + b.count,
    mark: isWorse ? b.mark : a.mark,
    upward: a.upward && b.upward,
  };
}
