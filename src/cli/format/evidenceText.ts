import type { Evidence } from '../../core/model/finding.ts';
import { wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

/** A place to jump to, whole, and what to see there: beside it when there is room, else below. */
export function evidenceText({ path, line, text }: Evidence, terminal: Terminal, indent: string): string {
  const { colours, width } = terminal;
  const place = `${indent}${path}:${line}`;
  if (place.length + 2 + text.length <= width) return `${place}  ${colours.dim(text)}`;
  const below = wrap(text, width, `${indent}  `)
    .split('\n')
    .map((each) => colours.dim(each));
  return [place, ...below].join('\n');
}
