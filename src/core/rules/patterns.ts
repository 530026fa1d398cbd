/**
 * Globs and expressions that a person wrote, as tests of a path. All of them run on RE2's automata, whose time grows with the
 * path and never explodes: a backtracking engine could be hung by a line of a stranger's repository, with globs too (`*a*a*a*b`).
 */
import { RE2JS } from 're2js';

/** One written alternative. */
export interface Pattern {
  /** False where a look at the ends of the text shows that it cannot fit. */
  mayFit(text: string): boolean;
  test(text: string): boolean;
  /** What each group took, where the pattern has some and is found. */
  groups(text: string): readonly string[] | undefined;
  readonly groupCount: number;
}

/** Longer ones are no one's handwriting. */
export const MAX_PATTERN_LENGTH = 1000;

/** Found anywhere in the text, as in every tool that takes expressions. Throws on one that RE2 does not take. */
export function expression(source: string): Pattern {
  const compiled = RE2JS.compile(source);
  const start = plainStart(source);
  return {
    mayFit: (text) => text.startsWith(start),
    test: (text) => compiled.test(text),
    groups: (text) => groupsOf(compiled, text),
    groupCount: compiled.groupCount(),
  };
}

/**
 * `*` stays within a segment, `**` crosses them, `?` is one sign, `[a-z]` and `[!a-z]` a class, `{a,b}` a choice; dots are signs
 * like others. A glob whose last segment is plain, or a choice of plain names, means a file, or a folder with all below it.
 */
export function glob(source: string): Pattern {
  const plain = normal(source);
  const compiled = RE2JS.compile(globExpression(plain));
  const [start, end] = endsOf(plain);
  return {
    mayFit: (text) => text.startsWith(start) && text.endsWith(end),
    test: (text) => compiled.test(text),
    groups: () => undefined,
    groupCount: 0,
  };
}

/** What is plain before the first special sign, and after the last where nothing may follow. */
function endsOf(plain: string): readonly [start: string, end: string] {
  const start = /^[^*?[{\\]*/.exec(plain)![0];
  if (start === plain || !isOpen(plain)) return [start, ''];
  // In a choice or after an escape, the end may be one of several, or no end.
  return [start, /[{\\]/.test(plain) ? '' : /[^*?\]]*$/.exec(plain)![0]];
}

/** What an expression begins with, where all that it fits begins so. */
function plainStart(source: string): string {
  if (!source.startsWith('^') || /[|]|\(\?/.test(source)) return '';
  const [, start = '', next = ''] = /^\^([\w/-]*)(.?)/.exec(source) ?? [];
  return /[?*+{]/.test(next) ? start.slice(0, -1) : start;
}

/** The same over names of packages: one that fits a package fits what lies in it (`node:*` fits `node:fs/promises`), with or without `/**`. */
export function packageGlob(source: string): Pattern {
  const compiled = RE2JS.compile(`^(?:${translate(source.replace(/\/\*\*$/, ''))})(?:/.*)?$`);
  return { mayFit: () => true, test: (text) => compiled.test(text), groups: () => undefined, groupCount: 0 };
}

/** The text as a part of an expression that means itself. */
export function quoteExpression(text: string): string {
  return RE2JS.quote(text);
}

export function quoteGlob(text: string): string {
  return text.replace(/[\\*?[\]{},]/g, '\\$&');
}

function groupsOf(compiled: RE2JS, text: string): readonly string[] | undefined {
  const matcher = compiled.matcher(text);
  if (!matcher.find()) return undefined;
  return Array.from({ length: compiled.groupCount() }, (_, at) => matcher.group(at + 1) ?? '');
}

function normal(source: string): string {
  return source.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '/**');
}

function globExpression(plain: string): string {
  return `^(?:${translate(plain)})${isOpen(plain) ? '' : '(?:/.*)?'}$`;
}

/** Its last segment is no plain name, so that what lies below is not meant. */
function isOpen(plain: string): boolean {
  return /[*?[]/.test(plain.slice(plain.lastIndexOf('/') + 1));
}

/** Throws on braces or classes that do not close. */
function translate(source: string): string {
  let out = '';
  let braces = 0;
  for (let at = 0; at < source.length; ) {
    const [part, length] = tokenAt(source, at, braces > 0);
    if (part === OPEN) braces++;
    if (part === CLOSE) braces--;
    out += part;
    at += length;
  }
  if (braces !== 0) throw new Error('a brace { is not closed');
  return out;
}

const OPEN = '(?:';
const CLOSE = ')';

function tokenAt(source: string, at: number, inBraces: boolean): readonly [part: string, length: number] {
  const sign = source[at]!;
  switch (sign) {
    case '\\':
      return [quoteExpression(source[at + 1] ?? '\\'), 2];
    case '*':
      return starAt(source, at);
    case '?':
      return ['[^/]', 1];
    case '[':
      return classAt(source, at);
    case '{':
      return [OPEN, 1];
    case '}':
      return inBraces ? [CLOSE, 1] : ['\\}', 1];
    case ',':
      return [inBraces ? '|' : ',', 1];
    default:
      return [quoteExpression(sign), 1];
  }
}

/** A `**` that fills its segment may stand for no segment at all. */
function starAt(source: string, at: number): readonly [string, number] {
  if (source[at + 1] !== '*') return ['[^/]*', 1];
  const whole = (at === 0 || /[/{,]/.test(source[at - 1]!)) && source[at + 2] === '/';
  return whole ? ['(?:.*/)?', 3] : ['.*', 2];
}

function classAt(source: string, at: number): readonly [string, number] {
  // A bracket right after the opening stands for itself.
  const end = source.indexOf(']', at + 2);
  if (end < 0) throw new Error('a class [ is not closed');
  const inside = source.slice(at + 1, end);
  const negated = /^[!^]/.test(inside);
  const signs = (negated ? inside.slice(1) : inside).replace(/[\\\][^&~]/g, '\\$&');
  return [negated ? `[^/${signs}]` : `[${signs}]`, end + 1 - at];
}
