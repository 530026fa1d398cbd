/** Edge endpoints as dense node indexes: what the graph algorithms run on instead of path strings. */
import type { DependencyGraph } from '../model/graph.ts';

/** `from[e]` and `to[e]` are the node indexes of `graph.edges[e]`. */
export interface Endpoints {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export function endpointsOf(graph: Pick<DependencyGraph, 'edges' | 'out' | 'in'>): Endpoints {
  const from = new Int32Array(graph.edges.length);
  const to = new Int32Array(graph.edges.length);
  graph.out.forEach((edges, node) => {
    for (const edge of edges) from[edge] = node;
  });
  graph.in.forEach((edges, node) => {
    for (const edge of edges) to[edge] = node;
  });
  return { from, to };
}
