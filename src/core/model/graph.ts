/** The dependency graph at file level: nodes are source files, edges are resolved imports. */
import type { ImportKind } from './facts.ts';

/**
 * `reference`: the name is used without an import (same package, fully qualified);
 * `declared`: only a manifest says so.
 */
export type EdgeKind = ImportKind | 'reference' | 'declared';

/** Where one import leads. */
export type ImportTarget =
  | { readonly status: 'resolved'; readonly path: string }
  | { readonly status: 'external'; readonly package: string }
  | { readonly status: 'unresolved'; readonly reason: string };

/** One import after resolution. A raw import may yield several (a use-tree, `from package import a, b`). */
export interface ResolvedImport {
  readonly specifier: string;
  readonly kind: EdgeKind;
  readonly line: number;
  readonly names: readonly string[];
  readonly test?: boolean;
  /** Written, and used by no code: the compiler forgets it and it makes no edge, but rules see the line. */
  readonly idle?: true;
  readonly target: ImportTarget;
  /** Index into `FileFacts.imports`, absent for references and manifest edges. */
  readonly rawIndex?: number;
}

/** All imports from one file to another, merged. */
export interface DependencyEdge {
  readonly from: string;
  readonly to: string;
  /** The strongest kind among the merged imports: static > re-export > reference > declared > deferred > type. */
  readonly kind: EdgeKind;
  /** 1-based line of the first import of that kind. */
  readonly line: number;
  /** Distinct names taken; `*` counts as one. */
  readonly names: readonly string[];
  /** Number of import statements and references merged. */
  readonly count: number;
  /** True when every merged import stands in test code. */
  readonly test: boolean;
}

export interface UnresolvedImport {
  readonly from: string;
  readonly specifier: string;
  readonly reason: string;
  readonly line: number;
}

export interface ResolutionCounts {
  readonly resolved: number;
  readonly external: number;
  readonly unresolved: number;
}

/** Adjacency by dense index; `nodes[i]` has `out[i]`/`in[i]`, lists of edge indexes. */
export interface DependencyGraph {
  readonly nodes: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly edges: readonly DependencyEdge[];
  readonly out: readonly (readonly number[])[];
  readonly in: readonly (readonly number[])[];
}

/** A strongly connected component of more than one file (or modules). */
export interface Cycle {
  readonly id: string;
  /** Members in path order. */
  readonly members: readonly string[];
  /** A shortest closed walk through the component, first node not repeated at the end. */
  readonly witness: readonly string[];
  /** `run-time` when the component survives without type-only and deferred edges. */
  readonly strength: 'run-time' | 'deferred' | 'type-only';
  /** Edges whose removal leaves no cycle, cheapest first. */
  readonly cuts: readonly CycleCut[];
}

export interface CycleCut {
  readonly from: string;
  readonly to: string;
  readonly line: number;
  /** Number of names that the cut has to reroute; lower is cheaper. */
  readonly cost: number;
}
