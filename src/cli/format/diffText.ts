import { printableText } from '../../base/printable.ts';
import type { Terminal } from './terminal.ts';

/** A unified diff: byte for byte where a program reads it, coloured and harmless where a person does. */
export function diffText(diff: string, { colours, interactive }: Terminal): string {
  if (!interactive) return diff;
  return diff
    .split('\n')
    .map((line) => paint(printableText(line.replace(/\r$/, '')), colours))
    .join('\n');
}

function paint(line: string, colours: Terminal['colours']): string {
  if (/^(?:diff|---|\+\+\+|rename|new file|deleted file)/.test(line)) return colours.bold(line);
  if (line.startsWith('@@')) return colours.cyan(line);
  if (line.startsWith('+')) return colours.green(line);
  return line.startsWith('-') ? colours.red(line) : line;
}
