/** By which names the files of a workspace are imported by others: often what they are about in few words. */
import type { DependencyGraph } from '../model/graph.ts';

/** Sorted, each once, by path. */
export function usedNames({ edges }: DependencyGraph): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, Set<string>>();
  for (const edge of edges) {
    let known = names.get(edge.to);
    if (known === undefined) {
      known = new Set();
      names.set(edge.to, known);
    }
    for (const name of edge.names) known.add(name);
  }
  return new Map([...names].map(([path, all]) => [path, [...all].sort()]));
}
