/** Edges whose removal leaves a component without a cycle: few, light, and none of them superfluous. */
import type { Component } from './component.ts';
import { GrowingOrder } from './growingOrder.ts';
import { linearOrder } from './linearOrder.ts';

/**
 * The edges against a good linear order, from which those are put back, heaviest first, that close no cycle after all.
 * On components of many thousands of edges the putting back stops after a bounded amount of work; the result is then still a
 * feedback arc set, but may hold an edge too many.
 * @returns positions in `component.edges`, lightest first.
 */
export function feedbackArcs(component: Component, weight: ArrayLike<number>): number[] {
  const place = linearOrder(component, weight);
  const order = new GrowingOrder(place);
  const against: number[] = [];
  for (let edge = 0; edge < component.edges.length; edge++) {
    const [from, to] = [component.from[edge]!, component.to[edge]!];
    if (place[from]! < place[to]!) order.addForward(from, to);
    else against.push(edge);
  }
  against.sort((a, b) => weight[b]! - weight[a]! || a - b);
  return against.filter((edge) => !order.tryAdd(component.from[edge]!, component.to[edge]!)).reverse();
}
