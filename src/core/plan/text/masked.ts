/** A text of the same length in which strings and comments are blank: what is left has the brackets and line ends that count. */
import { extname } from '../../../base/paths.ts';

export type Layout = 'braces' | 'indents';

export function layoutOf(path: string): Layout {
  return extname(path) === '.py' ? 'indents' : 'braces';
}

interface Signs {
  readonly hash: boolean;
  readonly slash: boolean;
  readonly tick: boolean;
  readonly triple: boolean;
  /** A lone quote is a lifetime or an apostrophe of one character. */
  readonly character: boolean;
}

function signsOf(path: string): Signs {
  const extension = extname(path);
  const hash = /^\.(?:py|rb|php|sh)$/.test(extension);
  return {
    hash,
    slash: !/^\.(?:py|rb)$/.test(extension),
    tick: /^\.(?:[cm]?[jt]sx?|go|vue|svelte)$/.test(extension),
    triple: /^\.(?:py|kt|java|cs|swift|scala)$/.test(extension),
    character: /^\.(?:rs|java|kt|cs|c|cc|cpp|h|hpp|go)$/.test(extension),
  };
}

/** Quotes stay, so that it can be seen that a string stands there. */
export function masked(path: string, text: string): string {
  const signs = signsOf(path);
  const out: string[] = [];
  let from = 0;
  const blank = (start: number, end: number) => {
    out.push(text.slice(from, start), ' '.repeat(end - start));
    from = end;
  };
  for (let at = 0; at < text.length; ) {
    const end = commentEnd(text, at, signs);
    if (end !== undefined) {
      blank(at, end);
      at = end;
      continue;
    }
    const close = stringEnd(text, at, signs);
    if (close === undefined) {
      at++;
      continue;
    }
    const width = text.startsWith(text[at]!.repeat(3), at) && signs.triple ? 3 : 1;
    if (close - at > 2 * width) blank(at + width, close - width);
    at = close;
  }
  out.push(text.slice(from));
  return out.join('');
}

function commentEnd(text: string, at: number, { hash, slash }: Signs): number | undefined {
  const sign = text[at];
  if (hash && sign === '#' && text[at + 1] !== '[') return lineEnd(text, at);
  if (!slash || sign !== '/') return undefined;
  if (text[at + 1] === '/') return lineEnd(text, at);
  if (text[at + 1] !== '*') return undefined;
  const end = text.indexOf('*/', at + 2);
  return end < 0 ? text.length : end + 2;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : text[end - 1] === '\r' ? end - 1 : end;
}

function stringEnd(text: string, at: number, signs: Signs): number | undefined {
  const quote = text[at]!;
  if (quote !== '"' && quote !== "'" && !(quote === '`' && signs.tick)) return undefined;
  if (signs.triple && text.startsWith(quote.repeat(3), at)) {
    const end = text.indexOf(quote.repeat(3), at + 3);
    return end < 0 ? text.length : end + 3;
  }
  if (quote === "'" && signs.character) {
    const character = /'(?:\\[^']{1,12}|[^'\\\n]{1,2})'/y;
    character.lastIndex = at;
    return character.test(text) ? character.lastIndex : undefined;
  }
  for (let next = at + 1; next < text.length; next++) {
    if (text[next] === '\\') next++;
    else if (text[next] === quote) return next + 1;
    else if (text[next] === '\n' && quote !== '`') return next;
  }
  return text.length;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Where a bracket that opens there closes again; the end where it does not. @param mask of the text. */
export function closingOf(mask: string, open: number, end = mask.length): number {
  let depth = 0;
  for (let at = open; at < end; at++) {
    const sign = mask[at]!;
    if (sign in CLOSING) depth++;
    else if (sign === ')' || sign === ']' || sign === '}') {
      depth--;
      if (depth === 0) return at;
    }
  }
  return end;
}
