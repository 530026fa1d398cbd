/** What runs between units: the file edges, and their number by pair. */
import type { DependencyEdge, DependencyGraph } from '../model/graph.ts';
import type { UnitWeights } from './unitOrder.ts';
import type { Unit } from './units.ts';

export interface UnitEdge {
  readonly edge: DependencyEdge;
  readonly from: number;
  readonly to: number;
}

export interface UnitEdges {
  readonly crossing: readonly UnitEdge[];
  readonly weights: UnitWeights;
}

export function unitEdges(graph: DependencyGraph, units: readonly Unit[]): UnitEdges {
  const unitOf = new Map(units.flatMap((unit, at) => unit.files.map((path) => [path, at] as const)));
  const weights: Map<number, number>[] = units.map(() => new Map());
  const crossing: UnitEdge[] = [];
  for (const path of unitOf.keys()) {
    for (const at of graph.out[graph.indexOf.get(path) ?? -1] ?? []) {
      const edge = graph.edges[at]!;
      const from = unitOf.get(path)!;
      const to = unitOf.get(edge.to);
      if (to === undefined || to === from) continue;
      crossing.push({ edge, from, to });
      weights[from]!.set(to, (weights[from]!.get(to) ?? 0) + 1);
    }
  }
  return { crossing, weights };
}
