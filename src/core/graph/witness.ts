/** A shortest closed walk through a component: the smallest proof that it is a cycle. */
import type { Component } from './component.ts';

/** Edges looked at before the best walk so far is taken: keeps a component of thousands of files to milliseconds. */
const BUDGET = 100_000;

/**
 * Breadth-first from every node.
 * @param starts edges one of which the walk must contain.
 * @returns positions in `component.nodes`, the first not repeated; empty when no edge may start.
 */
export function shortestClosedWalk(component: Component, starts: (edge: number) => boolean): number[] {
  let best: number[] = [];
  const search = { component, starts, budget: BUDGET, parent: new Int32Array(component.nodes.length) };
  for (let node = 0; node < component.nodes.length && best.length !== 2; node++) {
    if (search.budget <= 0 && best.length > 0) break;
    const limit = best.length === 0 ? Number.POSITIVE_INFINITY : best.length - 1;
    best = walkFrom(search, node, limit) ?? best;
  }
  return best;
}

interface WalkSearch {
  readonly component: Component;
  readonly starts: (edge: number) => boolean;
  readonly parent: Int32Array;
  budget: number;
}

function walkFrom(search: WalkSearch, root: number, maxLength: number): number[] | undefined {
  const { component, parent } = search;
  parent.fill(-1);
  let level = [root];
  for (let length = 1; level.length > 0 && length <= maxLength; length++) {
    const next: number[] = [];
    for (const node of level) {
      for (const edge of component.out[node]!) {
        search.budget--;
        if (node === root && !search.starts(edge)) continue;
        const target = component.to[edge]!;
        if (target === root) return walkBack(parent, root, node);
        if (parent[target] !== -1) continue;
        parent[target] = node;
        next.push(target);
      }
    }
    level = next;
  }
  return undefined;
}

function walkBack(parent: Int32Array, root: number, last: number): number[] {
  const walk: number[] = [];
  for (let node = last; node !== root; node = parent[node]!) walk.push(node);
  return [root, ...walk.reverse()];
}
