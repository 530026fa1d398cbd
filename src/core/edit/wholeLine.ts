import type { TextReplacement } from '../model/suggestion.ts';

/** Removes a range, with its line end when nothing else stands on its lines. */
export function wholeLine(text: string, start: number, end: number): TextReplacement {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const lineEnd = newline < 0 ? text.length : newline + 1;
  const alone = /^[\s\uFEFF]*$/.test(text.slice(lineStart, start)) && /^\s*$/.test(text.slice(end, lineEnd));
  const from = text[lineStart] === '\uFEFF' ? lineStart + 1 : lineStart;
  return alone ? { start: from, end: lineEnd, text: '' } : { start, end, text: '' };
}

/** The same with one blank line after it, so that no double gap stays behind. */
export function wholeBlock(text: string, start: number, end: number): TextReplacement {
  const line = wholeLine(text, start, end);
  const blank = /^[^\S\n]*\r?\n/.exec(text.slice(line.end, line.end + 200));
  const before = /(?:^|\n)[^\S\n]*\r?\n$/.test(text.slice(Math.max(0, line.start - 200), line.start));
  const gap = blank !== null && (before || line.start === 0);
  return gap ? { ...line, end: line.end + blank[0].length } : line;
}

/** Offset of the line after the one an offset stands on. */
export function nextLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}

export function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
