/** The order of boxes in their rows: near what they depend on. */
import type { MapNode, MapView } from '../model/map.ts';

/** Down, up, and down again: more changes little. */
const SWEEPS = 3;

/**
 * K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical system structures", 1981: each box moves to
 * the mean place of its neighbours in the rows before.
 * @returns by open folder, its rows from the top; the boxes that stand apart are the last.
 */
export function orderRows(
  { nodes, edges }: MapView,
  children: readonly (readonly number[])[],
): ReadonlyMap<number, readonly (readonly number[])[]> {
  const neighbours = siblingNeighbours(nodes, edges);
  const ordered = new Map<number, readonly (readonly number[])[]>();
  for (const [folder, inside] of children.entries())
    if (nodes[folder]!.expanded) ordered.set(folder, sweep(rowsIn(nodes, inside), nodes, neighbours));
  return ordered;
}

function rowsIn(nodes: readonly MapNode[], inside: readonly number[]): number[][] {
  const rows = new Map<number, number[]>();
  for (const at of inside) {
    const { apart, band } = nodes[at]!;
    const row = apart === true ? Number.MAX_SAFE_INTEGER : band;
    rows.set(row, [...(rows.get(row) ?? []), at]);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}

interface Neighbour {
  readonly node: number;
  readonly weight: number;
}

/** Arrows between what stands in two siblings pull the siblings together. */
function siblingNeighbours(
  nodes: readonly MapNode[],
  edges: MapView['edges'],
): ReadonlyMap<number, readonly Neighbour[]> {
  const found = new Map<number, Neighbour[]>();
  const add = (node: number, neighbour: Neighbour) => {
    const list = found.get(node);
    if (list === undefined) found.set(node, [neighbour]);
    else list.push(neighbour);
  };
  const depths = new Int32Array(nodes.length);
  for (const [at, { parent }] of nodes.entries()) depths[at] = parent < 0 ? 0 : depths[parent]! + 1;
  for (const edge of edges) {
    let { from, to } = edge;
    while (depths[from]! > depths[to]!) from = nodes[from]!.parent;
    while (depths[to]! > depths[from]!) to = nodes[to]!.parent;
    while (nodes[from]!.parent !== nodes[to]!.parent) {
      from = nodes[from]!.parent;
      to = nodes[to]!.parent;
    }
    const weight = Math.log2(1 + edge.count);
    add(from, { node: to, weight });
    add(to, { node: from, weight });
  }
  return found;
}

function sweep(
  rows: number[][],
  nodes: readonly MapNode[],
  neighbours: ReadonlyMap<number, readonly Neighbour[]>,
): number[][] {
  const place = new Map<number, number>();
  const put = (row: readonly number[]) => {
    for (const [at, node] of row.entries()) place.set(node, (at + 0.5) / row.length);
  };
  for (const row of rows) put(row);
  for (let step = 0; step < SWEEPS; step++) {
    for (const row of step % 2 === 0 ? rows : rows.toReversed()) {
      const wanted = new Map(row.map((node) => [node, meanPlace(node, neighbours.get(node) ?? [], place)]));
      row.sort((a, b) => nodes[a]!.level - nodes[b]!.level || wanted.get(a)! - wanted.get(b)!);
      put(row);
    }
  }
  return rows;
}

function meanPlace(
  node: number,
  neighbours: readonly Neighbour[],
  place: ReadonlyMap<number, number>,
): number {
  let [sum, weights] = [0, 0];
  for (const { node: other, weight } of neighbours) {
    const at = place.get(other);
    if (at === undefined) continue;
    sum += at * weight;
    weights += weight;
  }
  return weights === 0 ? place.get(node)! : sum / weights;
}
