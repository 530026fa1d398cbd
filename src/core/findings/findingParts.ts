/** What the finders read: the parts of an architecture model that stand before its findings. */
import type { SourceFile } from '../model/architectureModel.ts';
import type { FileFacts } from '../model/facts.ts';
import type { Cycle, DependencyGraph, ResolvedImport } from '../model/graph.ts';
import type { HistoryFacts } from '../model/history.ts';
import type { Module } from '../model/module.ts';
import type { Ruling } from '../model/rule.ts';

export interface FindingParts {
  readonly graph: DependencyGraph;
  readonly cycles: readonly Cycle[];
  readonly modules: readonly Module[];
  readonly moduleCycles: readonly Cycle[];
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly files: readonly SourceFile[];
  readonly imports: ReadonlyMap<string, readonly ResolvedImport[]>;
  readonly manifests: readonly string[];
  /** Text of manifests by path, where they were read: names in them count as entry points. */
  readonly manifestTexts?: ReadonlyMap<string, string>;
  /** Every walked path, source or not. */
  readonly paths: readonly string[];
  readonly includeTests: boolean;
  /** Undefined where history was not asked for, or there is none. */
  readonly history?: HistoryFacts | undefined;
  readonly ruling?: Ruling | undefined;
  isTest(path: string): boolean;
}
