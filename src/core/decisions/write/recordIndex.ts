/** The index of records: a table and a diagram of what took whose place, between marks in a file that may say more. */
import { CodedError } from '../../../base/codedError.ts';
import type { LinkedRecords, ResolvedLink } from '../records/linkRecords.ts';
import type { DecisionRecord } from '../records/parseRecord.ts';
import { labelOf, linkTo } from './recordRefs.ts';

export const INDEX_BEGIN = '<!-- groundplan:decisions -->';
export const INDEX_END = '<!-- /groundplan:decisions -->';

/** Mermaid draws a page full, not a wall. */
const MOST_ARROWS = 120;

export interface IndexParts {
  /** Of the index file. */
  readonly path: string;
  readonly records: readonly DecisionRecord[];
  readonly links: LinkedRecords['links'];
  /** Digits of a number. */
  readonly width: number;
}

/**
 * @param text of the index as it is; undefined where there is none.
 * @returns its text with the block up to date, all else as it was. Throws `invalid-option` where the marks are not one pair.
 */
export function indexText(text: string | undefined, parts: IndexParts): string {
  const block = blockOf(parts);
  if (text === undefined) return `# Decisions\n\n${block}\n`;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const put = block.replaceAll('\n', eol);
  const [begin, end] = [text.indexOf(INDEX_BEGIN), text.indexOf(INDEX_END)];
  if (begin < 0 && end < 0) return `${text.replace(/\s*$/, '')}${eol}${eol}${put}${eol}`.replace(/^\s+/, '');
  if (
    begin < 0 ||
    end < begin ||
    text.indexOf(INDEX_BEGIN, begin + 1) >= 0 ||
    text.indexOf(INDEX_END, end + 1) >= 0
  )
    throw new CodedError(
      'invalid-option',
      `${parts.path} must have “${INDEX_BEGIN}” once and “${INDEX_END}” once after it. Put the marks right, or take both away.`,
    );
  return `${text.slice(0, begin)}${put}${text.slice(end + INDEX_END.length)}`;
}

function blockOf(parts: IndexParts): string {
  const diagram = decisionDiagram(parts);
  return [
    INDEX_BEGIN,
    '',
    ...table(parts),
    '',
    ...(diagram === undefined ? [] : ['```mermaid', diagram, '```', '']),
    INDEX_END,
  ].join('\n');
}

function table({ path, records, width }: IndexParts): string[] {
  if (records.length === 0) return ['No decision is recorded yet.'];
  const rows = inOrder(records).map((record) => {
    const number = record.number === undefined ? '' : String(record.number).padStart(width, '0');
    const link = linkTo(record.title, { from: path, to: record.path }).replaceAll('|', '\\|');
    return `| ${number} | ${link} | ${record.status} | ${record.date ?? ''} |`;
  });
  return ['| Number | Decision | Status | Date |', '| --- | --- | --- | --- |', ...rows];
}

function inOrder(records: readonly DecisionRecord[]): readonly DecisionRecord[] {
  return [...records].sort(
    (a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || (a.path < b.path ? -1 : 1),
  );
}

/** What supersedes, amends and points to what, as a Mermaid flowchart; undefined where nothing does. */
export function decisionDiagram({ records, links, width }: Omit<IndexParts, 'path'>): string | undefined {
  const arrows = arrowsOf(links).slice(0, MOST_ARROWS);
  if (arrows.length === 0) return undefined;
  const shown = inOrder(records).filter((record) =>
    arrows.some(({ from, to }) => from === record || to === record),
  );
  const nodes = new Map(shown.map((record, at) => [record, `d${at}`]));
  const gone = shown.filter(({ status }) => status === 'superseded').map((record) => nodes.get(record)!);
  return [
    'flowchart LR',
    ...shown.map((record) => `  ${nodes.get(record)}["${label(record, width)}"]`),
    ...arrows.map(({ from, to, kind }) => `  ${nodes.get(from)} ${ARROWS[kind]} ${nodes.get(to)}`),
    ...(gone.length === 0 ? [] : ['  classDef gone stroke-dasharray: 4 4', `  class ${gone.join(',')} gone`]),
  ].join('\n');
}

const ARROWS = {
  supersedes: '-->|supersedes|',
  amends: '-->|amends|',
  relates: '-.-',
} as const;

interface Arrow {
  readonly from: DecisionRecord;
  readonly to: DecisionRecord;
  readonly kind: keyof typeof ARROWS;
}

/** Each pair once, by the strongest of what is said of it by either side. */
function arrowsOf(links: readonly ResolvedLink[]): readonly Arrow[] {
  const strongest = new Map<string, Arrow>();
  for (const link of links) {
    const arrow = arrowOf(link);
    const key = [arrow.from.path, arrow.to.path].sort().join('\n');
    const known = strongest.get(key);
    if (known === undefined || rank(arrow) > rank(known)) strongest.set(key, arrow);
  }
  return [...strongest.values()];
}

function rank({ kind }: Arrow): number {
  return ['relates', 'amends', 'supersedes'].indexOf(kind);
}

function arrowOf({ from, to, relation }: ResolvedLink): Arrow {
  switch (relation) {
    case 'supersedes':
      return { from, to, kind: 'supersedes' };
    case 'superseded-by':
      return { from: to, to: from, kind: 'supersedes' };
    case 'amends':
      return { from, to, kind: 'amends' };
    case 'amended-by':
      return { from: to, to: from, kind: 'amends' };
    case undefined:
      return { from, to, kind: 'relates' };
  }
}

/** Entity codes of Mermaid: nothing in a title may end the text or be taken for markup. */
function label(record: DecisionRecord, width: number): string {
  const title = [...record.title].slice(0, 60).join('');
  const text = record.number === undefined ? title : `${labelOf(record, width)} ${title}`;
  return text.replaceAll(/[^\p{L}\p{N} ./_@+-]/gu, (sign) => `#${sign.codePointAt(0)};`);
}
