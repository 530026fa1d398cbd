/**
 * Source text with comments (and documentation strings) blanked out, every offset and line as before.
 * A lexer of strings and comments only: where it errs, a line of code is read that is none, nothing worse.
 */
import type { LanguageId } from '../../model/language.ts';

const HASH: ReadonlySet<LanguageId> = new Set(['python', 'ruby', 'php']);
const NO_SLASH: ReadonlySet<LanguageId> = new Set(['python', 'ruby']);

export function withoutComments(text: string, language: LanguageId): string {
  const pieces: string[] = [];
  let kept = 0;
  for (const { start, end } of commentsIn(text, language)) {
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

interface Span {
  readonly start: number;
  readonly end: number;
}

function commentsIn(text: string, language: LanguageId): Span[] {
  const spans: Span[] = [];
  const opening = openings(language);
  for (let at = 0; at < text.length; ) {
    opening.lastIndex = at;
    const found = opening.exec(text);
    if (found === null) break;
    const end = endOf(text, found.index, found[0], language);
    if (isComment(text, found.index, found[0])) spans.push({ start: found.index, end });
    at = Math.max(end, found.index + 1);
  }
  return spans;
}

function openings(language: LanguageId): RegExp {
  const parts = [`"""`, `'''`, `"`, `'`];
  if (!NO_SLASH.has(language)) parts.push('//', '/\\*');
  if (HASH.has(language)) parts.push(language === 'php' ? '#(?!\\[)' : '#');
  if (language !== 'python' && language !== 'csharp') parts.push('`');
  return new RegExp(parts.join('|'), 'g');
}

function isComment(text: string, at: number, opening: string): boolean {
  if (opening === '//' || opening === '/*' || opening === '#') return true;
  return opening.length === 3 && /^[ \t]*$/.test(text.slice(text.lastIndexOf('\n', at) + 1, at));
}

function endOf(text: string, at: number, opening: string, language: LanguageId): number {
  if (opening === '//' || opening === '#') return indexOr(text, '\n', at);
  if (opening === '/*') return indexOr(text, '*/', at + 2) + 2;
  if (opening.length === 3) return indexOr(text, opening, at + 3) + 3;
  // A lone quote in Rust is a lifetime; in JSX and templates it is an apostrophe: such a string ends with its line.
  if (opening === "'" && language === 'rust') return at + 1;
  return endOfString(text, at + 1, opening);
}

function endOfString(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\\') at++;
    else if (sign === quote) return at + 1;
    else if (sign === '\n' && quote !== '`') return at;
  }
  return text.length;
}

function indexOr(text: string, wanted: string, from: number): number {
  const found = text.indexOf(wanted, from);
  return found === -1 ? text.length : found;
}
