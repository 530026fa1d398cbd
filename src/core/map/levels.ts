/** The levels of the boxes of one folder: what depends is above what it depends on. */
import type { Component } from '../graph/component.ts';
import { feedbackArcs } from '../graph/feedbackArcs.ts';

export interface SiblingArc {
  /** Positions among the siblings. */
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/**
 * The longest way down from each box, counted from the bottom, over the arcs that are left when the lightest that close circles
 * are taken out.
 * @returns level by sibling, 0 at the top; -1 for one without arcs.
 */
export function levelsOf(siblings: number, arcs: readonly SiblingArc[]): Int32Array {
  const component = componentOfAll(siblings, arcs);
  const against = new Set(
    feedbackArcs(
      component,
      arcs.map(({ weight }) => weight),
    ),
  );
  const heights = heightsOf(component, against);
  const highest = heights.reduce((a, b) => Math.max(a, b), 0);
  const touched = new Set(arcs.flatMap(({ from, to }) => [from, to]));
  return heights.map((height, at) => (touched.has(at) ? highest - height : -1));
}

function componentOfAll(siblings: number, arcs: readonly SiblingArc[]): Component {
  const out: number[][] = Array.from({ length: siblings }, () => []);
  const into: number[][] = Array.from({ length: siblings }, () => []);
  for (const [at, { from, to }] of arcs.entries()) {
    out[from]!.push(at);
    into[to]!.push(at);
  }
  return {
    nodes: [...out.keys()],
    edges: [...arcs.keys()],
    from: Int32Array.from(arcs, ({ from }) => from),
    to: Int32Array.from(arcs, ({ to }) => to),
    out,
    in: into,
  };
}

/** Sinks first: a box's height is known once all that it depends on is done. */
function heightsOf({ out, in: into, from, to }: Component, without: ReadonlySet<number>): Int32Array {
  const heights = new Int32Array(out.length);
  const waiting = Int32Array.from(out, (arcs) => arcs.filter((arc) => !without.has(arc)).length);
  const ready = [...out.keys()].filter((at) => waiting[at] === 0);
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    for (const arc of into[node]!) {
      if (without.has(arc)) continue;
      const above = from[arc]!;
      heights[above] = Math.max(heights[above]!, heights[to[arc]!]! + 1);
      if (--waiting[above]! === 0) ready.push(above);
    }
  }
  return heights;
}
