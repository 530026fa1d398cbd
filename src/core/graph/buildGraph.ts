/** Merges resolved imports into the file-level dependency graph. */

import type { DependencyEdge, DependencyGraph, ResolvedImport } from '../model/graph.ts';
import { isDeclaration } from '../workspace/declarationFiles.ts';
import { rankOf } from './edgeKinds.ts';

export interface GraphOptions {
  /** Without it, imports that stand in test code make no edge; test files stay as nodes. */
  readonly includeTests: boolean;
  isTest(path: string): boolean;
  /** A graph of the same options: it is given back as it is when it comes out the same. */
  readonly previous?: DependencyGraph | undefined;
}

/**
 * @param paths the nodes, in this order.
 * @param imports by importing file; targets that are no node, and imports of the file itself, make no edge.
 */
export function buildGraph(
  paths: readonly string[],
  imports: ReadonlyMap<string, readonly ResolvedImport[]>,
  options: GraphOptions,
): DependencyGraph {
  const { previous, includeTests } = options;
  const sameNodes = previous !== undefined && sameItems(previous.nodes, paths);
  const indexOf = sameNodes ? previous.indexOf : new Map(paths.map((path, index) => [path, index]));
  const edges = paths.flatMap((path) => {
    const list = imports.get(path);
    const test = options.isTest(path);
    if (list === undefined || (test && !includeTests)) return [];
    return edgesOf({ path, test, list }, { indexOf, includeTests, previous });
  });
  if (sameNodes && sameItems(previous.edges, edges)) return previous;
  return { nodes: paths, indexOf, edges, ...adjacency(paths.length, edges, indexOf) };
}

/** Indices of edges by the nodes they leave and enter. */
function adjacency(
  nodes: number,
  edges: readonly DependencyEdge[],
  indexOf: ReadonlyMap<string, number>,
): Pick<DependencyGraph, 'out' | 'in'> {
  const out: number[][] = Array.from({ length: nodes }, () => []);
  const incoming: number[][] = Array.from({ length: nodes }, () => []);
  edges.forEach((edge, at) => {
    out[indexOf.get(edge.from)!]!.push(at);
    incoming[indexOf.get(edge.to)!]!.push(at);
  });
  return { out, in: incoming };
}

function sameItems<T>(before: readonly T[], after: readonly T[]): boolean {
  return before.length === after.length && before.every((item, at) => item === after[at]);
}

interface Importer {
  readonly path: string;
  readonly test: boolean;
  readonly list: readonly ResolvedImport[];
}

interface Merged {
  readonly from: string;
  readonly test: boolean;
  readonly includeTests: boolean;
  readonly edges: readonly DependencyEdge[];
}

/**
 * Merged edges by the list they were made from: lists are immutable, and after one edit all but one are the same, so that the
 * other files' edges stay the very same objects. Only kept when every target was a node, since new nodes make new edges.
 */
const mergedBefore = new WeakMap<readonly ResolvedImport[], Merged>();

interface Target {
  readonly indexOf: ReadonlyMap<string, number>;
  readonly includeTests: boolean;
  readonly previous: DependencyGraph | undefined;
}

function edgesOf(importer: Importer, { indexOf, includeTests, previous }: Target): readonly DependencyEdge[] {
  const { path: from, test, list } = importer;
  const known = mergedBefore.get(list);
  const fits = known?.from === from && known.test === test && known.includeTests === includeTests;
  if (fits && known.edges.every((edge) => indexOf.has(edge.to))) return known.edges;
  const merged = mergeImports(importer, indexOf, includeTests);
  const edges = kept(merged.edges, previous?.out[previous.indexOf.get(from) ?? -1], previous?.edges);
  if (merged.complete) mergedBefore.set(list, { from, test, includeTests, edges });
  return edges;
}

/** Edges that are as before stay the very same objects. */
function kept(
  edges: readonly DependencyEdge[],
  outgoing: readonly number[] = [],
  all: readonly DependencyEdge[] = [],
): readonly DependencyEdge[] {
  const before = new Map(outgoing.map((at) => [all[at]!.to, all[at]!]));
  return edges.map((edge) => {
    const known = before.get(edge.to);
    return known !== undefined && isSame(known, edge) ? known : edge;
  });
}

function isSame(a: DependencyEdge, b: DependencyEdge): boolean {
  return (
    a.kind === b.kind &&
    a.line === b.line &&
    a.count === b.count &&
    a.test === b.test &&
    sameItems(a.names, b.names)
  );
}

type Draft = { -readonly [K in Exclude<keyof DependencyEdge, 'names'>]: DependencyEdge[K] } & {
  readonly names: Set<string>;
};

function mergeImports(importer: Importer, indexOf: ReadonlyMap<string, number>, includeTests: boolean) {
  const drafts = new Map<string, Draft>();
  const erased = isDeclaration(importer.path);
  let complete = true;
  for (const written of importer.list) {
    const each = erased ? { ...written, kind: 'type' as const } : written;
    const test = importer.test || each.test === true;
    if (each.target.status !== 'resolved' || each.idle || (test && !includeTests)) continue;
    const to = each.target.path;
    if (to === importer.path) continue;
    const draft = drafts.get(to);
    if (draft !== undefined) mergeInto(draft, each, test);
    else if (indexOf.has(to)) drafts.set(to, firstOf(importer.path, to, { ...each, test }));
    else complete = false;
  }
  const edges: readonly DependencyEdge[] = [...drafts.values()].map((draft) => ({
    ...draft,
    names: [...draft.names],
  }));
  return { edges, complete };
}

function firstOf(from: string, to: string, first: ResolvedImport & { readonly test: boolean }): Draft {
  const { kind, line, names, test } = first;
  return { from, to, kind, line, names: new Set(names), count: 1, test };
}

function mergeInto(draft: Draft, next: ResolvedImport, test: boolean): void {
  draft.count++;
  for (const name of next.names) draft.names.add(name);
  // What production code imports decides; a test's import beside it adds nothing to how strongly the files are bound.
  const wins = draft.test === test ? isStronger(next, draft) : draft.test;
  if (wins) {
    draft.kind = next.kind;
    draft.line = next.line;
  }
  draft.test &&= test;
}

function isStronger(
  next: Pick<DependencyEdge, 'kind' | 'line'>,
  known: Pick<DependencyEdge, 'kind' | 'line'>,
): boolean {
  const difference = rankOf(next.kind) - rankOf(known.kind);
  return difference < 0 || (difference === 0 && next.line < known.line);
}
