/** The lines by which records speak of each other, put into records that are there. */
import { replacementsBetween } from '../../edit/replacements.ts';
import { readDocument, sectionOf } from '../records/document.ts';
import type { ResolvedLink } from '../records/linkRecords.ts';
import type { DecisionRecord } from '../records/parseRecord.ts';
import { editLines, type LineEdit } from './lines.ts';
import { statusEdit } from './oldStatus.ts';
import type { AskedRelation, RecordChange } from './recordChange.ts';
import { languageOf } from './recordHabits.ts';
import { linkTo } from './recordRefs.ts';
import { linkLines } from './recordText.ts';
import { WORDS } from './wording.ts';

interface Parts {
  readonly from: DecisionRecord;
  readonly links: readonly { readonly relation: AskedRelation; readonly to: DecisionRecord }[];
  /** The record says it already, since it is new. */
  readonly written?: boolean;
  readonly known: readonly ResolvedLink[];
  readonly texts: ReadonlyMap<string, string>;
  label(record: DecisionRecord): string;
}

export function linkEdits({ from, links, written, known, texts, label }: Parts): RecordChange[] {
  const changes: RecordChange[] = [];
  const put = (path: string, text: string, edits: readonly LineEdit[]) => {
    if (edits.length > 0)
      changes.push({ type: 'change', path, replacements: replacementsBetween(text, editLines(text, edits)) });
  };
  const text = texts.get(from.path);
  if (written !== true && text !== undefined) {
    const missing = links.filter(({ relation, to }) => !isSaid(known, from, { relation, to }));
    put(
      from.path,
      text,
      moreLines(
        text,
        missing.map(({ relation, to }) => ({
          relation,
          link: linkTo(label(to), { from: from.path, to: to.path }),
        })),
      ),
    );
  }
  for (const { relation, to } of links) {
    const old = texts.get(to.path);
    if (relation !== 'supersedes' || old === undefined || to.status === 'superseded') continue;
    const link = linkTo(label(from), { from: to.path, to: from.path });
    put(to.path, old, [statusEdit(to.path, old, `${WORDS[languageOf(old)].supersededBy} ${link}`)]);
  }
  return changes;
}

type Asked = Parts['links'][number];

function isSaid(known: readonly ResolvedLink[], record: DecisionRecord, { relation, to }: Asked): boolean {
  const wanted = relation === 'relatesTo' ? undefined : relation;
  return known.some(
    (link) => link.from === record && link.to === to && (wanted === undefined || link.relation === wanted),
  );
}

/** Below the heading that is there for it, else below a new one at the end. */
function moreLines(text: string, links: Parameters<typeof linkLines>[0]['links']): LineEdit[] {
  if (links.length === 0) return [];
  const language = languageOf(text);
  const lines = linkLines({ links, language })[0]!;
  const document = readDocument(text);
  const heading = document.headings.find(
    ({ text: title }) =>
      title === WORDS[language].more || /^(?:links|related|references|more information)/i.test(title),
  );
  if (heading === undefined) {
    const end = text.replace(/\s+$/, '').split('\n').length;
    return [{ kind: 'after', line: end, text: `\n## ${WORDS[language].more}\n\n${lines}` }];
  }
  const section = sectionOf(document, heading);
  const last = section.findLastIndex((line) => line.trim() !== '');
  const isList = /^\s*[-*+]\s/.test(section[last] ?? '');
  return [{ kind: 'after', line: heading.at + 2 + last, text: isList ? lines : `\n${lines}` }];
}
