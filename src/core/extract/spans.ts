/** Sets of source ranges from one tree: nested or disjoint, never overlapping otherwise. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A predicate over offsets: is it inside any of the spans? O(log n) a question. */
export function containment(spans: readonly Span[]): (offset: number) => boolean {
  const outermost = mergeNested(spans);
  if (outermost.length === 0) return () => false;
  return (offset) => {
    let low = 0;
    let high = outermost.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const span = outermost[middle]!;
      if (offset < span.start) high = middle - 1;
      else if (offset >= span.end) low = middle + 1;
      else return true;
    }
    return false;
  };
}

function mergeNested(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const out: Span[] = [];
  for (const span of sorted) {
    const last = out.at(-1);
    if (last === undefined || span.start >= last.end) out.push(span);
  }
  return out;
}
