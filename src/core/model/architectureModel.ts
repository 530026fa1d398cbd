/** The immutable snapshot of everything known about one workspace. */
import type { FileFacts, FileProblem } from './facts.ts';
import type { Finding } from './finding.ts';
import type { Cycle, DependencyGraph, ResolutionCounts, ResolvedImport, UnresolvedImport } from './graph.ts';
import type { HistoryFacts } from './history.ts';
import type { LanguageId } from './language.ts';
import type { Module } from './module.ts';
import type { Ruling } from './rule.ts';

export interface SourceFile {
  readonly path: string;
  readonly language: LanguageId;
  /** Name of the module it belongs to. */
  readonly module: string;
  readonly lines: number;
  readonly sizeBytes: number;
  /** Test code: left out of the architecture unless asked for. */
  readonly test: boolean;
  /** PageRank over the dependency graph, scaled so that the mean is 1. */
  readonly centrality: number;
  readonly incoming: number;
  readonly outgoing: number;
}

export interface ArchitectureModel {
  /** Absolute path of the workspace. */
  readonly root: string;
  /** Grows by one with every published snapshot. */
  readonly revision: number;
  readonly files: readonly SourceFile[];
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly imports: ReadonlyMap<string, readonly ResolvedImport[]>;
  readonly graph: DependencyGraph;
  readonly modules: readonly Module[];
  readonly cycles: readonly Cycle[];
  readonly moduleCycles: readonly Cycle[];
  /** What the workspace's own rules say; violations are findings too. */
  readonly ruling?: Ruling;
  readonly findings: readonly Finding[];
  readonly unresolved: readonly UnresolvedImport[];
  readonly resolution: ResolutionCounts;
  readonly problems: readonly FileProblem[];
  readonly history: HistoryFacts | undefined;
  /** Walked files of no analysed language that may name source files: components, manifests, build files, documents. */
  readonly companions?: readonly string[];
}
