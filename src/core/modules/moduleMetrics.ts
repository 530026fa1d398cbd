/** Martin's package metrics and the dependencies between modules, in two passes over the edges. */
import { isRunTime } from '../graph/edgeKinds.ts';
import { type Endpoints, endpointsOf } from '../graph/endpoints.ts';
import type { FileFacts, SymbolKind } from '../model/facts.ts';
import type { DependencyGraph } from '../model/graph.ts';
import type { Module, ModuleDependency, ModuleMetrics } from '../model/module.ts';

export interface MeasuredModule {
  readonly dependsOn: readonly ModuleDependency[];
  readonly metrics: ModuleMetrics;
}

interface Tally {
  afferent: number;
  efferent: number;
  internal: number;
  outgoing: number;
  incoming: number;
  readonly dependsOn: Map<number, { edges: number; runTimeEdges: number }>;
}

const TYPE_KINDS = new Set<SymbolKind>(['class', 'interface', 'struct', 'enum', 'trait', 'type']);

/** @param modules names and files; every graph node in exactly one of them. */
export function measureModules(
  modules: readonly { readonly name: string; readonly files: readonly string[] }[],
  graph: DependencyGraph,
  facts: ReadonlyMap<string, FileFacts>,
): MeasuredModule[] {
  const moduleOf = new Int32Array(graph.nodes.length).fill(-1);
  modules.forEach((module, at) => {
    for (const file of module.files) moduleOf[graph.indexOf.get(file) ?? -1] = at;
  });
  const tallies = modules.map(emptyTally);
  const ends = endpointsOf(graph);
  countEdges(graph, ends, moduleOf, tallies);
  countOutside(graph.out, ends.to, moduleOf, (module) => tallies[module]!.afferent++);
  countOutside(graph.in, ends.from, moduleOf, (module) => tallies[module]!.efferent++);
  return modules.map((module, at) => ({
    dependsOn: dependenciesOf(tallies[at]!, modules),
    metrics: metricsOf(tallies[at]!, module.files, facts),
  }));
}

function emptyTally(): Tally {
  return { afferent: 0, efferent: 0, internal: 0, outgoing: 0, incoming: 0, dependsOn: new Map() };
}

function countEdges(
  graph: DependencyGraph,
  ends: Endpoints,
  moduleOf: Int32Array,
  tallies: readonly Tally[],
): void {
  graph.edges.forEach((edge, at) => {
    const [from, to] = [moduleOf[ends.from[at]!]!, moduleOf[ends.to[at]!]!];
    if (from < 0 || to < 0) return;
    const tally = tallies[from]!;
    if (from === to) {
      tally.internal++;
      return;
    }
    tally.outgoing++;
    tallies[to]!.incoming++;
    const known = tally.dependsOn.get(to) ?? { edges: 0, runTimeEdges: 0 };
    known.edges++;
    if (isRunTime(edge.kind)) known.runTimeEdges++;
    tally.dependsOn.set(to, known);
  });
}

/** Calls `count` once for every pair of a file and another module that its edges lead to. */
function countOutside(
  lists: readonly (readonly number[])[],
  other: Int32Array,
  moduleOf: Int32Array,
  count: (module: number) => void,
): void {
  const seen = new Map<number, number>();
  lists.forEach((edges, node) => {
    for (const edge of edges) {
      const module = moduleOf[other[edge]!]!;
      if (module < 0 || module === moduleOf[node] || seen.get(module) === node) continue;
      seen.set(module, node);
      count(module);
    }
  });
}

function dependenciesOf(tally: Tally, modules: readonly { readonly name: string }[]): ModuleDependency[] {
  return [...tally.dependsOn]
    .sort(([a], [b]) => a - b)
    .map(([module, counts]) => ({ module: modules[module]!.name, ...counts }));
}

function metricsOf(
  tally: Tally,
  files: readonly string[],
  facts: ReadonlyMap<string, FileFacts>,
): ModuleMetrics {
  const { afferent, efferent, internal, outgoing, incoming } = tally;
  const coupling = {
    afferent,
    efferent,
    instability: ratio(efferent, afferent + efferent),
    cohesion: ratio(internal, internal + outgoing + incoming),
  };
  return withContent(coupling, files, facts);
}

function withContent(
  coupling: Pick<ModuleMetrics, 'afferent' | 'efferent' | 'instability' | 'cohesion'>,
  files: readonly string[],
  facts: ReadonlyMap<string, FileFacts>,
): ModuleMetrics {
  const { types, abstract, lines } = contentOf(files, facts);
  const abstractness = ratio(abstract, types);
  return { ...coupling, abstractness, distance: Math.abs(abstractness + coupling.instability - 1), lines };
}

/** Modules whose files and edges stay as they are, while facts change; those that no change is in stay the very same objects. */
export function remeasured(
  modules: readonly Module[],
  before: ReadonlyMap<string, FileFacts>,
  facts: ReadonlyMap<string, FileFacts>,
): readonly Module[] {
  return modules.map((module) => {
    if (module.files.every((path) => before.get(path) === facts.get(path))) return module;
    return { ...module, metrics: withContent(module.metrics, module.files, facts) };
  });
}

function contentOf(files: readonly string[], facts: ReadonlyMap<string, FileFacts>) {
  const content = { types: 0, abstract: 0, lines: 0 };
  for (const file of files) {
    const known = facts.get(file);
    if (known === undefined) continue;
    const { types, abstract } = typesOf(known);
    content.lines += known.lines;
    content.types += types;
    content.abstract += abstract;
  }
  return content;
}

interface TypeCount {
  readonly types: number;
  readonly abstract: number;
}

/** Facts are immutable, and after one edit all but one file's are the same. */
const countedBefore = new WeakMap<FileFacts, TypeCount>();

function typesOf(facts: FileFacts): TypeCount {
  const known = countedBefore.get(facts);
  if (known !== undefined) return known;
  const types = facts.symbols.filter((symbol) => TYPE_KINDS.has(symbol.kind));
  const count = { types: types.length, abstract: types.filter((symbol) => symbol.abstract).length };
  countedBefore.set(facts, count);
  return count;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
