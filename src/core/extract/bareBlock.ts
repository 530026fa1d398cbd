/**
 * A file of which everything but the imports stands in braces without a head: the line with the namespace was lost in extraction or merging.
 * Parsers take what is inside for statements. Without the two braces the same text reads as declarations.
 */

/** What may stand before the braces: space, comments, directives, imports. */
const BEFORE = /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|#[^\n]*|(?:using|import|extern|global)\s[^;{}()]{0,300};/y;

/** The text with the two braces blanked out, of the same length; the text itself where they are not there. */
export function withoutBareBlock(text: string): string {
  const open = firstCode(text);
  if (text[open] !== '{') return text;
  const close = text.trimEnd().length - 1;
  if (text[close] !== '}' || closing(text, open) !== close) return text;
  return `${text.slice(0, open)} ${text.slice(open + 1, close)} ${text.slice(close + 1)}`;
}

function firstCode(text: string): number {
  let at = 0;
  BEFORE.lastIndex = 0;
  while (BEFORE.test(text)) {
    at = BEFORE.lastIndex;
  }
  return at;
}

/** Braces in strings and comments count as well: where they do not even out, the file is left alone. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return -1;
}
