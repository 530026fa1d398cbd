/** The comments of a source as texts: what stands on lines one after the other is one comment, without its marks. */
import { type CommentSpan, commentSpans } from '../languages/commentSpans.ts';
import type { LanguageId } from '../model/language.ts';

export interface Comment {
  /** Without marks of comments; its lines are as they were written, a space before none. */
  readonly text: string;
  /** 1-based, inclusive. */
  readonly startLine: number;
  readonly endLine: number;
}

/** A longer text was not written by hand, and is not looked at. */
const MOST_CHARACTERS = 500_000;

export function commentsOf(text: string, language: LanguageId): readonly Comment[] {
  if (text.length > MOST_CHARACTERS) return [];
  const comments: Comment[] = [];
  /** The comment before, if it is one of whole lines that the next may go on. */
  let open: { readonly indent: number; readonly mark: string } | undefined;
  let line = 1;
  let counted = 0;
  for (const span of commentSpans(text, language)) {
    line += newlines(text, counted, span.start);
    counted = span.start;
    const next = lineOf(text, span, line);
    const before = comments.at(-1);
    if (
      before !== undefined &&
      open?.mark === next.mark &&
      open.indent === next.indent &&
      before.endLine + 1 === line
    ) {
      comments[comments.length - 1] = {
        text: `${before.text}\n${next.comment.text}`,
        startLine: before.startLine,
        endLine: next.comment.endLine,
      };
    } else comments.push(next.comment);
    open = next.mark !== '' && next.alone ? next : undefined;
  }
  return comments.filter((each) => each.text.trim() !== '');
}

interface Lined {
  readonly comment: Comment;
  /** Of a comment that ends with its line; empty for others. */
  readonly mark: string;
  readonly indent: number;
  /** Nothing stands before it on its line. */
  readonly alone: boolean;
}

function lineOf(text: string, { start, end }: CommentSpan, startLine: number): Lined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const raw = text.slice(start, end);
  const mark = /^(?:\/\/[/!]?|#)/.exec(raw)?.[0] ?? '';
  const comment = {
    text: mark === '' ? withoutBlockMarks(raw) : raw.replace(/^(?:\/{2,}!?|#+:?)\s?/, '').trimEnd(),
    startLine,
    endLine: startLine + newlines(text, start, end),
  };
  const indent = start - lineStart;
  return { comment, mark, indent, alone: text.slice(lineStart, start).trim() === '' };
}

function withoutBlockMarks(raw: string): string {
  return raw
    .replace(/^(?:\/\*+!?|<!--|=begin|[rRuU]?(?:"""|'''))/, '')
    .replace(/(?:\*+\/|-->|=end|"""|''')$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*(?:\*(?!\*)\s?)?/, '').trimEnd())
    .join('\n')
    .trim();
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
