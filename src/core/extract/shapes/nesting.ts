/** Which of a set of nested ranges an offset lies in. */
import type { Span } from '../spans.ts';

/** @param spans sorted by start, outer before inner; nested or disjoint. @returns index of the innermost one, or -1. */
export function innermost(spans: readonly Span[]): (offset: number) => number {
  const parents = parentsOf(spans);
  return (offset) => {
    let at = lastStartingAt(spans, offset);
    while (at >= 0 && spans[at]!.end <= offset) at = parents[at]!;
    return at;
  };
}

/** For each span the index of the one it lies in, or -1. */
export function parentsOf(spans: readonly Span[]): readonly number[] {
  const open: number[] = [];
  return spans.map((span, index) => {
    while (open.length > 0 && spans[open.at(-1)!]!.end <= span.start) open.pop();
    const parent = open.at(-1) ?? -1;
    open.push(index);
    return parent;
  });
}

/** Index of the last span that starts at or before the offset, or -1. */
function lastStartingAt(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
