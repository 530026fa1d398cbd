/** The lines of a text, without their ends. */
export interface LineTable {
  readonly lines: readonly string[];
  /** Characters of the lines from one to another, 1-based, both inclusive. */
  sizeOf(startLine: number, endLine: number): number;
}

/** A text that ends with a newline has no empty line after it; an empty text has one line. */
export function lineTable(text: string): LineTable {
  const lines = text.split(/\r\n|[\n\r]/);
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  const starts = new Uint32Array(lines.length + 1);
  for (const [at, line] of lines.entries()) starts[at + 1] = starts[at]! + line.length + 1;
  return { lines, sizeOf: (startLine, endLine) => starts[endLine]! - starts[startLine - 1]! };
}
