/** The stretches of a chunk that have a vector each: a vector of many lines is near to everything and to nothing. */
import type { LineRange } from './chunk.ts';

/** About so many lines: shorter ones find as much and cost more. */
const PIECE_LINES = 20;
/** By which a chunk may be longer than its pieces should be, in pieces. */
const SLACK = 0.3;

/** Of nearly equal length, in order; the chunk itself where it is short. */
export function piecesOf({ startLine, endLine }: LineRange): readonly LineRange[] {
  const lines = endLine - startLine + 1;
  const size = Math.ceil(lines / Math.max(1, Math.ceil(lines / PIECE_LINES - SLACK)));
  return Array.from({ length: Math.ceil(lines / size) }, (_, at) => ({
    startLine: startLine + at * size,
    endLine: Math.min(endLine, startLine + (at + 1) * size - 1),
  }));
}
