/** The lines of a place that say most of what was asked. */
import type { LineRange } from '../chunks/chunk.ts';
import { codeWords } from './codeWords.ts';
import type { QueryWord } from './queryWords.ts';

export interface ShownLine {
  readonly line: number;
  readonly text: string;
}

/** In their order; the first line that says something, where none has a word of the question. */
export function bestLines(
  lines: readonly string[],
  { startLine, endLine }: LineRange,
  query: readonly QueryWord[],
  most: number,
): readonly ShownLine[] {
  const weights = new Map(query.map(({ word, weight }) => [word, weight]));
  const scored: (ShownLine & { readonly score: number })[] = [];
  for (let line = startLine; line <= Math.min(endLine, lines.length); line++) {
    const text = lines[line - 1]!;
    if (!/[\p{L}\p{N}]/u.test(text)) continue;
    let score = 0;
    for (const word of new Set(codeWords(text.slice(0, 1000)))) score += weights.get(word) ?? 0;
    scored.push({ line, text, score });
  }
  const found = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || a.line - b.line);
  return (found.length > 0 ? found.slice(0, most) : scored.slice(0, 1))
    .sort((a, b) => a.line - b.line)
    .map(({ line, text }) => ({ line, text }));
}
