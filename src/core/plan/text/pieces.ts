/** A text as pieces, one a declaration, statement or entry of a list, each with what belongs to it: comments and annotations above, the block behind. */
import { closingOf, type Layout } from './masked.ts';

export interface Piece {
  /** Offsets in UTF-16 code units: whole lines, from the first line of what stands above it to the end of its last one. */
  readonly start: number;
  readonly end: number;
  /** Where it begins without what stands above it. */
  readonly head: number;
}

export interface Masked {
  readonly text: string;
  readonly mask: string;
  readonly layout: Layout;
}

/** Those that stand in a part of a text directly; blank lines belong to none. */
export function piecesIn(source: Masked, from: number, to: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = skipBlank(source, from, to); at < to; ) {
    const piece = source.layout === 'indents' ? indented(source, at, to) : braced(source, at, to);
    pieces.push(piece);
    at = skipBlank(source, Math.max(piece.end, at + 1), to);
  }
  return pieces;
}

/** The beginning of the next line that is not blank. */
function skipBlank({ text }: Masked, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const end = lineEnd(text, at, to);
    if (text.slice(at, end).trim() !== '') return at;
    at = end + 1;
  }
  return to;
}

function lineEnd(text: string, at: number, to: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 || end > to ? to : end;
}

const CLINGS =
  /^(?:@[\w.]+(?:\(.*\))?|\[[^\]]*\]|#!?\[.*\]|(?:public|private|protected|internal)\s*:|template\s*<.*>|export|abstract|async)$/s;
const GOES_ON =
  /^(?:\{|\.(?!\.)|\?\.|&&|\|\||=>|\?(?!\?)|:(?!:)|else\b|catch\b|finally\b|extends\b|implements\b|where\b|with\b|->|\+|-(?!-)|[)\]}])/;
const UNFINISHED = /(?:[=+\-*/%&|?(<,]|=>|->|\b(?:extends|implements|return|new|throws|where))$/;

function braced(source: Masked, start: number, to: number): Piece {
  const { text, mask } = source;
  let head: number | undefined;
  let lineStart = start;
  let from = start;
  for (let at = start; at < to; ) {
    const end = statementLineEnd(source, at, to);
    const said = mask.slice(lineStart, end).trim();
    const next = nextLine(source, end + 1, to);
    const isComment = said === '' && text.slice(lineStart, end).trim() !== '';
    if (isComment) {
      if (next === undefined || next.blank) return { start: from, end, head: lineStart };
      lineStart = at = next.start;
      continue;
    }
    if (CLINGS.test(said) && next !== undefined && !next.blank && !/^[}\])]/.test(next.said)) {
      lineStart = at = next.start;
      continue;
    }
    head ??= lineStart;
    const goesOn =
      next !== undefined &&
      next.said !== '' &&
      ((GOES_ON.test(next.said) && !isListEnd(next.said)) ||
        (UNFINISHED.test(said) && !said.endsWith(',') && !next.blank));
    if (!goesOn) return { start: from, end, head };
    at = next.start;
  }
  from = Math.min(from, start);
  return { start: from, end: to, head: head ?? start };
}

function isListEnd(said: string): boolean {
  return /^[)\]}]/.test(said);
}

/** The end of the line on which all brackets that opened are closed again. */
function statementLineEnd({ text, mask }: Masked, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const sign = mask[at];
    if (sign === '\n') return at;
    if (sign === '(' || sign === '[' || sign === '{') at = closingOf(mask, at, to);
  }
  return lineEnd(text, to, to);
}

interface Line {
  readonly start: number;
  /** The line without strings and comments. */
  readonly said: string;
  /** A blank line stands before it. */
  readonly blank: boolean;
}

function nextLine(source: Masked, from: number, to: number): Line | undefined {
  const start = skipBlank(source, from, to);
  if (start >= to) return undefined;
  const said = source.mask.slice(start, lineEnd(source.mask, start, to)).trim();
  return { start, said, blank: start > from };
}

function indented(source: Masked, start: number, to: number): Piece {
  const { text, mask } = source;
  const own = indentAt(text, start);
  let lineStart = start;
  for (let at = start; at < to; ) {
    const end = statementLineEnd(source, at, to);
    const said = mask.slice(lineStart, end).trim();
    const next = nextLine(source, end + 1, to);
    const isComment = said === '' && text.slice(lineStart, end).trim() !== '';
    if (isComment ? next !== undefined && !next.blank : said.startsWith('@')) {
      if (next === undefined) return { start, end, head: lineStart };
      lineStart = at = next.start;
      continue;
    }
    let last = end;
    for (let line = next; line !== undefined; ) {
      const deeper = indentAt(text, line.start) > own;
      const goesOn =
        indentAt(text, line.start) === own && /^(?:else|elif|except|finally|case)\b/.test(line.said);
      if (!deeper && !goesOn) break;
      last = statementLineEnd(source, line.start, to);
      line = nextLine(source, last + 1, to);
    }
    return { start, end: last, head: lineStart };
  }
  return { start, end: to, head: lineStart };
}

function indentAt(text: string, lineStart: number): number {
  let at = lineStart;
  let width = 0;
  for (; text[at] === ' ' || text[at] === '\t'; at++) width += text[at] === '\t' ? 4 : 1;
  return width;
}

/** What a piece holds in its last block, or in its brackets; undefined where it holds nothing. */
export interface Block {
  /** Offsets of what stands between. */
  readonly from: number;
  readonly to: number;
}

export function blockOf(source: Masked, { head, end }: Piece): Block | undefined {
  return source.layout === 'indents' ? indentedBlock(source, head, end) : bracedBlock(source, head, end);
}

function bracedBlock({ mask }: Masked, head: number, end: number): Block | undefined {
  let found: Block | undefined;
  for (let at = head; at < end; at++) {
    const sign = mask[at];
    if (sign !== '(' && sign !== '[' && sign !== '{') continue;
    const close = closingOf(mask, at, end);
    if (sign === '{') found = { from: at + 1, to: close };
    at = close;
  }
  if (found !== undefined) return found;
  // `catchAsync(async (req, res) => { … })`: the block is what the call is given.
  const open = mask.indexOf('{', head);
  return open < 0 || open >= end ? undefined : { from: open + 1, to: closingOf(mask, open, end) };
}

function indentedBlock({ mask }: Masked, head: number, end: number): Block | undefined {
  for (let at = head; at < end; at++) {
    const sign = mask[at];
    if (sign === '(' || sign === '[' || sign === '{') at = closingOf(mask, at, end);
    else if (sign === ':' && /^[ \t]*\r?(?:\n|$)/.test(mask.slice(at + 1, mask.indexOf('\n', at) + 1 || end)))
      return { from: Math.min(end, mask.indexOf('\n', at) + 1 || end), to: end };
  }
  return undefined;
}
