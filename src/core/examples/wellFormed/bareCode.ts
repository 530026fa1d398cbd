/** A text without its comments: what a person says there is in no language that could be parsed. */
import { commentSpans } from '../../languages/commentSpans.ts';
import type { LanguageId } from '../../model/language.ts';

const QUOTED = /"[^"\n]*"|'[^'\n]*'|`[^`]*`/g;

/** As long as the text, with space in their place. One that begins before the text or ends after it is one as well. */
export function bareCode(text: string, language: LanguageId): string {
  const ends = /^(?:(?!\/\*)[\s\S])*?\*\//.exec(text)?.[0] ?? '';
  let bare = blank(ends);
  let from = ends.length;
  for (const { start, end } of commentSpans(text.slice(from), language)) {
    const [first, last] = [ends.length + start, ends.length + end];
    bare += text.slice(from, first) + blank(text.slice(first, last));
    from = last;
  }
  return bare + text.slice(from);
}

/** Nothing is left of what stands in quotes but an empty text. */
export function withoutQuoted(code: string): string {
  return code.replace(QUOTED, '""');
}

/** Signs that are no space. */
export function solid(text: string): number {
  return text.replace(/\s+/g, '').length;
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
