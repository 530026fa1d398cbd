/** `/// <reference path="…" />`, which counts only above the first statement of a file. */
import type { ImportSpan } from './oxcLooseImports.ts';

const REFERENCE = /^\/\/\/\s*<reference\s+path\s*=\s*(["'])([^"']+)\1/;
/** More leading lines than any licence header has. */
const HEAD_LINES = 500;

export function referencePaths(source: string): ImportSpan[] {
  if (!source.includes('<reference')) return [];
  const found: ImportSpan[] = [];
  let inBlock = false;
  for (const { text, at } of headLines(source)) {
    const reference = inBlock ? null : REFERENCE.exec(text);
    if (reference !== null) found.push(spanOf(reference, at));
    if (!inBlock && text !== '' && !/^(?:\/\/|\/\*)/.test(text)) break;
    if (text.startsWith('/*')) inBlock = true;
    if (inBlock && text.includes('*/')) inBlock = false;
  }
  return found;
}

function* headLines(source: string): Generator<{ text: string; at: number }> {
  for (let at = 0, lines = 0; at < source.length && lines < HEAD_LINES; lines++) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? source.length : newline;
    const line = source.slice(at, end);
    const text = line.trim();
    yield { text, at: at + line.indexOf(text) };
    at = end + 1;
  }
}

function spanOf(match: RegExpExecArray, at: number): ImportSpan {
  const specifier = match[2]!;
  const start = at + match[0].length - 1 - specifier.length;
  return { specifier, kind: 'type', start, end: start + specifier.length, names: [], flavour: 'reference' };
}
