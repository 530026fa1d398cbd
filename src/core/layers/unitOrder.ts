/** Units in rows, outermost first, with few dependencies against the order. */

import { componentOf } from '../graph/component.ts';
import { linearOrder } from '../graph/linearOrder.ts';
import { stronglyConnected } from '../graph/stronglyConnected.ts';
import { exactOrder } from './exactOrder.ts';

/** Dependencies between units: `weight[from]` by target, counted in file edges. */
export type UnitWeights = readonly ReadonlyMap<number, number>[];

export interface OrderedUnits {
  /** Units by row, outermost first. Units of one row depend on each other only where they are tangled. */
  readonly rows: readonly (readonly number[])[];
  /** Sets of units that depend on each other so much both ways that no order holds between them. */
  readonly tangles: readonly (readonly number[])[];
}

/** Share of what runs between two units that may lead the other way and still be called an exception. */
const EXCEPTION = 0.2;
/** The same of all that a unit has to do with others, where only a longer way leads back. */
const DETOUR = 0.1;
/** Up to so many units in a knot the best order is found, beyond it a good one. */
const EXACT = 14;

export function orderUnits(weights: UnitWeights): OrderedUnits {
  const exceptions = exceptionsOf(weights);
  const kept = weights.map((row, from) => new Map([...row].filter(([to]) => !exceptions.has(key(from, to)))));
  const tangles = components(kept);
  const group = groupsOf(weights.length, tangles);
  return { rows: rowsOf(kept, group), tangles };
}

function key(from: number, to: number): string {
  return `${from} ${to}`;
}

interface Arcs {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
  readonly out: readonly (readonly number[])[];
  readonly in: readonly (readonly number[])[];
}

function arcsOf(weights: UnitWeights): Arcs {
  const flat = weights.flatMap((row, from) => [...row].map(([to, weight]) => ({ from, to, weight })));
  const out: number[][] = weights.map(() => []);
  const incoming: number[][] = weights.map(() => []);
  flat.forEach(({ from, to }, at) => {
    out[from]!.push(at);
    incoming[to]!.push(at);
  });
  return {
    from: Int32Array.from(flat, (arc) => arc.from),
    to: Int32Array.from(flat, (arc) => arc.to),
    weight: Float64Array.from(flat, (arc) => arc.weight),
    out,
    in: incoming,
  };
}

function components(weights: UnitWeights): number[][] {
  const { out, to } = arcsOf(weights);
  return stronglyConnected({ out, to });
}

/** Arcs against a best order that are light beside what leads the right way. */
function exceptionsOf(weights: UnitWeights): ReadonlySet<string> {
  const arcs = arcsOf(weights);
  const position = new Int32Array(weights.length).fill(-1);
  const traffic = weights.map((row) => sum(row.values()));
  weights.forEach((row) => {
    for (const [to, weight] of row) traffic[to]! += weight;
  });
  const found = new Set<string>();
  for (const nodes of stronglyConnected(arcs)) {
    const component = componentOf(nodes, { out: arcs.out, ends: arcs, position }, () => true);
    const weight = Float64Array.from(component.edges, (edge) => arcs.weight[edge]!);
    const place = nodes.length <= EXACT ? exactOrder(component, weight) : linearOrder(component, weight);
    component.edges.forEach((edge, at) => {
      if (place[component.from[at]!]! < place[component.to[at]!]!) return;
      const [from, to] = [arcs.from[edge]!, arcs.to[edge]!];
      const forward = weights[to]!.get(from) ?? 0;
      const bound =
        forward > 0
          ? EXCEPTION * (forward + arcs.weight[edge]!)
          : DETOUR * Math.min(traffic[from]!, traffic[to]!);
      if (arcs.weight[edge]! <= Math.max(1, bound)) found.add(key(from, to));
    });
  }
  return found;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function groupsOf(size: number, tangles: readonly (readonly number[])[]): Int32Array {
  const group = Int32Array.from({ length: size }, (_, unit) => unit);
  for (const tangle of tangles) for (const unit of tangle) group[unit] = tangle[0]!;
  return group;
}

/** What nobody uses stands in the first row; everything else as low as what it uses lets it. */
function rowsOf(kept: UnitWeights, group: Int32Array): number[][] {
  const uses: Set<number>[] = kept.map(() => new Set());
  kept.forEach((row, from) => {
    for (const to of row.keys()) if (group[to] !== group[from]) uses[group[from]!]!.add(group[to]!);
  });
  const height = heightsOf(uses);
  const used = new Set(uses.flatMap((each) => [...each]));
  const top = Math.max(0, ...height);
  const rows: number[][] = Array.from({ length: top + 1 }, () => []);
  group.forEach((of, unit) => {
    const row = used.has(of) || uses[of]!.size === 0 ? height[of]! : top;
    rows[top - row]!.push(unit);
  });
  return rows.filter((row) => row.length > 0);
}

/** Longest way down, over an acyclic relation, without recursion. */
function heightsOf(uses: readonly ReadonlySet<number>[]): Int32Array {
  const users: number[][] = uses.map(() => []);
  const left = Int32Array.from(uses, (each) => each.size);
  uses.forEach((each, from) => {
    for (const to of each) users[to]!.push(from);
  });
  const height = new Int32Array(uses.length);
  const ready = [...left.keys()].filter((unit) => left[unit] === 0);
  for (let unit = ready.pop(); unit !== undefined; unit = ready.pop()) {
    for (const user of users[unit]!) {
      height[user] = Math.max(height[user]!, height[unit]! + 1);
      if (--left[user]! === 0) ready.push(user);
    }
  }
  return height;
}
