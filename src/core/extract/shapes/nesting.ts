/** Which of a set of nested ranges an offset lies in. */
import type { Span } from '../spans.ts';

/** @param spans sorted by start, outer before inner; nested or disjoint. @returns index of the innermost one, or -1. */
export function innermost(spans: readonly Span[]): (offset: number) => number {
  const turns = turnsOf(spans);
  return (offset) => turns[lastStartingAt(turns, offset)]?.inside ?? -1;
}

/** From `start` on, up to the next turn, the innermost span is that of this index. */
interface Turn {
  readonly start: number;
  readonly inside: number;
}

function turnsOf(spans: readonly Span[]): readonly Turn[] {
  const turns: Turn[] = [];
  const open: number[] = [];
  const close = (before: number) => {
    while (open.length > 0 && spans[open.at(-1)!]!.end <= before) {
      const { end } = spans[open.pop()!]!;
      turns.push({ start: end, inside: open.at(-1) ?? -1 });
    }
  };
  spans.forEach((span, index) => {
    close(span.start);
    turns.push({ start: span.start, inside: index });
    open.push(index);
  });
  close(Number.POSITIVE_INFINITY);
  return turns;
}

/** Index of the first that starts at or after the offset; their number where none does. */
export function firstFrom(spans: readonly Pick<Span, 'start'>[], offset: number): number {
  return lastStartingAt(spans, offset - 1) + 1;
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
function lastStartingAt(spans: readonly Pick<Span, 'start'>[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
