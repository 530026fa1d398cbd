/** Levels gathered to rows of a readable picture: a long way down is folded like a text. */
import type { SiblingArc } from './levels.ts';

/** So many levels are rows as they are. */
const PLAIN = 2;
/** Width to height of a picture, over those of a box with its surroundings. */
const ACROSS = 1.25;
/** What arrows inside a row cost, against that of rows that are too long or too many. */
const INSIDE = 3;

/** @returns row by level. */
export function bandsOf(levels: Int32Array, arcs: readonly SiblingArc[]): Int32Array {
  const count = levels.reduce((most, level) => Math.max(most, level), -1) + 1;
  const plain = Int32Array.from({ length: count }, (_, level) => level);
  if (count <= PLAIN) return plain;
  const sizes = new Int32Array(count);
  for (const level of levels) if (level >= 0) sizes[level]!++;
  const placed = sizes.reduce((sum, size) => sum + size, 0);
  const ends = cheapestFolds(sizes, insideOf(levels, arcs, count), Math.max(3, Math.sqrt(placed * ACROSS)));
  return plain.map((level) => ends.findIndex((end) => level < end));
}

/** Share of the arrows that runs between two levels of a range. */
type Inside = (first: number, last: number) => number;

function insideOf(levels: Int32Array, arcs: readonly SiblingArc[], count: number): Inside {
  const between = Array.from({ length: count }, () => new Float64Array(count));
  let total = 0;
  for (const { from, to, weight } of arcs) {
    const share = Math.log2(1 + weight);
    const [a, b] = [levels[from]!, levels[to]!];
    between[Math.min(a, b)]![Math.max(a, b)]! += share;
    total += share;
  }
  return (first, last) => {
    let sum = 0;
    for (let a = first; a < last; a++) for (let b = a + 1; b <= last; b++) sum += between[a]![b]!;
    return sum / total;
  };
}

/** Rows hold at most so many levels: further ones would never be cheaper, and looking at them takes long. */
const LONGEST = 24;

/** @returns for each row the level after its last. */
function cheapestFolds(sizes: Int32Array, inside: Inside, across: number): number[] {
  const cost = [0];
  const start: number[] = [0];
  for (let end = 1; end <= sizes.length; end++) {
    cost[end] = Number.POSITIVE_INFINITY;
    let size = 0;
    for (let first = end - 1; first >= Math.max(0, end - LONGEST); first--) {
      size += sizes[first]!;
      const sum = cost[first]! + 1 + (size / across) ** 2 + INSIDE * inside(first, end - 1);
      if (sum >= cost[end]!) continue;
      cost[end] = sum;
      start[end] = first;
    }
  }
  const ends: number[] = [];
  for (let end = sizes.length; end > 0; end = start[end]!) ends.unshift(end);
  return ends;
}
