/** Merges resolved imports into the file-level dependency graph. */
import type { DependencyEdge, DependencyGraph, EdgeKind, ResolvedImport } from '../model/graph.ts';

export interface GraphOptions {
  readonly includeTests: boolean;
  isTest(path: string): boolean;
}

/** Strongest first: what an edge that merges several imports is called. */
const STRENGTH: readonly EdgeKind[] = ['static', 're-export', 'reference', 'declared', 'deferred', 'type'];

interface Draft {
  kind: EdgeKind;
  line: number;
  readonly names: Set<string>;
  count: number;
  test: boolean;
}

/** Every path becomes a node; imports of itself and, unless asked for, of test code become no edge. */
export function buildGraph(
  paths: readonly string[],
  imports: ReadonlyMap<string, readonly ResolvedImport[]>,
  options: GraphOptions,
): DependencyGraph {
  const indexOf = new Map(paths.map((path, at) => [path, at]));
  const edges: DependencyEdge[] = [];
  for (const from of paths) {
    const inTest = options.isTest(from);
    if (inTest && !options.includeTests) continue;
    for (const [to, draft] of mergeImports(from, imports.get(from) ?? [], inTest)) {
      if (!indexOf.has(to) || (draft.test && !options.includeTests)) continue;
      edges.push({ from, to, ...draft, names: [...draft.names] });
    }
  }
  return { nodes: paths, indexOf, edges, ...adjacency(paths.length, indexOf, edges) };
}

function mergeImports(from: string, imports: readonly ResolvedImport[], inTest: boolean): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (const { target, kind, line, names, test } of imports) {
    if (target.status !== 'resolved' || target.path === from) continue;
    const draft = drafts.get(target.path);
    const asTest = inTest || test === true;
    if (draft === undefined)
      drafts.set(target.path, { kind, line, names: new Set(names), count: 1, test: asTest });
    else mergeInto(draft, { kind, line, names, test: asTest });
  }
  return drafts;
}

function mergeInto(
  draft: Draft,
  other: { kind: EdgeKind; line: number; names: readonly string[]; test: boolean },
): void {
  for (const name of other.names) draft.names.add(name);
  draft.count++;
  // What production code imports decides; a test's import beside it adds nothing.
  const wins =
    draft.test === other.test ? STRENGTH.indexOf(other.kind) < STRENGTH.indexOf(draft.kind) : draft.test;
  if (wins) {
    draft.kind = other.kind;
    draft.line = other.line;
  }
  draft.test &&= other.test;
}

function adjacency(size: number, indexOf: ReadonlyMap<string, number>, edges: readonly DependencyEdge[]) {
  const out: number[][] = Array.from({ length: size }, () => []);
  const into: number[][] = Array.from({ length: size }, () => []);
  edges.forEach((edge, at) => {
    out[indexOf.get(edge.from)!]!.push(at);
    into[indexOf.get(edge.to)!]!.push(at);
  });
  return { out, in: into };
}
