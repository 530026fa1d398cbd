/** Modules so large, and in touch with so many others, that they have stopped to be one thing. */
import { dirname } from '../../base/paths.ts';
import type { SourceFile } from '../model/architectureModel.ts';
import type { Finding } from '../model/finding.ts';
import { findingId } from '../model/findingId.ts';
import type { Module } from '../model/module.ts';
import type { FindingParts } from './findingParts.ts';
import { counted, moduleLabel, percent } from './wording.ts';

/** Files below which a module is not large, whatever the others are. */
const LARGE = 40;
/** How many times the usual module it must be. */
const TIMES_USUAL = 4;
/** Other modules without which size is not compared. */
const MIN_MODULES = 4;
/** Share of the other modules that must depend on it, and that it must depend on: what is only used is a library. */
const TOUCHED = 0.2;
const MAX_EVIDENCE = 5;

export function findGodModules({ modules, files }: FindingParts): Finding[] {
  const sizes = sizesOf(files);
  const usual = [...sizes.values()].sort((a, b) => a - b);
  if (usual.length < MIN_MODULES) return [];
  const limit = Math.max(LARGE, TIMES_USUAL * usual[usual.length >> 1]!);
  const large = modules.filter((module) => (sizes.get(module.name) ?? 0) >= limit);
  if (large.length === 0) return [];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const others = usual.length - 1;
  return large.flatMap((module) => {
    if (largestHeap(module, byPath) < LARGE || isRole(module)) return [];
    const touched = touchedBy(module, modules);
    if (Math.min(touched.uses.size, touched.users.size) < others * TOUCHED) return [];
    const size = sizes.get(module.name)!;
    return [
      describe(module, { size, touched: new Set([...touched.uses, ...touched.users]).size, others, byPath }),
    ];
  });
}

/** Folders in which a framework wants all files of one role: their size is the framework's choice. */
function isRole({ path }: Module): boolean {
  return /(?:^|\/)(?:models|views|controllers|pages|routes|migrations|locales|handlers|jobs|mailers)$/.test(
    path,
  );
}

/** Files that lie directly in one folder: a module that is sorted into folders is split already. */
function largestHeap({ files }: Module, byPath: ReadonlyMap<string, SourceFile>): number {
  const counts = new Map<string, number>();
  for (const path of files) {
    if (byPath.get(path)?.test === false) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

/** Files that are no tests, by module. */
function sizesOf(files: readonly SourceFile[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const file of files) if (!file.test) sizes.set(file.module, (sizes.get(file.module) ?? 0) + 1);
  return sizes;
}

function touchedBy(module: Module, modules: readonly Module[]) {
  const uses = new Set(module.dependsOn.map((each) => each.module));
  const users = new Set(
    modules
      .filter((other) => other.dependsOn.some((each) => each.module === module.name))
      .map((other) => other.name),
  );
  return { uses, users };
}

interface Size {
  readonly size: number;
  readonly touched: number;
  readonly others: number;
  readonly byPath: ReadonlyMap<string, SourceFile>;
}

function describe(module: Module, { size, touched, others, byPath }: Size): Finding {
  const central = module.files
    .flatMap((path) => byPath.get(path) ?? [])
    .filter((file) => !file.test)
    .sort((a, b) => b.incoming + b.outgoing - a.incoming - a.outgoing);
  return {
    id: findingId('god-module', module.name),
    kind: 'god-module',
    severity: 'warning',
    confidence: 'likely',
    title: `${moduleLabel(module.name)} does too much: ${counted(size, 'file')} in touch with ${counted(touched, 'module')}`,
    explanation: `It holds ${counted(size, 'file')} and ${counted(module.metrics.lines, 'line')}, touches ${touched} of the other ${others} modules, and ${percent(module.metrics.cohesion)} of its dependencies stay inside. Split it along the groups of files that use each other, beginning with the files that most others import.`,
    evidence: central.slice(0, MAX_EVIDENCE).map((file) => ({
      path: file.path,
      line: 1,
      text: `Imported by ${counted(file.incoming, 'file')}, imports ${file.outgoing}.`,
    })),
    subjects: [module.name],
  };
}
