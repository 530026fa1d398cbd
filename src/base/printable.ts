/** Text of a repository as a terminal or another program may be given it: a file name must not move the cursor or reorder the line. */

/** Controls but tab and line feed, and the marks that change the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Shows what is unsafe as an escape; lines stay lines. */
export function printableText(text: string): string {
  return text.replace(UNSAFE, (sign) => escaped(sign));
}

/** The same for every string in a report, where a line feed can only be part of a name. */
export function printable<T>(value: T): T {
  if (typeof value === 'string') return printableText(value).replace(/[\t\n]/g, escaped) as T;
  if (Array.isArray(value)) return value.map((each) => printable(each)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, printable(each)])) as T;
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
