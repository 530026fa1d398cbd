/** Line differences by Myers' greedy algorithm ("An O(ND) Difference Algorithm and Its Variations", 1986). */

/** Old lines [oldStart, oldEnd) became new lines [newStart, newEnd). */
export interface LineHunk {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Past this many differing lines the middle becomes one hunk: correct, only coarser. */
const MAX_DISTANCE = 1000;

export function diffLines(before: readonly string[], after: readonly string[]): readonly LineHunk[] {
  let head = 0;
  const shorter = Math.min(before.length, after.length);
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const oldMiddle = before.slice(head, before.length - tail);
  const newMiddle = after.slice(head, after.length - tail);
  if (oldMiddle.length === 0 && newMiddle.length === 0) return [];
  const kept = commonLines(oldMiddle, newMiddle) ?? [];
  return hunksBetween(kept, oldMiddle.length, newMiddle.length).map((hunk) => ({
    oldStart: hunk.oldStart + head,
    oldEnd: hunk.oldEnd + head,
    newStart: hunk.newStart + head,
    newEnd: hunk.newEnd + head,
  }));
}

type Pair = readonly [number, number];

function hunksBetween(kept: readonly Pair[], oldLength: number, newLength: number): LineHunk[] {
  const hunks: LineHunk[] = [];
  let [oldAt, newAt] = [0, 0];
  for (const [oldLine, newLine] of [...kept, [oldLength, newLength] as Pair]) {
    if (oldLine > oldAt || newLine > newAt) {
      hunks.push({ oldStart: oldAt, oldEnd: oldLine, newStart: newAt, newEnd: newLine });
    }
    [oldAt, newAt] = [oldLine + 1, newLine + 1];
  }
  return hunks;
}

/** Index pairs of kept lines, ascending; undefined when the texts differ too much. */
function commonLines(before: readonly string[], after: readonly string[]): Pair[] | undefined {
  const limit = Math.min(before.length + after.length, MAX_DISTANCE);
  const trace: Map<number, number>[] = [];
  let furthest = new Map<number, number>([[1, 0]]);
  for (let distance = 0; distance <= limit; distance++) {
    trace.push(furthest);
    const next = new Map(furthest);
    for (let k = -distance; k <= distance; k += 2) {
      const down = k === -distance || (k !== distance && at(furthest, k - 1) < at(furthest, k + 1));
      let x = down ? at(furthest, k + 1) : at(furthest, k - 1) + 1;
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++;
      next.set(k, x);
      if (x >= before.length && x - k >= after.length) return backtrack(trace, before.length, after.length);
    }
    furthest = next;
  }
  return undefined;
}

function at(furthest: ReadonlyMap<number, number>, k: number): number {
  return furthest.get(k) ?? -1;
}

function backtrack(
  trace: readonly ReadonlyMap<number, number>[],
  oldLength: number,
  newLength: number,
): Pair[] {
  const kept: Pair[] = [];
  let [x, y] = [oldLength, newLength];
  for (let distance = trace.length - 1; distance >= 0; distance--) {
    const furthest = trace[distance]!;
    const k = x - y;
    const down = k === -distance || (k !== distance && at(furthest, k - 1) < at(furthest, k + 1));
    const previousK = down ? k + 1 : k - 1;
    const previousX = distance === 0 ? 0 : at(furthest, previousK);
    const previousY = distance === 0 ? 0 : previousX - previousK;
    while (x > previousX && y > previousY) kept.push([--x, --y]);
    [x, y] = [previousX, previousY];
  }
  return kept.reverse();
}
