/** PageRank over the dependency graph: what most of the rest rests on. S. Brin, L. Page, 1998. */
import type { DependencyGraph } from '../model/graph.ts';

const DAMPING = 0.85;
const ROUNDS = 40;
const TOLERANCE = 1e-6;

/** One rank a node, scaled so that the mean is 1. */
export function pageRank(graph: DependencyGraph): Float64Array {
  const size = graph.nodes.length;
  const targets = graph.out.map((edges) => edges.map((at) => graph.indexOf.get(graph.edges[at]!.to)!));
  let ranks = new Float64Array(size).fill(1);
  for (let round = 0; round < ROUNDS; round++) {
    const next = step(ranks, targets);
    const moved = next.reduce((sum, rank, at) => sum + Math.abs(rank - ranks[at]!), 0);
    ranks = next;
    if (moved < TOLERANCE * size) break;
  }
  return ranks;
}

function step(ranks: Float64Array, targets: readonly (readonly number[])[]): Float64Array<ArrayBuffer> {
  const next = new Float64Array(ranks.length);
  let dangling = 0;
  targets.forEach((list, at) => {
    if (list.length === 0) dangling += ranks[at]!;
    for (const target of list) next[target]! += ranks[at]! / list.length;
  });
  const base = 1 - DAMPING + (DAMPING * dangling) / Math.max(1, ranks.length);
  return next.map((sum) => base + DAMPING * sum);
}
