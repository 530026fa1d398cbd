/** The declarations of a file as they stand in each other, each with the comments and annotations above it. */
import type { SymbolFact } from '../model/facts.ts';
import type { LineRange } from './chunk.ts';

export interface Declared extends LineRange {
  readonly symbol: SymbolFact;
  /** Within its lines, in order, none sharing a line. */
  readonly members: readonly Declared[];
}

interface Ground {
  readonly symbols: readonly SymbolFact[];
  readonly lines: readonly string[];
  readonly comments: readonly boolean[];
}

interface Draft extends LineRange {
  readonly symbol: SymbolFact;
  readonly members: Draft[];
}

/** Decorators, attributes and annotations. */
const ANNOTATION = /^\s*(?:@[\w.]|#!?\[|\[[A-Z])/;

export function declarationTree({ symbols, lines, comments }: Ground): readonly Declared[] {
  const roots: Draft[] = [];
  const open: Draft[] = [];
  // What was extracted from another state of the text is held within this one.
  const sound = symbols
    .filter(({ startLine, endLine }) => startLine >= 1 && startLine <= Math.min(endLine, lines.length))
    .map((symbol) => (symbol.endLine > lines.length ? { ...symbol, endLine: lines.length } : symbol));
  for (const symbol of sound.toSorted((a, b) => a.startLine - b.startLine || b.endLine - a.endLine)) {
    while (open.length > 0 && open.at(-1)!.endLine < symbol.startLine) open.pop();
    const parent = open.at(-1);
    const siblings = parent?.members ?? roots;
    const floor = Math.max(siblings.at(-1)?.endLine ?? 0, parent === undefined ? 0 : parent.symbol.startLine);
    if (symbol.startLine <= floor) {
      // Shares a line with what stands before it, or is the whole of its parent: named there, cut nowhere.
      continue;
    }
    if (parent !== undefined && symbol.endLine > parent.endLine) continue;
    const startLine = firstLineOf(symbol.startLine, floor + 1, lines, comments);
    const draft = { symbol, startLine, endLine: symbol.endLine, members: [] };
    siblings.push(draft);
    open.push(draft);
  }
  return roots;
}

function firstLineOf(
  startLine: number,
  lowest: number,
  lines: readonly string[],
  comments: readonly boolean[],
): number {
  let first = startLine;
  while (first > lowest && (comments[first - 2] === true || ANNOTATION.test(lines[first - 2]!))) first--;
  return first;
}
