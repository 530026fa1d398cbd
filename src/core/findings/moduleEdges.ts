/** File edges that cross from one module to another. */
import { rememberedByObject } from '../../base/remembered.ts';
import { isRunTime } from '../graph/edgeKinds.ts';
import type { DependencyEdge } from '../model/graph.ts';
import type { FindingParts } from './findingParts.ts';

export interface CrossEdges {
  /** Those that bind at run time first, else in graph order. */
  between(from: string, to: string): readonly DependencyEdge[];
}

export function moduleOfFile({ modules }: Pick<FindingParts, 'modules'>): ReadonlyMap<string, string> {
  return namesByFile(modules);
}

const namesByFile = rememberedByObject((modules: FindingParts['modules']): ReadonlyMap<string, string> => {
  const moduleOf = new Map<string, string>();
  for (const module of modules) for (const file of module.files) moduleOf.set(file, module.name);
  return moduleOf;
});

export function crossEdgesOf({ graph, modules }: Pick<FindingParts, 'graph' | 'modules'>): CrossEdges {
  const moduleOf = moduleOfFile({ modules });
  const filesOf = new Map(modules.map((module) => [module.name, module.files]));
  const edgesOf = (file: string) => graph.out[graph.indexOf.get(file) ?? -1] ?? [];
  return {
    between(from, to) {
      return (filesOf.get(from) ?? [])
        .flatMap((file) => edgesOf(file).map((edge) => graph.edges[edge]!))
        .filter((edge) => moduleOf.get(edge.to) === to)
        .sort((a, b) => Number(isRunTime(b.kind)) - Number(isRunTime(a.kind)));
    },
  };
}
