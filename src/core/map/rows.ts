/** The row of every box among its siblings. */
import type { MapModel } from '../model/map.ts';
import type { Arrow, Crossing } from './aggregate.ts';
import { bandsOf } from './bands.ts';
import { levelsOf, type SiblingArc } from './levels.ts';
import type { MapTree } from './mapTree.ts';

export interface Rows {
  /** By tree node, 0 at the top; -1 for a box that no sibling has to do with. */
  readonly level: Int32Array;
  /** Levels gathered to rows; -1 as above. */
  readonly band: Int32Array;
  /** Names of layers by tree node, in folders whose rows are layers. */
  readonly layerOf: ReadonlyMap<number, string>;
}

export interface Shown {
  readonly shown: readonly number[];
  readonly arrows: readonly Arrow[];
  /** One an arrow. */
  readonly crossings: readonly Crossing[];
}

export function rowsOf(_model: MapModel, tree: MapTree, { shown, arrows, crossings }: Shown): Rows {
  const level = new Int32Array(tree.nodes.length).fill(-1);
  const band = level.slice();
  const arcs = arcsByFolder(tree, arrows, crossings);
  for (const folder of new Set(shown.map((node) => tree.nodes[node]!.parent))) {
    if (folder < 0) continue;
    const { children } = tree.nodes[folder]!;
    const own = arcs.get(folder) ?? [];
    const levels = levelsOf(children.length, own);
    const bands = bandsOf(levels, own);
    for (const [at, child] of children.entries()) {
      level[child] = levels[at]!;
      band[child] = bands[levels[at]!] ?? -1;
    }
  }
  return { level, band, layerOf: new Map() };
}

function arcsByFolder(
  tree: MapTree,
  arrows: readonly Arrow[],
  crossings: readonly Crossing[],
): ReadonlyMap<number, readonly SiblingArc[]> {
  const weights = new Map<number, Map<number, number>>();
  const size = tree.nodes.length;
  for (const [at, { folder, from, to }] of crossings.entries()) {
    const sums = weights.get(folder) ?? new Map<number, number>();
    weights.set(folder, sums);
    const key = from * size + to;
    sums.set(key, (sums.get(key) ?? 0) + arrows[at]!.count);
  }
  return new Map([...weights].map(([folder, sums]) => [folder, siblingArcs(tree, folder, sums)]));
}

function siblingArcs(tree: MapTree, folder: number, sums: ReadonlyMap<number, number>): SiblingArc[] {
  const position = new Map(tree.nodes[folder]!.children.map((node, at) => [node, at]));
  const size = tree.nodes.length;
  return [...sums].map(([key, weight]) => ({
    from: position.get(Math.floor(key / size))!,
    to: position.get(key % size)!,
    weight,
  }));
}
