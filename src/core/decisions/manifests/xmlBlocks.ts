/** Just enough of XML for build files, in linear time: elements by name, without a tree. */

export interface XmlBlock {
  /** Between the tags. */
  readonly text: string;
  /** Offset of the opening tag. */
  readonly start: number;
}

/** Elements of this name without attributes, not nested in themselves, in order. */
export function blocksOf(text: string, name: string): readonly XmlBlock[] {
  const [open, close] = [`<${name}>`, `</${name}>`];
  const blocks: XmlBlock[] = [];
  for (let at = text.indexOf(open); at >= 0; ) {
    const end = text.indexOf(close, at);
    if (end < 0) break;
    blocks.push({ text: text.slice(at + open.length, end), start: at });
    at = text.indexOf(open, end);
  }
  return blocks;
}

/** The text of the first element of this name. */
export function elementIn(text: string, name: string): string | undefined {
  const found = blocksOf(text, name)[0]?.text.trim();
  return found === '' ? undefined : found;
}

/** The same length, with comments and these elements blank. */
export function withoutBlocks(text: string, ...names: readonly string[]): string {
  let rest = blanked(text, '<!--', '-->');
  for (const name of names) rest = blanked(rest, `<${name}>`, `</${name}>`);
  return rest;
}

function blanked(text: string, open: string, close: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, from)) {
    const end = text.indexOf(close, at);
    if (end < 0) break;
    parts.push(text.slice(from, at), text.slice(at, end + close.length).replaceAll(/[^\n]/g, ' '));
    from = end + close.length;
  }
  return parts.join('') + text.slice(from);
}
