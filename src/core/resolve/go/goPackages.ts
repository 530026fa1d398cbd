/** Go packages by folder: their names, and which file declares what. */
import { basename, dirname } from '../../../base/paths.ts';
import type { FileFacts } from '../../model/facts.ts';
import { inDefaultBuild } from './goBuild.ts';

export interface GoPackage {
  readonly name: string;
  /** File by exported name. */
  readonly declares: ReadonlyMap<string, string>;
  /** Stands for the package when no name says more. */
  readonly face: string;
}

/** Tests are no part of what others import; what the default build leaves out counts only where nothing else is. */
export function goPackages(facts: Iterable<FileFacts>): ReadonlyMap<string, GoPackage> {
  const byFolder = new Map<string, FileFacts[]>();
  for (const file of facts) {
    if (file.path.endsWith('_test.go')) continue;
    const folder = dirname(file.path);
    const files = byFolder.get(folder);
    if (files === undefined) byFolder.set(folder, [file]);
    else files.push(file);
  }
  return new Map([...byFolder].map(([folder, files]) => [folder, packageOf(folder, files)]));
}

/** False for files that `go list` on Linux leaves out of their package. */
export function isBuilt(file: FileFacts): boolean {
  return inDefaultBuild(file.path, constraintsOf(file)) && !file.packages.includes('documentation');
}

/** The query hands build constraints over as references, which no Go name can be mistaken for. */
export function constraintsOf({ references }: FileFacts): string[] {
  return references.flatMap(({ name }) => (name.startsWith('//') ? [name] : []));
}

function packageOf(folder: string, files: readonly FileFacts[]): GoPackage {
  const byPath = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const built = byPath.filter(isBuilt);
  const rest = byPath.filter((file) => !built.includes(file));
  const sorted = [...built, ...rest];
  const name = sorted.find((file) => file.packages.length > 0)?.packages[0] ?? basename(folder);
  return {
    name,
    declares: declarations(sorted),
    face: faceOf(built.length > 0 ? built : rest, folder, name),
  };
}

function declarations(files: readonly FileFacts[]): ReadonlyMap<string, string> {
  const declares = new Map<string, string>();
  for (const { symbols, path } of files) {
    for (const { name, exported, kind } of symbols) {
      if (exported && kind !== 'method' && !declares.has(name)) declares.set(name, path);
    }
  }
  return declares;
}

function faceOf(files: readonly FileFacts[], folder: string, name: string): string {
  const telling = ['doc.go', `${name}.go`, `${basename(folder)}.go`];
  const face = telling.flatMap((wanted) => files.filter((file) => basename(file.path) === wanted))[0];
  return (face ?? files[0]!).path;
}
