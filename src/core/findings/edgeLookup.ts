/** The edge between two files, for evidence. */
import type { DependencyEdge, DependencyGraph } from '../model/graph.ts';

export function edgeBetween(graph: DependencyGraph, from: string, to: string): DependencyEdge | undefined {
  const out = graph.out[graph.indexOf.get(from) ?? -1] ?? [];
  const found = out.find((edge) => graph.edges[edge]!.to === to);
  return found === undefined ? undefined : graph.edges[found];
}
