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

/** The same with blank lines after it, so that of the gaps above and below only the larger stays. */
export function wholeBlock(text: string, start: number, end: number): TextReplacement {
  const line = wholeLine(text, start, end);
  const above = /(?:^|\n)((?:[^\S\n]*\r?\n)*)$/.exec(text.slice(Math.max(0, line.start - 200), line.start));
  const below = /^(?:[^\S\n]*\r?\n)*/.exec(text.slice(line.end, line.end + 200))?.[0] ?? '';
  let drop = line.start === 0 ? Number.POSITIVE_INFINITY : countLines(above?.[1] ?? '');
  let at = line.end;
  for (; drop > 0 && at < line.end + below.length; drop--) at = nextLine(text, at);
  return { ...line, end: at };
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}

/** Offset of the line after the one an offset stands on. */
export function nextLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}

export function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
