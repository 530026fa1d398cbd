/** The row of every box among its siblings: its layer where layers are known, else how far it is from the bottom. */
import type { MapModel } from '../model/map.ts';
import type { Arrow, Crossing } from './aggregate.ts';
import { bandsOf } from './bands.ts';
import { layersOfNodes } from './layersOfNodes.ts';
import { levelsOf, type SiblingArc } from './levels.ts';
import type { MapTree } from './mapTree.ts';

export interface Rows {
  /** By tree node, 0 at the top; -1 for a box without a place in the order. */
  readonly level: Int32Array;
  /** Levels gathered to rows; -1 for a box that no sibling has to do with. */
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

export function rowsOf(model: MapModel, tree: MapTree, { shown, arrows, crossings }: Shown): Rows {
  const level = new Int32Array(tree.nodes.length).fill(-1);
  const band = level.slice();
  const layerOf = new Map<number, string>();
  const arcs = arcsByFolder(tree, arrows, crossings);
  for (const folder of new Set(shown.map((node) => tree.nodes[node]!.parent))) {
    if (folder < 0) continue;
    const { children } = tree.nodes[folder]!;
    const own = arcs.get(folder) ?? [];
    const placed = layered(model, tree, { folder, arcs: own }) ?? levelled(children.length, own);
    for (const [at, child] of children.entries()) {
      level[child] = placed.level[at]!;
      band[child] = placed.band[at]!;
      const name = placed.layer?.[at];
      if (name !== undefined) layerOf.set(child, name);
    }
  }
  return { level, band, layerOf };
}

/** By position among the siblings. */
interface Placed {
  readonly level: Int32Array;
  readonly band: Int32Array;
  readonly layer?: readonly (string | undefined)[];
}

function levelled(siblings: number, arcs: readonly SiblingArc[]): Placed {
  const level = levelsOf(siblings, arcs);
  const bands = bandsOf(level, arcs);
  return { level, band: level.map((each) => bands[each] ?? -1) };
}

/** Share of a folder's files that may lie outside of the layers that are its rows. */
const OUTSIDE = 0.3;
/** A layer of more boxes than this must not hold most of them: that order says little of this folder. */
const FEW = 4;
const MOST = 0.4;

/** Undefined where no order of layers tells the folder's content apart. */
function layered(
  model: MapModel,
  tree: MapTree,
  { folder, arcs }: { readonly folder: number; readonly arcs: readonly SiblingArc[] },
): Placed | undefined {
  const { children, files } = tree.nodes[folder]!;
  for (const [order, layers] of layersOfNodes(model, tree).entries()) {
    const own = Int32Array.from(children, (child) => layers[child]!);
    const present = [...new Set(own)].filter((layer) => layer >= 0).sort((a, b) => a - b);
    const outside = children.reduce(
      (sum, child, at) => (own[at]! < 0 ? sum + tree.nodes[child]!.files : sum),
      0,
    );
    const largest = Math.max(...present.map((layer) => own.filter((each) => each === layer).length));
    if (present.length < 2 || outside > files * OUTSIDE) continue;
    if (largest > Math.max(FEW, children.length * MOST)) continue;
    const labels = new Set(children.map((child) => tree.nodes[child]!.label));
    const names = model.layerings[order]!.map(({ name }) => telling(name, labels));
    return inLayers({ own, present, arcs, names });
  }
  return undefined;
}

/** A name that only lists the boxes of its row says nothing. */
function telling(name: string, labels: ReadonlySet<string>): string | undefined {
  const parts = name.replace(/ and \d+ more$/, '').split(', ');
  return parts.every((part) => labels.has(part)) ? undefined : name;
}

interface Layered {
  /** By sibling. */
  readonly own: Int32Array;
  /** Layers that siblings are in, ascending. */
  readonly present: readonly number[];
  readonly arcs: readonly SiblingArc[];
  readonly names: readonly (string | undefined)[];
}

/** A row a layer; inside it the levels stand from left to right. What has none stands above where it mostly uses the others, else below. */
function inLayers({ own, present, arcs, names }: Layered): Placed {
  const level = new Int32Array(own.length).fill(-1);
  let base = 0;
  for (const layer of present) {
    const within = levelsOf(
      own.length,
      arcs.filter(({ from, to }) => own[from] === layer && own[to] === layer),
    );
    let highest = 0;
    for (const [at, each] of own.entries()) {
      if (each !== layer) continue;
      level[at] = base + Math.max(0, within[at]!);
      highest = Math.max(highest, within[at]!);
    }
    base += highest + 1;
  }
  const balance = balanceOf(own.length, arcs);
  const above = own.some((layer, at) => layer < 0 && (balance[at] ?? -1) >= 0) ? 1 : 0;
  const bandOf = (layer: number, at: number) => {
    if (balance[at] === undefined) return -1;
    if (layer >= 0) return above + present.indexOf(layer);
    return balance[at] >= 0 ? 0 : above + present.length;
  };
  return { level, band: own.map(bandOf), layer: Array.from(own, (layer) => names[layer]) };
}

/** By sibling, what it uses of the others less what they use of it; undefined where it is neither. */
function balanceOf(siblings: number, arcs: readonly SiblingArc[]): readonly (number | undefined)[] {
  const balance: (number | undefined)[] = Array.from({ length: siblings });
  for (const { from, to, weight } of arcs) {
    balance[from] = (balance[from] ?? 0) + weight;
    balance[to] = (balance[to] ?? 0) - weight;
  }
  return balance;
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
