/** The marks of citations in the text of an answer: `[3]`, but not in code, where `list[1]` is none. */

export type CitedPart = { readonly text: string } | { readonly id: number; readonly text: string };

/** A fence may still be open at the end of a text that comes in pieces. */
const CODE_OR_MARK = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)|(?<!\\)\[(\d{1,6})\](?!\()/g;

/** In order; together they are the text. */
export function citedParts(text: string): CitedPart[] {
  const parts: CitedPart[] = [];
  let end = 0;
  for (const match of text.matchAll(CODE_OR_MARK)) {
    if (match[1] !== undefined) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ id: Number(match[2]), text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
