/** The cycles of a graph: strongly connected components, with a shortest proof and the cheapest edges to cut. */
import { shortHash } from '../../base/hash.ts';
import { lazy } from '../../base/lazy.ts';
import type { Cycle, CycleCut, DependencyEdge, DependencyGraph } from '../model/graph.ts';
import { type Component, componentOf } from './component.ts';
import { rankOf, strengthOf } from './edgeKinds.ts';
import { type Endpoints, endpointsOf } from './endpoints.ts';
import { feedbackArcs } from './feedbackArcs.ts';
import { shortCyclesThrough } from './shortCycles.ts';
import { stronglyConnected } from './stronglyConnected.ts';
import { shortestClosedWalk } from './witness.ts';

const STRENGTHS: readonly Cycle['strength'][] = ['run-time', 'deferred', 'type-only'];

/** What a cut has to reroute: the names taken over the edge. */
export function costOfNames(edge: DependencyEdge): number {
  return Math.max(1, edge.names.length);
}

export interface CycleOptions {
  /** Price of cutting an edge. */
  readonly costOf?: (edge: DependencyEdge) => number;
  /** Cycles of an earlier graph: those whose edges are still the very same objects are taken over. */
  readonly previous?: readonly Cycle[];
  /** Tells the ids of one kind of graph from another's. */
  readonly idPrefix?: string;
}

/**
 * Components at run-time strength first, then those that only deferred or type-only edges close. A weaker component is listed
 * beside a stronger one where it reaches further. `cuts` counts the edges up to the component's own strength.
 */
export function findCycles(
  graph: DependencyGraph,
  { costOf = costOfNames, previous = [], idPrefix = '' }: CycleOptions = {},
): Cycle[] {
  const ends = endpointsOf(graph);
  const position = new Int32Array(graph.nodes.length).fill(-1);
  let group = Int32Array.from(graph.nodes.keys());
  const levels = Uint8Array.from(graph.edges, (edge) => STRENGTHS.indexOf(strengthOf(edge.kind)));
  const known = byFirstMember(previous);
  const cycles: Cycle[] = [];
  STRENGTHS.forEach((strength, level) => {
    const keep = (edge: number) => levels[edge]! <= level;
    const stronger = group;
    group = group.slice();
    for (const nodes of stronglyConnected({ out: graph.out, to: ends.to }, keep)) {
      const isNew = nodes.some((node) => stronger[node] !== stronger[nodes[0]!]);
      for (const node of nodes) group[node] = nodes[0]!;
      if (!isNew) continue;
      const component = componentOf(nodes, { out: graph.out, ends, position }, keep);
      const edges = component.edges.map((edge) => graph.edges[edge]!);
      const cycle =
        known.get(`${strength} ${graph.nodes[nodes[0]!]}`)?.find((each) => consistsOf(each, edges)) ??
        describe({ graph, ends, component, edges, stronger, strength, costOf, idPrefix });
      edgesOf.set(cycle, edges);
      cycles.push(cycle);
    }
  });
  return cycles;
}

/** The edges inside the component that a cycle was made from; they determine everything else about it. */
const edgesOf = new WeakMap<Cycle, readonly DependencyEdge[]>();

function consistsOf(cycle: Cycle, edges: readonly DependencyEdge[]): boolean {
  const before = edgesOf.get(cycle);
  return before?.length === edges.length && before.every((edge, at) => edge === edges[at]);
}

function byFirstMember(cycles: readonly Cycle[]): ReadonlyMap<string, Cycle[]> {
  const found = new Map<string, Cycle[]>();
  for (const cycle of cycles) {
    const key = `${cycle.strength} ${cycle.members[0]}`;
    found.set(key, [...(found.get(key) ?? []), cycle]);
  }
  return found;
}

interface Description {
  readonly graph: DependencyGraph;
  readonly ends: Endpoints;
  readonly component: Component;
  /** Edges of the component. */
  readonly edges: readonly DependencyEdge[];
  /** First node of the stronger component that a node is in. */
  readonly stronger: Int32Array;
  readonly strength: Cycle['strength'];
  readonly costOf: (edge: DependencyEdge) => number;
  readonly idPrefix: string;
}

function describe(description: Description): Cycle {
  const { graph, ends, component, edges, stronger, strength, costOf, idPrefix } = description;
  const bridges = (edge: number) => {
    const whole = component.edges[edge]!;
    return stronger[ends.from[whole]!] !== stronger[ends.to[whole]!];
  };
  const pathOf = (at: number) => graph.nodes[component.nodes[at]!]!;
  const members = component.nodes.map((node) => graph.nodes[node]!).sort();
  const plain = {
    id: `${idPrefix}${shortHash(members.join('\n'))}`,
    members,
    witness: fromLeast(shortestClosedWalk(component, bridges)).map(pathOf),
    strength,
  };
  return withCuts(plain, { component, edges, costOf });
}

/** Cuts are the dear part, and a graph that is only drawn needs none. Cycles outlive their graph, which must not hang on here. */
function withCuts(
  plain: Omit<Cycle, 'cuts'>,
  { component, edges, costOf }: Pick<Description, 'component' | 'edges' | 'costOf'>,
): Cycle {
  const cuts = lazy(() => cutsOf(component, edges, costOf));
  return {
    ...plain,
    get cuts() {
      return cuts();
    },
  };
}

/** A closed walk may begin anywhere: the first node by path makes it the same in every run. */
function fromLeast(walk: readonly number[]): number[] {
  const least = walk.indexOf(walk.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY));
  return [...walk.slice(least), ...walk.slice(0, least)];
}

/** An edge is a good cut when it is cheap, binds weakly, and many short cycles run through it. */
function cutsOf(
  component: Component,
  edges: readonly DependencyEdge[],
  costOf: (edge: DependencyEdge) => number,
): CycleCut[] {
  const shared = shortCyclesThrough(component);
  const weight = edges.map((edge, at) => (costOf(edge) * bondOf(edge)) / (1 + shared[at]!));
  return feedbackArcs(component, weight)
    .map((at) => ({
      from: edges[at]!.from,
      to: edges[at]!.to,
      line: edges[at]!.line,
      cost: costOf(edges[at]!),
    }))
    .sort((a, b) => a.cost - b.cost);
}

/** From 2 (type) to 7 (static). */
function bondOf(edge: DependencyEdge): number {
  return 7 - rankOf(edge.kind);
}
