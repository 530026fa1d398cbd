/** The order of a few nodes with the least weight against it: dynamic programming over the sets that stand first. */
import type { Component } from '../graph/component.ts';

/**
 * E. L. Lawler, "A comment on minimum feedback arc sets", 1964: 2^n · n steps, for up to some fifteen nodes.
 * @returns place in the order by node.
 */
export function exactOrder(component: Component, weight: ArrayLike<number>): Int32Array {
  const size = component.nodes.length;
  const cost = matrix(component, weight);
  const least = new Float64Array(1 << size).fill(Number.POSITIVE_INFINITY);
  const last = new Int8Array(1 << size);
  least[0] = 0;
  for (let set = 0; set < least.length; set++) {
    for (let node = 0; node < size; node++) {
      if ((set >> node) & 1) continue;
      // What the node uses of those before it leads up.
      const total = least[set]! + against(cost[node]!, set);
      const next = set | (1 << node);
      if (total >= least[next]!) continue;
      least[next] = total;
      last[next] = node;
    }
  }
  const place = new Int32Array(size);
  for (let set = least.length - 1, at = size - 1; at >= 0; at--) {
    place[last[set]!] = at;
    set &= ~(1 << last[set]!);
  }
  return place;
}

function matrix(component: Component, weight: ArrayLike<number>): Float64Array[] {
  const cost = component.nodes.map(() => new Float64Array(component.nodes.length));
  component.edges.forEach((_, at) => {
    cost[component.from[at]!]![component.to[at]!]! += weight[at]!;
  });
  return cost;
}

function against(cost: Float64Array, set: number): number {
  let total = 0;
  for (let other = 0; other < cost.length; other++) if ((set >> other) & 1) total += cost[other]!;
  return total;
}
