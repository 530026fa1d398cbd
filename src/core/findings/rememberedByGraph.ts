/** Findings that follow from edges and history alone: an edit that leaves both as they were leaves them as they were. */
import type { Finding } from '../model/finding.ts';
import type { DependencyGraph } from '../model/graph.ts';
import type { HistoryFacts } from '../model/history.ts';
import type { FindingParts } from './findingParts.ts';

type Find = (parts: FindingParts) => readonly Finding[];

/** @param find must read nothing of the parts but edges, modules, paths and history. */
export function rememberedByGraph(find: Find): Find {
  const known = new WeakMap<
    DependencyGraph,
    { readonly history: HistoryFacts | undefined; readonly found: readonly Finding[] }
  >();
  return (parts) => {
    const before = known.get(parts.graph);
    if (before !== undefined && before.history === parts.history) return before.found;
    const found = find(parts);
    known.set(parts.graph, { history: parts.history, found });
    return found;
  };
}
