/** Where the text between JSX tags stands: prose in it may look like strings, templates and comments. */
import type { Program } from 'oxc-parser';

export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** Only text with a backtick or a comment's beginning can mislead the tokenizer beyond its own line. */
export function mayMislead(source: string): boolean {
  return source.includes('</') && (source.includes('`') || source.includes('/*'));
}

/** In source order. */
export function jsxTextSpans(program: Program): TextSpan[] {
  const spans: TextSpan[] = [];
  const waiting: unknown[] = [program];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (Array.isArray(node)) for (const child of node) waiting.push(child);
    else if (isNode(node)) {
      if (node.type === 'JSXText') spans.push({ start: node.start, end: node.end });
      else for (const child of Object.values(node)) if (typeof child === 'object') waiting.push(child);
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

function isNode(
  value: unknown,
): value is { readonly type: string; readonly start: number; readonly end: number } {
  return typeof value === 'object' && value !== null;
}
