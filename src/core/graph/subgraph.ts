import type { DependencyGraph } from '../model/graph.ts';

/** The nodes that are kept, in their order, and the edges among them. */
export function subgraphOf(graph: DependencyGraph, keep: ReadonlySet<string>): DependencyGraph {
  const nodes = graph.nodes.filter((path) => keep.has(path));
  const indexOf = new Map(nodes.map((path, index) => [path, index]));
  const edges = nodes.flatMap((path) =>
    graph.out[graph.indexOf.get(path)!]!.map((at) => graph.edges[at]!).filter((edge) => keep.has(edge.to)),
  );
  const out: number[][] = nodes.map(() => []);
  const incoming: number[][] = nodes.map(() => []);
  edges.forEach((edge, at) => {
    out[indexOf.get(edge.from)!]!.push(at);
    incoming[indexOf.get(edge.to)!]!.push(at);
  });
  return { nodes, indexOf, edges, out, in: incoming };
}
