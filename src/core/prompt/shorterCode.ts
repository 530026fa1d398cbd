/** Shorter forms of a piece of code: cut where a declaration ends, and the heads of its declarations alone. */
import type { SymbolFact } from '../model/facts.ts';

export interface CodeLines {
  readonly lines: readonly string[];
  /** 1-based line of the first of them. */
  readonly startLine: number;
  readonly symbols: readonly SymbolFact[];
}

/** The first declarations, whole, up to about so many lines. */
export function cutAtDeclaration({ lines, startLine, symbols }: CodeLines, most: number): string | undefined {
  if (lines.length <= most) return undefined;
  const ends = symbols.map(({ endLine }) => endLine - startLine + 1).filter((end) => end > 0 && end <= most);
  const blank = lines.slice(0, most).findLastIndex((line) => line.trim() === '');
  const end = Math.max(0, ...ends) || (blank > most / 3 ? blank : most);
  return `${lines.slice(0, end).join('\n')}\n… ${lines.length - end} more lines`;
}

/** The line on which each begins. */
export function headsOnly({ lines, startLine, symbols }: CodeLines): string | undefined {
  const starts = symbols
    .map((symbol) => symbol.startLine - startLine)
    .filter((at) => at >= 0 && at < lines.length);
  if (starts.length === 0) return undefined;
  return [...new Set(starts)]
    .sort((a, b) => a - b)
    .map((at) => lines[at]!.replace(/\{\s*$/, '{ … }'))
    .join('\n');
}
