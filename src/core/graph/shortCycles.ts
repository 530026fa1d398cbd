/** How many cycles of two and three edges run through each edge of a component. */
import type { Component } from './component.ts';

/** Neighbours looked at from one edge; a hub with more counts as having these. */
const MAX_NEIGHBOURS = 64;

/** @returns counts by position in `component.edges`. */
export function shortCyclesThrough(component: Component): Int32Array {
  const counts = new Int32Array(component.edges.length);
  const leadsTo = new Int32Array(component.nodes.length).fill(-1);
  for (let node = 0; node < component.nodes.length; node++) {
    for (const edge of component.in[node]!) leadsTo[component.from[edge]!] = node;
    for (const edge of component.out[node]!)
      counts[edge] = closing(component, component.to[edge]!, node, leadsTo);
  }
  return counts;
}

/** Walks of one or two edges from `next` back to `node`; `leadsTo` marks the nodes with an edge to it. */
function closing(component: Component, next: number, node: number, leadsTo: Int32Array): number {
  let count = leadsTo[next] === node ? 1 : 0;
  const edges = component.out[next]!;
  for (let at = 0; at < edges.length && at < MAX_NEIGHBOURS; at++) {
    if (leadsTo[component.to[edges[at]!]!] === node) count++;
  }
  return count;
}
