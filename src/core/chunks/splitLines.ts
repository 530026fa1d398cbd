/** Parts a stretch of lines where a reader would: at blank lines, and there at those of the least depth. */
import { type LineRange, MOST_CHARACTERS, MOST_LINES } from './chunk.ts';
import type { LineTable } from './lineTable.ts';

/** @returns pieces that follow on each other and make up the range; each fits, but for single lines that do not. */
export function splitLines(table: LineTable, { startLine, endLine }: LineRange): readonly LineRange[] {
  const pieces: LineRange[] = [];
  let from = startLine;
  while (!fits(table, { startLine: from, endLine })) {
    const last = lastThatFits(table, from, endLine);
    const cut = from === last ? last : bestCut(table.lines, Math.ceil((from + last) / 2), last, from);
    pieces.push({ startLine: from, endLine: cut });
    from = cut + 1;
    if (from > endLine) return pieces;
  }
  return [...pieces, { startLine: from, endLine }];
}

export function fits(table: LineTable, { startLine, endLine }: LineRange): boolean {
  return endLine - startLine < MOST_LINES && table.sizeOf(startLine, endLine) <= MOST_CHARACTERS;
}

function lastThatFits(table: LineTable, from: number, endLine: number): number {
  let last = from;
  while (last < endLine && fits(table, { startLine: from, endLine: last + 1 })) last++;
  return last;
}

/** The line after which to cut, in the second half of what fits: the later, the rather, among equals. */
function bestCut(lines: readonly string[], low: number, high: number, from: number): number {
  let best = high;
  let least = Number.POSITIVE_INFINITY;
  for (let line = high; line >= Math.max(low, from); line--) {
    const cost = costAfter(lines, line);
    if (cost >= least) continue;
    best = line;
    least = cost;
  }
  return best;
}

function costAfter(lines: readonly string[], line: number): number {
  const blank = lines[line - 1]!.trim() === '';
  const next = lines[line] ?? '';
  return (blank ? 0 : 100) + Math.min(50, next.length - next.trimStart().length);
}
