/** A small workspace for the finders, made by the same steps as a real one. */
import { findFindings } from '../../../../src/core/findings/findFindings.ts';
import type { FindingParts } from '../../../../src/core/findings/findingParts.ts';
import { findCycles } from '../../../../src/core/graph/cycles.ts';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import type { Finding, FindingKind } from '../../../../src/core/model/finding.ts';
import type { LanguageId } from '../../../../src/core/model/language.ts';
import { inferModules } from '../../../../src/core/modules/inferModules.ts';
import { moduleCyclesOf } from '../../../../src/core/modules/moduleCycles.ts';
import { graphOf, importsOf, type Triple } from '../graph/randomGraph.ts';

export interface WorkspaceSketch {
  readonly edges: readonly Triple[];
  readonly paths?: readonly string[];
  readonly manifests?: Readonly<Record<string, string>>;
  readonly language?: LanguageId;
  readonly packages?: (path: string) => readonly string[];
  /** Files without an exported name. */
  readonly silent?: readonly string[];
  /** Files that declare nothing but an interface. */
  readonly abstract?: readonly string[];
}

const isTest = (path: string) => path.startsWith('test/');

export function partsOf(sketch: WorkspaceSketch): FindingParts {
  const { edges, paths: extra = [], manifests: texts = {} } = sketch;
  const graph = graphOf(edges, extra);
  const paths = graph.nodes;
  const facts = new Map(paths.map((path) => [path, factsOf(path, sketch)]));
  const manifests = Object.keys(texts);
  const modules = inferModules({ paths, manifests, graph, facts, isTest });
  const moduleOf = new Map(modules.flatMap((module) => module.files.map((file) => [file, module.name])));
  return {
    graph,
    cycles: findCycles(graph),
    modules,
    moduleCycles: moduleCyclesOf(modules),
    facts,
    files: paths.map((path, node) => ({
      path,
      language: facts.get(path)!.language,
      module: moduleOf.get(path)!,
      lines: 10,
      sizeBytes: 100,
      test: isTest(path),
      centrality: 1,
      incoming: graph.in[node]!.length,
      outgoing: graph.out[node]!.length,
    })),
    imports: importsOf(edges),
    manifests,
    manifestTexts: new Map(Object.entries(texts)),
    paths,
    includeTests: true,
    isTest,
  };
}

export function findingsOf(sketch: WorkspaceSketch, kind: FindingKind): Finding[] {
  return findFindings(partsOf(sketch)).filter((finding) => finding.kind === kind);
}

export function many(folder: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${folder}/f${at}.ts`);
}

function factsOf(
  path: string,
  { language = 'typescript', packages, silent = [], abstract = [] }: WorkspaceSketch,
): FileFacts {
  const symbol = {
    name: 'x',
    kind: 'function',
    exported: true,
    startLine: 3,
    endLine: 4,
    start: 0,
    end: 1,
  } as const;
  return {
    path,
    language,
    depth: 'full',
    hash: '',
    sizeBytes: 100,
    lines: 10,
    imports: [],
    symbols: silent.includes(path) ? [] : [{ ...symbol, abstract: abstract.includes(path) }],
    references: [],
    packages: packages?.(path) ?? [],
    problems: [],
  };
}
