/** Documents are cut at their headings: Markdown's (CommonMark, ATX and setext) and reStructuredText's underlined ones. */
import type { Chunk, LineRange } from './chunk.ts';
import type { LineTable } from './lineTable.ts';
import { splitLines } from './splitLines.ts';

interface Heading {
  /** First line of it. */
  readonly line: number;
  readonly title: string;
  readonly level: number;
}

export function cutDocument(table: LineTable): readonly Chunk[] {
  const headings = headingsIn(table.lines);
  const starts = headings[0]?.line === 1 ? headings : [{ line: 1, title: '', level: 0 }, ...headings];
  const open: Heading[] = [];
  return starts.flatMap((heading, at) => {
    while (open.length > 0 && open.at(-1)!.level >= heading.level) open.pop();
    const within = open.map(({ title }) => title).toReversed();
    open.push(heading);
    const endLine = (starts[at + 1]?.line ?? table.lines.length + 1) - 1;
    return sectionChunks(table, { startLine: heading.line, endLine }, heading.title, within);
  });
}

function sectionChunks(
  table: LineTable,
  range: LineRange,
  title: string,
  within: readonly string[],
): readonly Chunk[] {
  const shown = title === '' ? {} : { symbol: title };
  const names = title === '' ? [] : [title];
  return splitLines(table, range).map((piece) => ({
    ...piece,
    kind: 'document',
    ...shown,
    names,
    within: within.filter((name) => name !== ''),
  }));
}

function headingsIn(lines: readonly string[]): readonly Heading[] {
  const found: Heading[] = [];
  let fence: string | undefined;
  for (const [at, line] of lines.entries()) {
    const mark = /^\s{0,3}(```|~~~)/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || fence === mark)) {
      fence = fence === undefined ? mark : undefined;
      continue;
    }
    if (fence !== undefined) continue;
    const atx = /^(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
    if (atx !== null) found.push({ line: at + 1, title: atx[2]!, level: atx[1]!.length });
    else if (isUnderlined(lines, at)) found.push(underlined(lines, at));
  }
  return found;
}

const UNDERLINES = '=-~^"\'*+#.:';

function isUnderlined(lines: readonly string[], at: number): boolean {
  const title = lines[at]!;
  const under = lines[at + 1] ?? '';
  if (title.trim() === '' || /^\s/.test(title) || under.length < 3 || (lines[at - 1] ?? '').trim() !== '')
    return false;
  return (
    UNDERLINES.includes(under[0]!) &&
    under.trimEnd().length >= Math.min(title.trimEnd().length, 3) &&
    isOneMark(under)
  );
}

function isOneMark(line: string): boolean {
  const text = line.trimEnd();
  for (const letter of text) if (letter !== text[0]) return false;
  return true;
}

function underlined(lines: readonly string[], at: number): Heading {
  return { line: at + 1, title: lines[at]!.trim(), level: 1 + UNDERLINES.indexOf(lines[at + 1]![0]!) };
}
