/** State in, immutable model out: each step a pure function of the one before. */
import { lazy } from '../../base/lazy.ts';
import { rememberedByObject } from '../../base/remembered.ts';
import { findFindings } from '../../core/findings/findFindings.ts';
import { buildGraph } from '../../core/graph/buildGraph.ts';
import { pageRank } from '../../core/graph/centrality.ts';
import { findCycles } from '../../core/graph/cycles.ts';
import type { ArchitectureModel, SourceFile } from '../../core/model/architectureModel.ts';
import type { FileFacts, FileProblem } from '../../core/model/facts.ts';
import type {
  DependencyGraph,
  ResolutionCounts,
  ResolvedImport,
  UnresolvedImport,
} from '../../core/model/graph.ts';
import type { Module } from '../../core/model/module.ts';
import type { Ruling } from '../../core/model/rule.ts';
import { inferModules } from '../../core/modules/inferModules.ts';
import { moduleCyclesOf } from '../../core/modules/moduleCycles.ts';
import { evaluateRules } from '../../core/rules/evaluate.ts';
import type { RuleParts } from '../../core/rules/scene.ts';
import { isCompanion } from '../../core/workspace/companions.ts';
import { isPackageManifest } from '../../core/workspace/manifests.ts';
import { isTestPath } from '../../core/workspace/testPaths.ts';
import type { RulesInForce } from './rulesFile.ts';
import type { WorkspaceState } from './workspaceState.ts';

export interface BuildInput {
  readonly root: string;
  readonly state: WorkspaceState;
  readonly manifestTexts: ReadonlyMap<string, string>;
  readonly includeTests: boolean;
  readonly rules: RulesInForce;
  /** The day in UTC, as `2027-01-31`. */
  readonly today: string;
  /**
   * The model before, of the same paths and manifests: what follows from edges that stayed as they were is taken over, and its
   * centralities in any case, since one edit hardly moves them.
   */
  readonly previous: ArchitectureModel | undefined;
}

export function buildModel({
  root,
  state,
  manifestTexts,
  includeTests,
  rules,
  today,
  previous,
}: BuildInput): ArchitectureModel {
  const sources = sourcesOf(state, previous);
  // In the order of the paths, not that in which threads finished and edits came.
  const facts = inOrder(sources, state.facts);
  const imports = inOrder(sources, state.imports);
  const manifests = manifestsAmong(state.paths);
  const tests = testsAmong(sources);
  const isTest = (path: string) => tests.has(path);
  const graph = buildGraph(sources, imports, { includeTests, isTest, previous: previous?.graph });
  const same = previous?.graph === graph ? previous : undefined;
  const cycles = same?.cycles ?? findCycles(graph, { previous: previous?.cycles });
  const modules = inferModules({ paths: sources, manifests, graph, facts, isTest }, previous);
  const moduleCycles = same?.moduleCycles ?? moduleCyclesOf(modules);
  const files = filesOf(sources, { facts, graph, modules, isTest, previous });
  const parts = { facts, files, imports, graph, modules, cycles, moduleCycles };
  const { paths } = state;
  const ruling = lazy(() => rulingOf(rules, { ...parts, includeTests }, today));
  const findings = lazy(() =>
    findFindings({
      ...parts,
      manifests,
      manifestTexts,
      paths,
      isTest,
      includeTests,
      history: state.history,
      ruling: ruling(),
    }),
  );
  return {
    root,
    revision: state.revision,
    ...parts,
    get ruling() {
      return ruling();
    },
    get findings() {
      return findings();
    },
    ...resolutionOf(imports),
    problems: problemsOf(state),
    history: state.history,
    companions: companionsAmong(paths),
  };
}

/** Lists of paths stay the same while sources are edited. */
const manifestsAmong = rememberedByObject((paths: readonly string[]) => paths.filter(isPackageManifest));
const companionsAmong = rememberedByObject((paths: readonly string[]) => paths.filter(isCompanion));
const testsAmong = rememberedByObject(
  (paths: readonly string[]): ReadonlySet<string> => new Set(paths.filter(isTestPath)),
);

const NO_RULES: Pick<Ruling, 'rules' | 'lines' | 'violations'> = {
  rules: { layers: [], rules: [] },
  lines: {},
  violations: [],
};

function rulingOf({ standing, rules, problems }: RulesInForce, parts: RuleParts, today: string): Ruling {
  if (rules === undefined) return { standing, ...NO_RULES, problems };
  const found = evaluateRules(rules, parts, today);
  return {
    standing,
    rules: rules.set,
    lines: Object.fromEntries(rules.rules.map(({ rule, at }) => [rule.id, rules.lineOf(at)])),
    violations: found.violations,
    problems: [...problems, ...found.problems],
  };
}

/** Paths of what was read, sorted. */
function sourcesOf({ facts }: WorkspaceState, previous: ArchitectureModel | undefined): readonly string[] {
  const before = previous?.graph.nodes;
  const same = before?.length === facts.size && before.every((path) => facts.has(path));
  return same ? before : [...facts.keys()].sort();
}

function inOrder<T>(paths: readonly string[], from: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  const ordered = new Map<string, T>();
  for (const path of paths) {
    const found = from.get(path);
    if (found !== undefined) ordered.set(path, found);
  }
  return ordered;
}

interface FileParts {
  readonly facts: ArchitectureModel['facts'];
  readonly graph: DependencyGraph;
  readonly modules: readonly Module[];
  readonly previous: ArchitectureModel | undefined;
  isTest(path: string): boolean;
}

function filesOf(sources: readonly string[], parts: FileParts): readonly SourceFile[] {
  const { facts, graph, modules, previous, isTest } = parts;
  if (previous?.graph === graph)
    return previous.files.map((file) => withContent(file, facts.get(file.path)!));
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
      test: isTest(path),
      centrality: at === undefined ? 0 : (ranks?.[at] ?? known.get(path) ?? 0),
      incoming: at === undefined ? 0 : graph.in[at]!.length,
      outgoing: at === undefined ? 0 : graph.out[at]!.length,
    };
  });
}

/** Modules and edges are as before. */
function withContent(file: SourceFile, { lines, sizeBytes }: FileFacts): SourceFile {
  return lines === file.lines && sizeBytes === file.sizeBytes ? file : { ...file, lines, sizeBytes };
}

function resolutionOf(imports: ArchitectureModel['imports']): {
  unresolved: UnresolvedImport[];
  resolution: ResolutionCounts;
} {
  const unresolved: UnresolvedImport[] = [];
  const resolution = { resolved: 0, external: 0, unresolved: 0 };
  for (const [from, list] of imports) {
    const { counts, lost } = countOf(list);
    resolution.resolved += counts.resolved;
    resolution.external += counts.external;
    resolution.unresolved += counts.unresolved;
    for (const each of lost) unresolved.push({ from, ...each });
  }
  return { unresolved, resolution };
}

/** Lists are immutable, and after one edit all but one are the same. */
const countOf = rememberedByObject((list: readonly ResolvedImport[]) => {
  const counts = { resolved: 0, external: 0, unresolved: 0 };
  const lost: Omit<UnresolvedImport, 'from'>[] = [];
  for (const { kind, target, specifier, line } of list) {
    // Names used without an import are edges, but no import that could be resolved or not.
    if (kind !== 'reference' && kind !== 'declared') counts[target.status]++;
    if (target.status === 'unresolved') lost.push({ specifier, reason: target.reason, line });
  }
  return { counts, lost };
});

function problemsOf(state: WorkspaceState): FileProblem[] {
  const inFiles = [...state.facts.values()].flatMap((facts) => facts.problems);
  const all = [...state.walkProblems, ...state.manifestProblems, ...state.scanProblems.values(), ...inFiles];
  return all.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
}
