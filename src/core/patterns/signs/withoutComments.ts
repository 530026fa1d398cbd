/**
 * Source text with comments (and documentation strings) blanked out, every offset and line as before.
 * Where the lexer of comments errs, a line of code is read that is none, nothing worse.
 */
import { commentSpans } from '../../languages/commentSpans.ts';
import type { LanguageId } from '../../model/language.ts';

export function withoutComments(text: string, language: LanguageId): string {
  const pieces: string[] = [];
  let kept = 0;
  for (const { start, end } of commentSpans(text, language)) {
    pieces.push(text.slice(kept, start), text.slice(start, end).replace(/[^\n]/g, ' '));
    kept = end;
  }
  pieces.push(text.slice(kept));
  return withoutLongLines(pieces.join(''));
}

/** Longer lines are data or were written by a machine; patterns that look ahead in a line would look at them for long. */
const MOST_IN_A_LINE = 2000;

/** Blanks what no person wrote as a line; offsets stay. */
export function withoutLongLines(text: string): string {
  if (text.length <= MOST_IN_A_LINE) return text;
  const lines = text.split('\n');
  if (lines.every((line) => line.length <= MOST_IN_A_LINE)) return text;
  return lines.map((line) => (line.length > MOST_IN_A_LINE ? ' '.repeat(line.length) : line)).join('\n');
}
