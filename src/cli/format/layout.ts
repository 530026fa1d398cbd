/** Small helpers for text on a terminal: wrapping, columns, cutting long paths in the middle. */

/** Wraps at spaces; a longer word stands on a line of its own. Each line begins with `indent`, the first with `first`. */
export function wrap(text: string, width: number, indent = '', first = indent): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines.map((each, at) => (at === 0 ? first : indent) + each).join('\n');
}

/** Keeps both ends of a text that is too long. */
export function shorten(text: string, width: number): string {
  if (text.length <= width) return text;
  const head = Math.floor((width - 1) / 3);
  return `${text.slice(0, head)}…${text.slice(text.length - (width - 1 - head))}`;
}

export type Align = 'left' | 'right';

/** Rows of cells as aligned columns, two spaces apart. Cells carry no colour codes. */
export function columns(rows: readonly (readonly string[])[], align: readonly Align[]): string[] {
  const widths = widthsOf(rows);
  return rows.map((row) =>
    row
      .map((cell, at) => (align[at] === 'right' ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
}

const LEAST_NAME = 12;

/** Columns below a heading: names on the left cut to what numbers on the right leave of the width. */
export function namedColumns(rows: readonly (readonly string[])[], width: number): string[] {
  const [, ...rest] = widthsOf(rows);
  const left = width - 2 - rest.reduce((sum, each) => sum + each + 2, 0);
  const cut = rows.map(([name = '', ...cells]) => [shorten(name, Math.max(LEAST_NAME, left)), ...cells]);
  return columns(cut, ['left', ...rest.map(() => 'right' as const)]).map((row) => `  ${row}`);
}

function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  }
  return widths;
}

/** `1 file`, `3 files`, `2 dependencies`. */
export function count(n: number, noun: string): string {
  if (n === 1) return `1 ${noun}`;
  const plural = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}${noun.endsWith('s') ? 'es' : 's'}`;
  return `${number(n)} ${plural}`;
}

/** With a comma at the thousands. */
export function number(n: number): string {
  return n.toLocaleString('en');
}

/** A percentage that never rounds up to 100 or down to 0. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '–';
  const value = (100 * part) / whole;
  if (part < whole && value > 99.9) return '99.9 %';
  if (part > 0 && value < 0.1) return '0.1 %';
  return `${value.toFixed(value === Math.round(value) ? 0 : 1)} %`;
}
