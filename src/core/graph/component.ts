/** One strongly connected component, renumbered from 0, with the edges that stay inside it. */
import type { Endpoints } from './endpoints.ts';

export interface Component {
  /** Node index in the whole graph, ascending. */
  readonly nodes: readonly number[];
  /** Edge index in the whole graph. */
  readonly edges: readonly number[];
  /** Endpoints of `edges`, as positions in `nodes`. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Positions in `edges`, by position in `nodes`. */
  readonly out: readonly (readonly number[])[];
  readonly in: readonly (readonly number[])[];
}

/** @param position scratch space as long as the graph has nodes, all -1; left as it was found. */
export function componentOf(
  nodes: readonly number[],
  graph: {
    readonly out: readonly (readonly number[])[];
    readonly ends: Endpoints;
    readonly position: Int32Array;
  },
  keep: (edge: number) => boolean,
): Component {
  const { ends, position } = graph;
  for (let at = 0; at < nodes.length; at++) position[nodes[at]!] = at;
  const edges: number[] = [];
  for (const node of nodes) {
    for (const edge of graph.out[node]!) if (position[ends.to[edge]!]! >= 0 && keep(edge)) edges.push(edge);
  }
  const from = Int32Array.from(edges, (edge) => position[ends.from[edge]!]!);
  const to = Int32Array.from(edges, (edge) => position[ends.to[edge]!]!);
  for (const node of nodes) position[node] = -1;
  return { nodes, edges, from, to, out: bucket(from, nodes.length), in: bucket(to, nodes.length) };
}

function bucket(node: Int32Array, size: number): number[][] {
  const lists: number[][] = Array.from({ length: size }, () => []);
  node.forEach((at, edge) => {
    lists[at]!.push(edge);
  });
  return lists;
}
