/** Whether the imports of some files agree with how their folders divide them. */
import type { DependencyGraph } from '../model/graph.ts';

/** From here on a division is no accident: Newman and Girvan, "Finding and evaluating community structure in networks" (2004). */
const MIN_MODULARITY = 0.3;
const MIN_PARTS = 4;
/** Share of the files beyond which one part is the whole, and the others lie beside it. */
const MAX_LARGEST = 0.5;

/** True where the parts are communities: several of them, none of which is nearly all, and imports that stay inside more than chance has it. */
export function areCommunities(parts: readonly (readonly string[])[], graph: DependencyGraph): boolean {
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  const largest = Math.max(...parts.map((part) => part.length));
  if (parts.length < MIN_PARTS || largest > total * MAX_LARGEST) return false;
  return modularityOf(parts, graph) >= MIN_MODULARITY;
}

/** Share of the imports that stay inside their part, less the share that would by chance; 0 without imports. */
export function modularityOf(parts: readonly (readonly string[])[], graph: DependencyGraph): number {
  const partOf = new Map<number, number>();
  parts.forEach((files, part) => {
    for (const path of files) partOf.set(graph.indexOf.get(path) ?? -1, part);
  });
  const leaving = parts.map(() => 0);
  const arriving = parts.map(() => 0);
  let [all, inside] = [0, 0];
  for (const [node, part] of partOf) {
    for (const index of graph.out[node] ?? []) {
      const to = partOf.get(graph.indexOf.get(graph.edges[index]!.to)!);
      if (to === undefined) continue;
      all++;
      leaving[part]!++;
      arriving[to]!++;
      if (to === part) inside++;
    }
  }
  if (all === 0) return 0;
  const chance = leaving.reduce((sum, count, part) => sum + count * arriving[part]!, 0);
  return inside / all - chance / (all * all);
}
