/** State in, immutable model out: each step a pure function of the one before. */
import { findFindings } from '../../core/findings/findFindings.ts';
import { buildGraph } from '../../core/graph/buildGraph.ts';
import { pageRank } from '../../core/graph/centrality.ts';
import { findCycles } from '../../core/graph/cycles.ts';
import type { ArchitectureModel, SourceFile } from '../../core/model/architectureModel.ts';
import type { FileProblem } from '../../core/model/facts.ts';
import type { DependencyGraph, ResolutionCounts, UnresolvedImport } from '../../core/model/graph.ts';
import type { Module } from '../../core/model/module.ts';
import { inferModules } from '../../core/modules/inferModules.ts';
import { moduleCyclesOf } from '../../core/modules/moduleCycles.ts';
import { isCompanion } from '../../core/workspace/companions.ts';
import { isPackageManifest } from '../../core/workspace/manifests.ts';
import { isTestPath } from '../../core/workspace/testPaths.ts';
import type { WorkspaceState } from './workspaceState.ts';

export interface BuildInput {
  readonly root: string;
  readonly state: WorkspaceState;
  readonly manifestTexts: ReadonlyMap<string, string>;
  readonly includeTests: boolean;
  /** The model before a small change: its centralities are taken over, since one edit hardly moves them. */
  readonly previous: ArchitectureModel | undefined;
}

export function buildModel({
  root,
  state,
  manifestTexts,
  includeTests,
  previous,
}: BuildInput): ArchitectureModel {
  const sources = [...state.facts.keys()].sort();
  // In the order of the paths, not that in which threads finished and edits came.
  const facts: ArchitectureModel['facts'] = inOrder(sources, state.facts);
  const imports: ArchitectureModel['imports'] = inOrder(sources, state.imports);
  const manifests = state.paths.filter(isPackageManifest);
  const tests = new Set(sources.filter(isTestPath));
  const isTest = (path: string) => tests.has(path);
  const graph = buildGraph(sources, imports, { includeTests, isTest });
  const cycles = findCycles(graph, { previous: previous?.cycles });
  const modules = inferModules({ paths: sources, manifests, graph, facts, isTest });
  const moduleCycles = moduleCyclesOf(modules);
  const files = filesOf(sources, { facts, graph, modules, previous });
  const findings = findFindings({
    graph,
    cycles,
    modules,
    moduleCycles,
    facts,
    files,
    imports,
    manifests,
    manifestTexts,
    paths: state.paths,
    isTest,
    includeTests,
  });
  return {
    root,
    revision: state.revision,
    files,
    facts,
    imports,
    graph,
    modules,
    cycles,
    moduleCycles,
    findings,
    ...resolutionOf(imports),
    problems: problemsOf(state),
    history: state.history,
    companions: state.paths.filter(isCompanion),
  };
}

function inOrder<T>(paths: readonly string[], from: ReadonlyMap<string, T>): Map<string, T> {
  return new Map(
    paths.flatMap((path) => {
      const found = from.get(path);
      return found === undefined ? [] : [[path, found] as const];
    }),
  );
}

interface FileParts {
  readonly facts: ArchitectureModel['facts'];
  readonly graph: DependencyGraph;
  readonly modules: readonly Module[];
  readonly previous: ArchitectureModel | undefined;
}

function filesOf(sources: readonly string[], { facts, graph, modules, previous }: FileParts): SourceFile[] {
  const moduleOf = new Map(modules.flatMap((module) => module.files.map((path) => [path, module.name])));
  const known = new Map((previous?.files ?? []).map((file) => [file.path, file.centrality]));
  const ranks = known.size === 0 ? pageRank(graph) : undefined;
  return sources.map((path) => {
    const { language, lines, sizeBytes } = facts.get(path)!;
    const at = graph.indexOf.get(path);
    return {
      path,
      language,
      lines,
      sizeBytes,
      module: moduleOf.get(path) ?? '.',
      test: isTestPath(path),
      centrality: at === undefined ? 0 : (ranks?.[at] ?? known.get(path) ?? 0),
      incoming: at === undefined ? 0 : graph.in[at]!.length,
      outgoing: at === undefined ? 0 : graph.out[at]!.length,
    };
  });
}

function resolutionOf(imports: ArchitectureModel['imports']): {
  unresolved: UnresolvedImport[];
  resolution: ResolutionCounts;
} {
  const unresolved: UnresolvedImport[] = [];
  const counts = { resolved: 0, external: 0, unresolved: 0 };
  for (const [from, list] of imports) {
    for (const each of list) {
      // Names used without an import are edges, but no import that could be resolved or not.
      if (each.kind !== 'reference' && each.kind !== 'declared') counts[each.target.status]++;
      if (each.target.status !== 'unresolved') continue;
      unresolved.push({ from, specifier: each.specifier, reason: each.target.reason, line: each.line });
    }
  }
  return { unresolved, resolution: counts };
}

function problemsOf(state: WorkspaceState): FileProblem[] {
  const inFiles = [...state.facts.values()].flatMap((facts) => facts.problems);
  const all = [...state.walkProblems, ...state.manifestProblems, ...state.scanProblems.values(), ...inFiles];
  return all.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
}
