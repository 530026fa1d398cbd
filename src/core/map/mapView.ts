/** As much of a map as was asked for: open folders, rows, arrows between what is closed. */
import type { MapDependency, MapEdge, MapModel, MapNode, MapRequest, MapView } from '../model/map.ts';
import { type Aggregate, type Arrow, aggregate, type Crossing, crossingOf } from './aggregate.ts';
import { chosenExpansion, openTo, readableExpansion } from './expansion.ts';
import { stepsFrom } from './focus.ts';
import { type MapTree, mapTree } from './mapTree.ts';
import { type Rows, rowsOf } from './rows.ts';

/** Never more than the request's open folders ask for; deterministic; linear in files and dependencies. */
export function mapView(model: MapModel, request: MapRequest = {}): MapView {
  const { depth = 1, kinds } = request;
  const counted =
    kinds === undefined ? model.dependencies : model.dependencies.filter(({ kind }) => kinds.includes(kind));
  const steps =
    request.focus === undefined ? undefined : stepsFrom(model, counted, { focus: request.focus, depth });
  const dependencies = steps === undefined ? counted : counted.filter((each) => isNear(each, steps, depth));
  const tree = steps === undefined ? wholeTree(model) : mapTree(model, (file) => steps[file]! >= 0);
  const open =
    request.expanded === undefined ? readableExpansion(tree) : chosenExpansion(tree, request.expanded);
  if (request.reveal !== undefined) openTo(tree, request.reveal, open);
  const boxOf = boxesOf(tree, open);
  const sums = aggregate(tree, dependencies, boxOf);
  const shown = shownNodes(tree, open);
  return {
    name: model.name,
    revision: model.revision,
    expanded: [...open].map((at) => tree.nodes[at]!.id),
    ...(steps === undefined || request.focus === undefined ? {} : { focus: request.focus }),
    depth,
    ...drawn({ model, tree, open, shown, sums, steps }),
    totalFiles: model.files.length,
    shownFiles: tree.nodes[0]?.files ?? 0,
  };
}

const trees = new WeakMap<MapModel, MapTree>();

/** The same for every view of a model. */
export function wholeTree(model: MapModel): MapTree {
  const tree = trees.get(model) ?? mapTree(model);
  trees.set(model, tree);
  return tree;
}

/** What joins two files that are both as far away as is shown is left out: it says nothing of the focus. */
function isNear({ from, to }: MapDependency, steps: Int32Array, depth: number): boolean {
  const [a, b] = [steps[from]!, steps[to]!];
  return a >= 0 && b >= 0 && Math.min(a, b) < depth;
}

/** By file, the closed folder or the file itself that is shown. */
function boxesOf({ nodes, nodeOf }: MapTree, open: ReadonlySet<number>): Int32Array {
  const box = new Int32Array(nodes.length);
  for (const [at, { parent }] of nodes.entries()) box[at] = at === 0 || open.has(parent) ? at : box[parent]!;
  return nodeOf.map((at) => (at < 0 ? -1 : box[at]!));
}

function shownNodes({ nodes }: MapTree, open: ReadonlySet<number>): number[] {
  return [...nodes.keys()].filter((at) => at === 0 || open.has(nodes[at]!.parent));
}

interface Parts {
  readonly model: MapModel;
  readonly tree: MapTree;
  readonly open: ReadonlySet<number>;
  /** Tree nodes, parents before children. */
  readonly shown: readonly number[];
  readonly sums: Aggregate;
  readonly steps: Int32Array | undefined;
}

function drawn(parts: Parts): Pick<MapView, 'nodes' | 'edges'> {
  const { tree, shown, sums } = parts;
  const place = new Int32Array(tree.nodes.length).fill(-1);
  for (const [at, node] of shown.entries()) place[node] = at;
  const depths = depthsOf(tree);
  const crossings = sums.arrows.map((arrow) => crossingOf(tree, depths, arrow));
  const rows = rowsOf(parts.model, tree, { shown, arrows: sums.arrows, crossings });
  const figures = figuresOf(parts, crossings);
  return {
    nodes: shown.map((node) => nodeOf(parts, { node, rows, place, figures })),
    edges: sums.arrows.map((arrow, at) => edgeOf(arrow, { place, rows, crossing: crossings[at]! })),
  };
}

function depthsOf({ nodes }: MapTree): Int32Array {
  const depths = new Int32Array(nodes.length);
  for (const [at, { parent }] of nodes.entries()) depths[at] = parent < 0 ? 0 : depths[parent]! + 1;
  return depths;
}

/** By tree node. */
interface Figures {
  readonly lines: Int32Array;
  readonly inCycles: Int32Array;
  readonly violations: Int32Array;
  readonly incoming: Int32Array;
  readonly outgoing: Int32Array;
  readonly inside: Int32Array;
  /** Undefined without a focus. */
  readonly distance: Int32Array | undefined;
}

function figuresOf({ model, tree, sums, steps }: Parts, crossings: readonly Crossing[]): Figures {
  const size = tree.nodes.length;
  const zeros = () => new Int32Array(size);
  const figures = {
    lines: zeros(),
    inCycles: zeros(),
    violations: zeros(),
    incoming: zeros(),
    outgoing: zeros(),
    inside: sums.inside.slice(),
    distance: steps === undefined ? undefined : zeros().fill(FAR),
  };
  for (const [at, { file }] of tree.nodes.entries()) {
    if (file === undefined) continue;
    const { lines, inCycle, violations } = model.files[file]!;
    figures.lines[at] = lines;
    figures.inCycles[at] = Number(inCycle);
    figures.violations[at] = violations;
    if (steps !== undefined) figures.distance![at] = steps[file]!;
  }
  for (const [at, { from, to, count }] of sums.arrows.entries()) {
    const { folder } = crossings[at]!;
    for (let node = from; node !== folder; node = tree.nodes[node]!.parent) figures.outgoing[node]! += count;
    for (let node = to; node !== folder; node = tree.nodes[node]!.parent) figures.incoming[node]! += count;
    if (folder >= 0) figures.inside[folder]! += count;
  }
  sumUpwards(tree, figures);
  return figures;
}

const FAR = 9;

/** Children follow their parents, so going backwards meets every child before its parent. */
function sumUpwards({ nodes }: MapTree, { distance, ...figures }: Figures): void {
  for (let at = nodes.length - 1; at > 0; at--) {
    const { parent } = nodes[at]!;
    for (const each of [figures.lines, figures.inCycles, figures.violations, figures.inside])
      each[parent]! += each[at]!;
    if (distance !== undefined) distance[parent] = Math.min(distance[parent]!, distance[at]!);
  }
}

interface Placing {
  readonly node: number;
  readonly rows: Rows;
  readonly place: Int32Array;
  readonly figures: Figures;
}

function nodeOf({ model, tree, open }: Parts, { node, rows, place, figures }: Placing): MapNode {
  const { id, label, parent, file, files } = tree.nodes[node]!;
  const layer = rows.layerOf.get(node);
  return {
    id,
    label,
    kind: file === undefined ? 'folder' : 'file',
    parent: parent < 0 ? -1 : place[parent]!,
    expanded: open.has(node),
    band: Math.max(0, rows.band[node]!),
    level: Math.max(0, rows.level[node]!),
    ...(layer === undefined || rows.band[node]! < 0 ? {} : { layer }),
    ...(node > 0 && rows.band[node]! < 0 ? { apart: true } : {}),
    ...(file === undefined && isModule(model, id) ? { module: true } : {}),
    files,
    lines: figures.lines[node]!,
    incoming: figures.incoming[node]!,
    outgoing: figures.outgoing[node]!,
    inside: figures.inside[node]!,
    inCycles: figures.inCycles[node]!,
    violations: figures.violations[node]!,
    ...(figures.distance === undefined ? {} : { distance: figures.distance[node]! }),
  };
}

const modules = new WeakMap<MapModel, ReadonlySet<string>>();

function isModule(model: MapModel, path: string): boolean {
  const known = modules.get(model) ?? new Set(model.modules);
  modules.set(model, known);
  return known.has(path);
}

interface EdgePlacing {
  readonly place: Int32Array;
  readonly rows: Rows;
  readonly crossing: Crossing;
}

function edgeOf({ from, to, count, kind, mark }: Arrow, { place, rows, crossing }: EdgePlacing): MapEdge {
  return {
    from: place[from]!,
    to: place[to]!,
    count,
    kind,
    ...(mark === undefined ? {} : { mark }),
    ...(isUpward(rows.level[crossing.from]!, rows.level[crossing.to]!) ? { upward: true } : {}),
  };
}

/** What has no place in the order does not run against it. */
function isUpward(from: number, to: number): boolean {
  return to >= 0 && from > to;
}
