/** Cycles between modules. */
import { findCycles } from '../graph/cycles.ts';
import type { Cycle, DependencyEdge, DependencyGraph } from '../model/graph.ts';
import type { Module } from '../model/module.ts';

/** A cut costs as many file edges as make the dependency; its line is 0, since it stands in no single place. */
export function moduleCyclesOf(modules: readonly Module[]): Cycle[] {
  return findCycles(moduleGraphOf(modules), { costOf: (edge) => edge.count, idPrefix: 'module-' });
}

export function moduleGraphOf(modules: readonly Module[]): DependencyGraph {
  const nodes = modules.map((module) => module.name);
  const indexOf = new Map(nodes.map((name, index) => [name, index]));
  const edges: DependencyEdge[] = [];
  const out: number[][] = nodes.map(() => []);
  const incoming: number[][] = nodes.map(() => []);
  modules.forEach((module, from) => {
    for (const dependency of module.dependsOn) {
      const to = indexOf.get(dependency.module);
      if (to === undefined || to === from) continue;
      out[from]!.push(edges.length);
      incoming[to]!.push(edges.length);
      const kind = dependency.runTimeEdges === 0 ? 'type' : 'static';
      edges.push({
        from: module.name,
        to: dependency.module,
        kind,
        line: 0,
        names: [],
        count: dependency.edges,
        test: false,
      });
    }
  });
  return { nodes, indexOf, edges, out, in: incoming };
}
