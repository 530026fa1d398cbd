/** A change that nobody made, in a copy of the code: what a rule must catch before it is proposed. */
import { lazy } from '../../../base/lazy.ts';
import { findCycles } from '../../graph/cycles.ts';
import type { SourceFile } from '../../model/architectureModel.ts';
import type { DependencyEdge, DependencyGraph, ResolvedImport } from '../../model/graph.ts';
import type { RuleParts } from '../scene.ts';
import type { Plant } from './draft.ts';

/** The code with the change in it: made once, held against many rules. */
export interface PlantedCode {
  readonly parts: RuleParts;
  /** The same with the circles that the change closes: the dear part. */
  withCircles(): RuleParts;
}

export function planted(parts: RuleParts, plant: Plant): PlantedCode {
  const after = changed(parts, plant);
  const circles = lazy(() =>
    plant.kind === 'import' ? { ...after, cycles: findCycles(after.graph) } : after,
  );
  return { parts: after, withCircles: circles };
}

function changed(parts: RuleParts, plant: Plant): RuleParts {
  switch (plant.kind) {
    case 'import': {
      const imports = withImport(parts.imports, plant.from, { status: 'resolved', path: plant.to });
      return { ...parts, graph: withEdge(parts.graph, plant.from, plant.to), imports };
    }
    case 'package':
      return {
        ...parts,
        imports: withImport(parts.imports, plant.from, { status: 'external', package: plant.name }),
      };
    case 'file':
      return withFile(parts, plant.path);
  }
}

/** What the change is, as a person would say it. */
export function plantText(plant: Plant): string {
  switch (plant.kind) {
    case 'import':
      return `An import of ${plant.to} in ${plant.from}.`;
    case 'package':
      return `An import of ${plant.name} in ${plant.from}.`;
    case 'file':
      return `A file ${plant.path}.`;
  }
}

function withEdge(graph: DependencyGraph, from: string, to: string): DependencyGraph {
  const [source, target] = [graph.indexOf.get(from), graph.indexOf.get(to)];
  if (source === undefined || target === undefined) return graph;
  const edge: DependencyEdge = { from, to, kind: 'static', line: 1, names: [], count: 1, test: false };
  const added = graph.edges.length;
  return {
    ...graph,
    edges: [...graph.edges, edge],
    out: graph.out.with(source, [...graph.out[source]!, added]),
    in: graph.in.with(target, [...graph.in[target]!, added]),
  };
}

function withImport(
  imports: RuleParts['imports'],
  from: string,
  target: ResolvedImport['target'],
): RuleParts['imports'] {
  const specifier = target.status === 'resolved' ? target.path : 'planted';
  const added: ResolvedImport = { specifier, kind: 'static', line: 1, names: [], target };
  return new Map(imports).set(from, [...(imports.get(from) ?? []), added]);
}

function withFile(parts: RuleParts, path: string): RuleParts {
  const { graph, files } = parts;
  if (graph.indexOf.has(path) || files.length === 0) return parts;
  const file: SourceFile = { ...files[0]!, path, test: false, incoming: 0, outgoing: 0 };
  return {
    ...parts,
    files: [...files, file],
    graph: {
      ...graph,
      nodes: [...graph.nodes, path],
      indexOf: new Map(graph.indexOf).set(path, graph.nodes.length),
      out: [...graph.out, []],
      in: [...graph.in, []],
    },
  };
}
