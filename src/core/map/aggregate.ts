/** Dependencies between files, added up between the boxes that are shown. */
import { rankOf } from '../graph/edgeKinds.ts';
import type { EdgeKind } from '../model/graph.ts';
import type { MapDependency, MapMark } from '../model/map.ts';
import type { MapTree } from './mapTree.ts';

export interface Arrow {
  /** Tree nodes: closed folders or files. */
  readonly from: number;
  readonly to: number;
  count: number;
  kind: EdgeKind;
  mark: MapMark | undefined;
}

export interface Aggregate {
  readonly arrows: readonly Arrow[];
  /** By tree node, dependencies that stay inside it. */
  readonly inside: Int32Array;
}

/** @param boxOf by file, the tree node in which it is shown; -1 for none. */
export function aggregate(
  tree: MapTree,
  dependencies: readonly MapDependency[],
  boxOf: Int32Array,
): Aggregate {
  const size = tree.nodes.length;
  const arrows = new Map<number, Arrow>();
  const inside = new Int32Array(size);
  for (const { from, to, kind, mark } of dependencies) {
    const [a, b] = [boxOf[from]!, boxOf[to]!];
    if (a < 0 || b < 0) continue;
    if (a === b) {
      inside[a]!++;
      continue;
    }
    const key = a * size + b;
    const known = arrows.get(key);
    if (known === undefined) arrows.set(key, { from: a, to: b, count: 1, kind, mark });
    else add(known, kind, mark);
  }
  return { arrows: [...arrows.values()], inside };
}

function add(arrow: Arrow, kind: EdgeKind, mark: MapMark | undefined): void {
  arrow.count++;
  if (rankOf(kind) < rankOf(arrow.kind)) arrow.kind = kind;
  arrow.mark = worse(arrow.mark, mark);
}

function worse(a: MapMark | undefined, b: MapMark | undefined): MapMark | undefined {
  return a === 'violation' || b === 'violation' ? 'violation' : (a ?? b);
}

/** Where an arrow crosses from one child of a folder to another. */
export interface Crossing {
  readonly folder: number;
  /** Tree nodes whose parent is the folder. */
  readonly from: number;
  readonly to: number;
}

/** @param depth by tree node. */
export function crossingOf(
  { nodes }: MapTree,
  depth: Int32Array,
  arrow: Pick<Arrow, 'from' | 'to'>,
): Crossing {
  let { from, to } = arrow;
  while (depth[from]! > depth[to]!) from = nodes[from]!.parent;
  while (depth[to]! > depth[from]!) to = nodes[to]!.parent;
  while (nodes[from]!.parent !== nodes[to]!.parent) {
    from = nodes[from]!.parent;
    to = nodes[to]!.parent;
  }
  return { folder: nodes[from]!.parent, from, to };
}
