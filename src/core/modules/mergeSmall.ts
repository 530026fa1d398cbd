/** Small folders join the module around them where the imports say that they belong together. */
import { dirname } from '../../base/paths.ts';
import { endpointsOf } from '../graph/endpoints.ts';
import type { DependencyGraph } from '../model/graph.ts';
import type { FileGroup } from './fileGroup.ts';
import { ancestorsOf } from './packages.ts';

/** Files up to which a group is small. */
const SMALL = 2;
/** Small folders side by side from which on they are one module together. */
const SCATTERED = 8;

/** @param groups in path order. */
export function mergeSmall(groups: readonly FileGroup[], graph: DependencyGraph): FileGroup[] {
  const byPath = new Map(groups.map((group) => [group.path, group]));
  const small = groups.filter((group) => group.mergeable && group.files.length <= SMALL);
  const ties = tiesOf(groups, small, byPath, graph);
  // Deepest first, so that a chain of small folders ends in the outermost one.
  for (const group of small.toSorted((a, b) => b.path.length - a.path.length)) {
    const around = enclosing(group, byPath);
    const { parent, outside } = ties.get(group)!;
    if (around !== undefined && parent * 2 >= outside) moveInto(around, group, byPath);
  }
  gatherScattered(small, byPath);
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

interface Ties {
  /** Edges between the group and the one around it. */
  parent: number;
  /** Edges between the group and all others. */
  outside: number;
}

function tiesOf(
  groups: readonly FileGroup[],
  small: readonly FileGroup[],
  byPath: ReadonlyMap<string, FileGroup>,
  graph: DependencyGraph,
): ReadonlyMap<FileGroup, Ties> {
  const ties = new Map<FileGroup, Ties>(small.map((group) => [group, { parent: 0, outside: 0 }]));
  if (small.length === 0) return ties;
  const groupOf: (FileGroup | undefined)[] = graph.nodes.map(() => undefined);
  for (const group of groups) for (const file of group.files) groupOf[graph.indexOf.get(file) ?? -1] = group;
  const around = new Map(small.map((group) => [group, enclosing(group, byPath)]));
  const count = (group: FileGroup | undefined, other: FileGroup | undefined) => {
    const tie = group === undefined ? undefined : ties.get(group);
    if (tie === undefined || group === other) return;
    tie.outside++;
    if (other !== undefined && around.get(group!) === other) tie.parent++;
  };
  const { from, to } = endpointsOf(graph);
  for (let edge = 0; edge < from.length; edge++) {
    count(groupOf[from[edge]!], groupOf[to[edge]!]);
    count(groupOf[to[edge]!], groupOf[from[edge]!]);
  }
  return ties;
}

function enclosing(group: FileGroup, byPath: ReadonlyMap<string, FileGroup>): FileGroup | undefined {
  for (const folder of ancestorsOf(group.path)) {
    const found = byPath.get(folder);
    if (found?.packageRoot === group.packageRoot) return found;
    if (folder === group.packageRoot) return undefined;
  }
  return undefined;
}

function moveInto(target: FileGroup, group: FileGroup, byPath: Map<string, FileGroup>): void {
  for (const file of group.files) target.files.push(file);
  byPath.delete(group.path);
}

function gatherScattered(small: readonly FileGroup[], byPath: Map<string, FileGroup>): void {
  const left = small.filter((group) => byPath.get(group.path) === group && group.files.length <= SMALL);
  for (const [parent, siblings] of bySibling(left)) {
    if (siblings.length < SCATTERED) continue;
    const { packageRoot } = siblings[0]!;
    const target = byPath.get(parent) ?? {
      path: parent,
      origin: 'cohesion',
      packageRoot,
      files: [],
      mergeable: false,
    };
    byPath.set(parent, target);
    for (const group of siblings) moveInto(target, group, byPath);
  }
}

function bySibling(groups: readonly FileGroup[]): ReadonlyMap<string, FileGroup[]> {
  const siblings = new Map<string, FileGroup[]>();
  for (const group of groups) {
    const parent = dirname(group.outermost ?? group.path);
    const known = siblings.get(parent);
    if (known === undefined) siblings.set(parent, [group]);
    else known.push(group);
  }
  return siblings;
}
