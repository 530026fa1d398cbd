/** What one file of the workspace tells of decisions: dependencies that it declares, and choices that follow from it at once. */
import type { Confidence } from '../../model/finding.ts';
import type { Topic } from '../tables/decisionTable.ts';

export type Ecosystem =
  | 'npm'
  | 'pypi'
  | 'maven'
  | 'go'
  | 'crates'
  | 'nuget'
  | 'packagist'
  | 'rubygems'
  | 'native'
  | 'swift';

export interface Dependency {
  readonly ecosystem: Ecosystem;
  /** As the tables write names: lower case with `-` for Python, `group:artifact` for Maven, without major version for Go. */
  readonly name: string;
  /** As declared: a version or a range. */
  readonly version?: string | undefined;
  /** `optional`: offered to users who want it; `development`: for working on the project. */
  readonly use: 'product' | 'optional' | 'development';
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

export interface Trace {
  readonly topic: Topic;
  /** What is chosen. */
  readonly title: string;
  readonly version?: string | undefined;
  readonly confidence: Confidence;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** What to see there, in one sentence. */
  readonly text: string;
}

export interface ManifestFacts {
  /** What the package itself is called: who depends on it depends on this workspace. */
  readonly name?: string | undefined;
  readonly dependencies: readonly Dependency[];
  readonly traces: readonly Trace[];
  /** Of CI workflows. */
  readonly runs?: readonly CiRun[];
}

/** A version of a run-time that something runs on. */
export interface CiRun {
  readonly title: string;
  readonly version: string;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

export const NOTHING: ManifestFacts = { dependencies: [], traces: [] };

/** Reads one kind of file; must not throw on malformed text. */
export interface ManifestReader {
  /** @param name the base name. */
  matches(name: string, path: string): boolean;
  read(path: string, text: string): ManifestFacts;
}
