/** What the run-time cycles would be after a change, computed on the graph alone. */
import { isRunTime } from '../graph/edgeKinds.ts';
import type { DependencyGraph } from '../model/graph.ts';

export interface GraphChange {
  readonly remove: readonly FileEdge[];
  /** May name files that are not there yet. */
  readonly add: readonly FileEdge[];
}

export interface FileEdge {
  readonly from: string;
  readonly to: string;
}

/** Adjacency by path of what is loaded when a file is loaded. */
export type RunTimeGraph = ReadonlyMap<string, ReadonlySet<string>>;

export function runTimeGraph(graph: DependencyGraph): RunTimeGraph {
  const next = new Map<string, Set<string>>(graph.nodes.map((path) => [path, new Set<string>()]));
  for (const { from, to, kind } of graph.edges) {
    if (isRunTime(kind)) next.get(from)?.add(to);
  }
  return next;
}

export function changed(graph: RunTimeGraph, { remove, add }: GraphChange): RunTimeGraph {
  const next = new Map(graph);
  const own = (path: string) => {
    const copy = new Set(next.get(path));
    next.set(path, copy);
    return copy;
  };
  for (const { from, to } of remove) own(from).delete(to);
  for (const { from, to } of add) {
    own(from).add(to);
    if (!next.has(to)) next.set(to, new Set());
  }
  return next;
}

/** How a change acts on the knot of files that a cycle is. */
export interface KnotEffect {
  /** Files of the knot that are still in some cycle. */
  readonly remaining: number;
  /** A file that was in no cycle before is in one now, or a new file is. */
  readonly spreads: boolean;
}

export function effectOn(members: readonly string[], before: RunTimeGraph, change: GraphChange): KnotEffect {
  const knot = new Set(members);
  const after = changed(before, change);
  const seeds = [...members, ...change.add.flatMap(({ from, to }) => [from, to])];
  const cyclic = cyclicFiles(after, seeds);
  const knownCyclic = cyclicFiles(before, [...cyclic]);
  return {
    remaining: [...cyclic].filter((path) => knot.has(path)).length,
    spreads: [...cyclic].some((path) => !knownCyclic.has(path)),
  };
}

/** Files reachable from the seeds that lie on a cycle (Tarjan 1972, without recursion). */
export function cyclicFiles(graph: RunTimeGraph, seeds: readonly string[]): ReadonlySet<string> {
  const cyclic = new Set<string>();
  for (const component of components(graph, seeds)) {
    if (component.length > 1) for (const path of component) cyclic.add(path);
  }
  return cyclic;
}

interface Frame {
  readonly path: string;
  readonly targets: Iterator<string>;
}

export function components(graph: RunTimeGraph, seeds: readonly string[]): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const open = new Set<string>();
  const found: string[][] = [];
  const enter = (path: string): Frame => {
    index.set(path, index.size);
    low.set(path, index.get(path)!);
    stack.push(path);
    open.add(path);
    return { path, targets: (graph.get(path) ?? new Set<string>()).values() };
  };
  const leave = (path: string): void => {
    if (low.get(path) !== index.get(path)) return;
    const component: string[] = [];
    for (let member = ''; member !== path; ) {
      member = stack.pop()!;
      open.delete(member);
      component.push(member);
    }
    found.push(component);
  };
  for (const seed of seeds) {
    if (index.has(seed)) continue;
    const frames = [enter(seed)];
    while (frames.length > 0) {
      const frame = frames.at(-1)!;
      const { value: target, done } = frame.targets.next();
      if (!done && !index.has(target)) frames.push(enter(target));
      else if (!done) {
        if (open.has(target)) low.set(frame.path, Math.min(low.get(frame.path)!, index.get(target)!));
      } else {
        frames.pop();
        leave(frame.path);
        const parent = frames.at(-1)?.path;
        if (parent !== undefined) low.set(parent, Math.min(low.get(parent)!, low.get(frame.path)!));
      }
    }
  }
  return found;
}
