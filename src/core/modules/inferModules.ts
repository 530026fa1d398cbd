/** Files in, modules out: by manifests first, then by folders, then by cohesion. Every file is in exactly one module. */
import type { FileFacts } from '../model/facts.ts';
import type { DependencyGraph } from '../model/graph.ts';
import type { Module } from '../model/module.ts';
import type { FileGroup } from './fileGroup.ts';
import { gatherExamples } from './gatherExamples.ts';
import { groupFolders } from './groupFolders.ts';
import { headerHomes } from './headerHomes.ts';
import { mergeSmall } from './mergeSmall.ts';
import { measureModules, remeasured } from './moduleMetrics.ts';
import { packagesOf } from './packages.ts';
import { placeRest } from './placeRest.ts';
import { roomsFor } from './rooms.ts';
import { countProduct } from './supporting.ts';

export interface ModuleInput {
  /** Source files, sorted. */
  readonly paths: readonly string[];
  /** Paths of manifest files; those in test code do not count. */
  readonly manifests: readonly string[];
  readonly graph: DependencyGraph;
  readonly facts: ReadonlyMap<string, FileFacts>;
  isTest(path: string): boolean;
}

/** What was inferred from the same manifests. */
export interface EarlierModules extends Pick<ModuleInput, 'graph' | 'facts'> {
  readonly modules: readonly Module[];
}

/** @param earlier when it saw the same graph, its modules stay, and only what they hold is counted anew. */
export function inferModules(input: ModuleInput, earlier?: EarlierModules): readonly Module[] {
  if (earlier?.graph === input.graph) return remeasured(earlier.modules, earlier.facts, input.facts);
  const drafts = groupFiles(input).map((group) => {
    const name = group.path === '' ? '.' : group.path;
    return { name, path: name, origin: group.origin, files: group.files.sort() };
  });
  const measured = measureModules(drafts, input.graph, input.facts);
  return drafts.map((draft, at) => ({ ...draft, ...measured[at]! }));
}

function groupFiles({ paths, manifests, graph, isTest }: ModuleInput): FileGroup[] {
  const declaring = manifests.filter((path) => !isTest(path));
  const [tests, sources] = partition(paths, isTest);
  const folderOf = headerHomes(sources);
  const packages = packagesOf(sources, declaring, folderOf);
  const rooms = roomsFor(countProduct(packages));
  const drafts = packages.flatMap((pack) =>
    groupFolders(pack, { folderOf, rooms, graph, dominant: pack.files.length * 2 > sources.length }),
  );
  const groups = mergeSmall(gatherExamples(drafts).sort(byPath), graph);
  placeRest(packagesOf(tests, declaring), groups);
  return groups.sort(byPath);
}

function partition(paths: readonly string[], test: (path: string) => boolean): [string[], string[]] {
  const yes: string[] = [];
  const no: string[] = [];
  for (const path of paths) (test(path) ? yes : no).push(path);
  return [yes, no];
}

function byPath(a: FileGroup, b: FileGroup): number {
  return a.path < b.path ? -1 : Number(a.path > b.path);
}
