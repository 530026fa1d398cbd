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

type Draft = { -readonly [Key in keyof Bundle]: Bundle[Key] };

/** @param boxFor by node, the box that stands for it. @returns what is worst and heaviest first. */
export function bundledEdges(edges: readonly MapEdge[], boxFor: Int32Array): readonly Bundle[] {
  const bundles = new Map<number, Draft>();
  for (const { from: a, to: b, count, mark, upward = false } of edges) {
    const [from, to] = [boxFor[a]!, boxFor[b]!];
    if (from === to) continue;
    const key = from * boxFor.length + to;
    const known = bundles.get(key);
    if (known === undefined) bundles.set(key, { from, to, count, mark, upward });
    else add(known, { count, mark, upward });
  }
  return [...bundles.values()].sort((a, b) => weightOf(b) - weightOf(a) || a.from - b.from || a.to - b.to);
}

function add(bundle: Draft, { count, mark, upward }: Pick<Bundle, 'count' | 'mark' | 'upward'>): void {
  bundle.count += count;
  bundle.upward &&= upward;
  if (mark === 'violation' || bundle.mark === undefined) bundle.mark = mark;
}
