/** What people wrote about their code, where they wrote it: comments above declarations, heads of files, the README. */
import { basename, dirname, extname } from '../../base/paths.ts';
import { firstSentence } from './words.ts';

/** A sentence of the repository's own, and the 1-based line it begins on. */
export interface Said {
  readonly text: string;
  readonly line: number;
}

const HASH_COMMENTS = new Set(['.py', '.rb', '.sh', '.bash', '.ex', '.exs', '.php', '.pyi', '.rake']);
const BOILERPLATE =
  /^(todo|fixme|hack|xxx|nb)\b|copyright|licen[cs]ed?\b|spdx|all rights reserved|generated (by|from|code)|do not edit|eslint|tslint|prettier|@ts-|coding[:=]|pylint|mypy:|ruff:|type: ignore|clang-format|frozen_string_literal|use strict|nolint|noinspection|go:build|\+build|vim:|rubocop:|region\b|istanbul/i;
const DECORATION = /^\s*(@|#\[|\[[A-Z]|export\s*$|template\s*<)/;

/** Of the declaration that begins on a line. */
export function saidOfSymbol(text: string, line: number, path: string): Said | undefined {
  return saidOfDeclaration(text.split('\n'), line, path);
}

/** The same, for whoever asks about many of one file. */
export function saidOfDeclaration(lines: readonly string[], line: number, path: string): Said | undefined {
  return commentAbove(lines, line, path) ?? docstringBelow(lines, line, path);
}

/** Of the file as a whole. */
export function saidOfFile(text: string, path: string): Said | undefined {
  const lines = text.split('\n');
  if (extname(path) === '.py' || extname(path) === '.pyi') {
    const first = lines.findIndex((line) => !/^\s*(#.*)?$/.test(line));
    const docstring = first < 0 ? undefined : docstringAt(lines, first);
    if (docstring !== undefined) return docstring;
  }
  for (let at = 0; at < Math.min(lines.length, HEAD_LINES); ) {
    const block = blockAt(lines, at, path);
    if (block === undefined) {
      if (!/^\s*$|^\s*(#!|<\?php|['"]use |package |module |namespace |declare\b)/.test(lines[at]!))
        return undefined;
      at += 1;
      continue;
    }
    const standsAlone =
      at === 0 ||
      /^\s*$/.test(lines[block.end] ?? '') ||
      /\/\/!|@(file|module|packageDoc)|^\s*\/\*\*/.test(lines[at]!);
    const said = standsAlone ? sentenceOf(block.lines, at) : undefined;
    if (said !== undefined) return said;
    at = block.end;
  }
  return undefined;
}

const HEAD_LINES = 60;
const COMMENT_LINES = 200;

function commentAbove(lines: readonly string[], line: number, path: string): Said | undefined {
  let last = line - 2;
  while (last >= 0 && DECORATION.test(lines[last]!)) last -= 1;
  const end = lines[last];
  if (end === undefined) return undefined;
  let first = last;
  const least = Math.max(0, last - COMMENT_LINES);
  if (end.trimEnd().endsWith('*/')) while (first > least && !lines[first]!.includes('/*')) first -= 1;
  else {
    if (!isLineComment(end, path)) return undefined;
    while (first > least && isLineComment(lines[first - 1]!, path)) first -= 1;
  }
  return sentenceOf(lines.slice(first, last + 1), first);
}

function isLineComment(line: string, path: string): boolean {
  if (/^\s*(\/\/|--\s)/.test(line)) return true;
  return HASH_COMMENTS.has(extname(path)) && /^\s*#(?![![])/.test(line);
}

function docstringBelow(lines: readonly string[], line: number, path: string): Said | undefined {
  if (!/\.pyi?$/.test(path)) return undefined;
  for (let at = line - 1; at < Math.min(lines.length, line + 30); at++)
    if (/:\s*(#.*)?$/.test(lines[at]!)) return docstringAt(lines, at + 1);
  return undefined;
}

function docstringAt(lines: readonly string[], at: number): Said | undefined {
  const opening = /^\s*[rRuUbB]*("""|''')/.exec(lines[at] ?? '');
  if (opening === null) return undefined;
  const rest = [lines[at]!.slice(opening[0].length), ...lines.slice(at + 1, at + COMMENT_LINES)].join('\n');
  const text = rest.split(opening[1]!, 1)[0]!;
  return sentenceOf(text.split('\n'), at);
}

function blockAt(lines: readonly string[], at: number, path: string) {
  const line = lines[at]!;
  if (/^\s*\/\*/.test(line)) {
    let end = at;
    while (end < lines.length && !lines[end]!.includes('*/')) end += 1;
    return { lines: lines.slice(at, end + 1), end: end + 1 };
  }
  if (!isLineComment(line, path)) return undefined;
  let end = at;
  while (end < lines.length && isLineComment(lines[end]!, path)) end += 1;
  return { lines: lines.slice(at, end), end };
}

/** The first paragraph's first sentence, without marks of comments and documentation; nothing for licences and orders to tools. */
function sentenceOf(lines: readonly string[], first: number): Said | undefined {
  const clean = lines.map(withoutMarks);
  const start = clean.findIndex((line) => /[\p{L}]{2}/u.test(line) && !line.startsWith('@'));
  if (start < 0) return undefined;
  const tail = clean.slice(start);
  const end = tail.findIndex(
    (line, at) =>
      at > 0 && (line === '' || /^[@:]\w|^[-=*]{3,}$|^(Args|Returns|Parameters|Example)/.test(line)),
  );
  const paragraph = (end < 0 ? tail : tail.slice(0, end)).join(' ').trim();
  if (
    BOILERPLATE.test(paragraph) ||
    paragraph.length < 8 ||
    !/\s/.test(paragraph) ||
    looksLikeCode(paragraph)
  )
    return undefined;
  return { text: firstSentence(paragraph), line: first + start + 1 };
}

function withoutMarks(line: string): string {
  return line
    .replace(/^\s*(\/\*+!?|\*+\/|\*(?!\*)|\/\/[/!]*|#+(?!\[)|--\s|"""|''')\s?/, '')
    .replace(/\*+\/\s*$/, '')
    .replace(/\{@\w+\s+([^}]*)\}/g, '$1')
    .replace(/<see\s+(?:cref|langword)="(?:\w:)?([^"]*)"\s*\/>/g, '$1')
    .replace(/<\/?[a-zA-Z][^>\n]*>/g, '')
    .replace(/\[`?([^\]`]+)`?\](\([^)]*\)|\[[^\]]*\])?/g, '$1')
    .replace(/``?([^`]+)``?/g, '$1')
    .trim();
}

/** Code that is commented out says nothing about what stands below. */
function looksLikeCode(text: string): boolean {
  return /[;{]\s*$|^(import|const|let|var|return|if)\b.*[=(]|^\$|^\w+\(.*\)$/.test(text);
}

/** The README nearest to the root of a folder. */
export function readmeOf(paths: readonly string[], folder: string): string | undefined {
  return paths
    .filter(
      (path) => dirname(path) === folder && /^readme(\.(md|markdown|rst|txt|adoc))?$/i.test(basename(path)),
    )
    .sort((x, y) => rankOfReadme(x) - rankOfReadme(y))[0];
}

function rankOfReadme(path: string): number {
  return ['.md', '.markdown', '.rst', '.adoc', '.txt', ''].indexOf(extname(path));
}

/** What a README says first: the paragraph below its title that is prose, not badges, pictures or links. */
export function saidOfReadme(text: string): Said | undefined {
  const lines = text.split('\n').slice(0, 200);
  let inside = false;
  /** Level of the section that is about other things, with all below it. */
  let aside = Number.POSITIVE_INFINITY;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (/^\s*(```|~~~)/.test(line)) inside = !inside;
    const heading = inside ? undefined : headingAt(lines, at);
    if (heading !== undefined && heading.level <= aside)
      aside = isAside(heading) ? heading.level : Number.POSITIVE_INFINITY;
    if (inside || aside < Number.POSITIVE_INFINITY || !isProse(line, lines[at + 1])) continue;
    const end = lines.findIndex((each, index) => index > at && (each.trim() === '' || isMark(each)));
    const paragraph = lines
      .slice(at, end < 0 ? undefined : end)
      .map(withoutMarkdown)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (
      paragraph.length < 25 ||
      paragraph.split(' ').length < 5 ||
      BOILERPLATE.test(paragraph) ||
      ELSEWHERE.test(paragraph) ||
      !DEFINES.test(paragraph)
    )
      continue;
    return { text: firstSentence(paragraph, 320), line: at + 1 };
  }
  return undefined;
}

interface Heading {
  readonly level: number;
  readonly title: string;
  /** It can be the document's title. */
  readonly isTitle: boolean;
}

/** Of Markdown by its marks, of other texts by what it is underlined with. */
function headingAt(lines: readonly string[], at: number): Heading | undefined {
  const [, marks, marked] = /^(#{1,6})\s+(.*)$/.exec(lines[at]!) ?? [];
  if (marks !== undefined)
    return { level: marks.length, title: withoutMarkdown(marked ?? ''), isTitle: true };
  const underline = /^([=\-~^"'*])\1{2,}\s*$/.exec(lines[at + 1] ?? '')?.[1];
  if (underline === undefined || !/\p{L}/u.test(lines[at]!)) return undefined;
  return {
    level: ['=', '-'].indexOf(underline) + 1 || 3,
    title: withoutMarkdown(lines[at]!),
    isTitle: false,
  };
}

/** A title of Markdown names the thing, whatever it is called. */
function isAside({ level, title, isTitle }: Heading): boolean {
  return !(isTitle && level === 1) && ASIDE.test(title);
}

/** Sections that say nothing of what the thing is. */
const ASIDE =
  /\b(donat\w*|sponsor\w*|fund\w*|backers?|enterprise|licen[cs]es?|install\w*|credits|acknowledge?ments?|authors?|contact|contribut\w*|code of conduct|security|change ?log|release notes|news|table of contents)\b/i;

/** `Name is …`, `This provides …`, `A library for …`: what says what something is. */
const DEFINES =
  /^\W*(?:(?:the |this |an? )?[\w.+#'’/& -]{1,60}? (?:is|are|was|provides?|lets|helps|allows?|implements?|offers?|enables?|makes|aims|generates?|runs|contains?|demonstrates?|shows)\b|an? [\w-]+)/i;

/** Paragraphs that send the reader on. */
const ELSEWHERE =
  /^(see|click|check( out)?|for (more|the|further|details)|read|visit|note\b|if you|this (readme|document|file)|we have moved|please|looking for|sponsor|english|documentation|also|to (install|run|build|use)|install)\b|\b(open collective|sponsor|donat|backers?|funding)/i;

function isProse(line: string, next: string | undefined): boolean {
  if (next !== undefined && /^\s*(={3,}|-{3,}|~{3,}|\*{3,})\s*$/.test(next)) return false;
  return !isMark(line) && /[a-z]{2}.*\s.*[a-z]{2}/i.test(withoutMarkdown(line)) && !/^\s{4,}\S/.test(line);
}

/** Headings, lists, tables, badges, pictures: whatever ends a paragraph besides a blank line. */
function isMark(line: string): boolean {
  return /^\s*\[[^\]]*\]\([^)]*\)[.\s]*$|^\s*(#|[-*+]\s|\d+\.\s|\||\.\.\s|:\w+:|=+\s*$|-{3,}|={3,}|!\[|\[!|\[[^\]]*\]:|<!--|<\/?h\d|> \[!|image::|toc::)/.test(
    line,
  );
}

function withoutMarkdown(line: string): string {
  return line
    .replace(/!\[[^\]]*\](\([^)]*\)|\[[^\]]*\])/g, '')
    .replace(/\[((?:[^\][]|\[[^\]]*\])*)\](\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/`([^`<]+?)\s*<[^>`]*>`_+/g, '$1')
    .replace(/<[^>]+>/g, '')
    .replace(/[*_]{1,3}(\S(?:[^*_]*\S)?)[*_]{1,3}/g, '$1')
    .replace(/``?([^`]+)``?/g, '$1')
    .replace(/^\s*>\s?/, '')
    .replace(/&nbsp;|&middot;/g, ' ')
    .replace(/&mdash;/g, '—')
    .replace(/&amp;/g, '&')
    .trim();
}

/** A heading of a document that is about one of the words, with the first line below it that says something. */
export function sectionOf(
  text: string,
  words: RegExp,
): { readonly title: string; readonly line: number } | undefined {
  const lines = text.split('\n');
  let inside = false;
  for (let at = 0; at < lines.length; at++) {
    if (/^\s*(```|~~~)/.test(lines[at]!)) inside = !inside;
    const underlined = /^\s*(={3,}|-{3,})\s*$/.test(lines[at + 1] ?? '');
    const title = inside
      ? undefined
      : (/^#{1,4}\s+(.*)$/.exec(lines[at]!)?.[1] ?? (underlined ? lines[at] : undefined));
    if (title !== undefined && words.test(withoutMarkdown(title)))
      return { title: withoutMarkdown(title), line: at + 1 };
  }
  return undefined;
}
