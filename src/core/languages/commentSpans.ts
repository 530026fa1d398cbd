/** Where the comments of a source stand: a lexer of strings and comments only, so that half-written code is read as well. */
import type { LanguageId } from '../model/language.ts';

/** Offsets in UTF-16 code units, the marks of the comment included. */
export interface CommentSpan {
  readonly start: number;
  readonly end: number;
}

const HASH: ReadonlySet<LanguageId> = new Set(['python', 'ruby', 'php']);
const NO_SLASH: ReadonlySet<LanguageId> = new Set(['python', 'ruby']);
const MARKUP: ReadonlySet<LanguageId> = new Set(['vue', 'svelte', 'astro']);

/** In order, none within another. Documentation strings of Python are comments. */
export function commentSpans(text: string, language: LanguageId): readonly CommentSpan[] {
  const spans: CommentSpan[] = [];
  const opening = openings(language);
  for (let at = 0; at < text.length; ) {
    opening.lastIndex = at;
    const found = opening.exec(text);
    if (found === null) break;
    const end = Math.min(text.length, endOf(text, found.index, found[0], language));
    if (isComment(text, found.index, found[0], language)) spans.push({ start: found.index, end });
    at = Math.max(end, found.index + 1);
  }
  return spans;
}

function openings(language: LanguageId): RegExp {
  const parts = [`"""`, `'''`, `"`, `'`];
  // The slashes of an address in unquoted text are no comment.
  if (!NO_SLASH.has(language)) parts.push('(?<!:)//', '/\\*');
  if (HASH.has(language)) parts.push(language === 'php' ? '#(?!\\[)' : '#');
  if (MARKUP.has(language)) parts.push('<!--');
  if (language === 'ruby') parts.push('(?<=^|\\n)=begin\\b');
  if (language !== 'python' && language !== 'csharp') parts.push('`');
  return new RegExp(parts.join('|'), 'g');
}

const OPENINGS: ReadonlySet<string> = new Set(['//', '/*', '#', '<!--', '=begin']);

function isComment(text: string, at: number, opening: string, language: LanguageId): boolean {
  if (OPENINGS.has(opening)) return true;
  if (opening.length !== 3 || language !== 'python') return false;
  return /^[ \t]*[rRuU]?$/.test(text.slice(text.lastIndexOf('\n', at) + 1, at));
}

function endOf(text: string, at: number, opening: string, language: LanguageId): number {
  if (opening === '//' || opening === '#') return indexOr(text, '\n', at);
  if (opening === '/*') return indexOr(text, '*/', at + 2) + 2;
  if (opening === '<!--') return indexOr(text, '-->', at + 4) + 3;
  if (opening === '=begin') return indexOr(text, '\n=end', at) + 5;
  if (opening.length === 3) return indexOr(text, opening, at + 3) + 3;
  if (opening === "'" && language === 'rust') return endOfCharacter(text, at);
  // In JSX and templates a lone quote is an apostrophe: such a string ends with its line.
  return endOfString(text, at + 1, opening);
}

/** A lone quote in Rust is a lifetime. */
function endOfCharacter(text: string, at: number): number {
  const character = /'(?:\\[^']{1,12}|[^'\\\n]{1,2})'/y;
  character.lastIndex = at;
  return character.test(text) ? character.lastIndex : at + 1;
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
