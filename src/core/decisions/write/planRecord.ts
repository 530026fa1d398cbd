/** What recording a decision changes: the new record, the status of those it replaces, and the index. Nothing is written here. */
import { CodedError } from '../../../base/codedError.ts';
import { dirname } from '../../../base/paths.ts';
import { applyReplacements, replacementsBetween } from '../../edit/replacements.ts';
import type { DecisionStatus } from '../../model/decision.ts';
import { linkRecords } from '../records/linkRecords.ts';
import { type DecisionRecord, parseRecord } from '../records/parseRecord.ts';
import { supersedesOf } from '../records/recordDecisions.ts';
import { type AskedRelation, RELATIONS, type RecordChange } from './recordChange.ts';
import { type RecordHabits, recordHabits } from './recordHabits.ts';
import { INDEX_BEGIN, indexText } from './recordIndex.ts';
import { linkEdits } from './recordLinkEdits.ts';
import { labelOf, linkTo, recordNamed, sameTitle } from './recordRefs.ts';
import { type LinkLine, type RecordDraft, recordText } from './recordText.ts';
import { fileNameOf, safeTitle } from './safeTitle.ts';

export interface RecordShelf {
  readonly records: readonly DecisionRecord[];
  /** Of the records, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Every path of the workspace. */
  readonly paths: readonly string[];
  /** Of the index; `text` is undefined where there is none yet. */
  index(folder: string): { readonly path: string; readonly text: string | undefined };
}

export interface NewRecord {
  readonly draft: RecordDraft;
  /** Default: `proposed`. */
  readonly status?: DecisionStatus;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Where records are to lie; default: beside those that there are. */
  readonly folder?: string;
  /** Numbers, paths or titles of records. */
  readonly supersedes?: readonly string[];
  readonly amends?: readonly string[];
  readonly relatesTo?: readonly string[];
}

export interface RecordChanges {
  /** Of the record. */
  readonly path: string;
  /** False where a record with this title was there. */
  readonly created: boolean;
  /** None where all is as it is to be. */
  readonly changes: readonly RecordChange[];
}

/**
 * Throws `invalid-option` for a title that says nothing, or one that no reader would take for a record's; `unknown-subject` for records
 * that are not there. A record with the same title that still holds is not written a second time: it gets the links that it lacks.
 */
export function planNewRecord(shelf: RecordShelf, asked: NewRecord): RecordChanges {
  const title = safeTitle(asked.draft.title);
  const habits = recordHabits(shelf.records, shelf.texts, asked.folder);
  const links = RELATIONS.flatMap((relation) =>
    (asked[relation] ?? []).map((name) => ({ relation, to: recordNamed(shelf.records, name) })),
  );
  const known = shelf.records.find(
    (record) => dirname(record.path) === habits.folder && holds(record) && sameTitle(record.title, title),
  );
  if (known !== undefined) {
    const changes = withIndex(shelf, habits, linkChanges(shelf, habits, { from: known, links }));
    return { path: known.path, created: false, changes };
  }
  for (const { relation, to } of links) if (relation === 'supersedes') mayBeSuperseded(shelf, to);
  const number = freeNumber(shelf.paths, habits);
  const path = pathOf(habits, title, number);
  const content = recordText(
    { ...asked.draft, title },
    {
      ...habits,
      number,
      status: asked.status ?? 'proposed',
      date: asked.date,
      links: links.map(({ relation, to }): LinkLine => ({ relation, link: linkOf(to, path, habits) })),
    },
  );
  const record = parseRecord(path, content);
  if (record === undefined)
    throw new CodedError(
      'invalid-option',
      `“${title}” reads like the title of a template, so that nobody would take it for a decision. Say what is decided.`,
    );
  const changes = [
    { type: 'create', path, content } as const,
    ...linkChanges(shelf, habits, { from: record, links, written: true }),
  ];
  return { path, created: true, changes: withIndex(shelf, habits, changes) };
}

export interface NewLink {
  /** Numbers, paths or titles of records. */
  readonly from: string;
  readonly relation: AskedRelation;
  readonly to: string;
}

/** Says it in the record, and in the one that is superseded. */
export function planLink(shelf: RecordShelf, { from, relation, to }: NewLink): RecordChanges {
  const record = recordNamed(shelf.records, from);
  const other = recordNamed(shelf.records, to);
  if (record === other)
    throw new CodedError('invalid-option', `“${record.title}” cannot stand in a relation to itself.`);
  const habits = recordHabits(shelf.records, shelf.texts, dirname(record.path));
  const changes = linkChanges(shelf, habits, { from: record, links: [{ relation, to: other }] });
  return { path: record.path, created: false, changes: withIndex(shelf, habits, changes) };
}

/** The index alone, which comes into being where it is asked for. */
export function planIndex(shelf: RecordShelf, folder?: string): RecordChanges {
  const habits = recordHabits(shelf.records, shelf.texts, folder);
  const { path } = shelf.index(habits.folder);
  return { path, created: false, changes: withIndex(shelf, habits, [], true) };
}

function holds({ status }: DecisionRecord): boolean {
  return status !== 'superseded' && status !== 'rejected' && status !== 'deprecated';
}

function freeNumber(paths: readonly string[], habits: RecordHabits): number {
  const taken = paths.filter((path) => dirname(path) === habits.folder).map((path) => path.toLowerCase());
  const begins = (number: number) =>
    pathOf(habits, 'x', number)
      .replace(/x\.\w+$/, '')
      .toLowerCase();
  let number = habits.next;
  while (taken.some((path) => path.startsWith(begins(number)))) number++;
  return number;
}

function pathOf(habits: RecordHabits, title: string, number: number): string {
  const name = fileNameOf(title, number, habits);
  return habits.folder === '' ? name : `${habits.folder}/${name}`;
}

function linkOf(to: DecisionRecord, from: string, { width }: RecordHabits): string {
  return linkTo(labelOf(to, width), { from, to: to.path });
}

/** Throws `invalid-option` where another one has taken its place, or where `by` has given way to it. */
function mayBeSuperseded(shelf: RecordShelf, old: DecisionRecord, by?: DecisionRecord): void {
  const pairs = supersedesOf(linkRecords(shelf.records, () => true).links);
  const newer = pairs.filter(([, older]) => older === old).map(([record]) => record);
  if (by !== undefined && newer.includes(by)) return;
  if (old.status === 'superseded' || newer.length > 0)
    throw new CodedError(
      'invalid-option',
      `“${old.title}” is superseded already${newer[0] === undefined ? '' : ` by “${newer[0].title}” (${newer[0].path})`}. Supersede what holds now.`,
    );
  const before = new Set<DecisionRecord>(by === undefined ? [] : [by]);
  for (const record of before) for (const [later, older] of pairs) if (older === record) before.add(later);
  if (before.has(old) && by !== undefined)
    throw new CodedError(
      'invalid-option',
      `“${old.title}” came after “${by.title}” and cannot be superseded by it.`,
    );
}

interface Linking {
  readonly from: DecisionRecord;
  readonly links: readonly { readonly relation: AskedRelation; readonly to: DecisionRecord }[];
  /** The record says it already, since it is new. */
  readonly written?: boolean;
}

function linkChanges(shelf: RecordShelf, habits: RecordHabits, linking: Linking): RecordChange[] {
  for (const { relation, to } of linking.links)
    if (relation === 'supersedes' && linking.written !== true) mayBeSuperseded(shelf, to, linking.from);
  const known = linkRecords(shelf.records, () => true).links;
  const parts = {
    ...linking,
    known,
    texts: shelf.texts,
    label: (record: DecisionRecord) => labelOf(record, habits.width),
  };
  return linkEdits(parts);
}

/** @param asked also where there is none yet, or one without the marks. */
function withIndex(
  shelf: RecordShelf,
  habits: RecordHabits,
  changes: readonly RecordChange[],
  asked = false,
): readonly RecordChange[] {
  const { path, text } = shelf.index(habits.folder);
  const isFirst =
    text === undefined && !shelf.records.some((record) => dirname(record.path) === habits.folder);
  if (!asked && !isFirst && text?.includes(INDEX_BEGIN) !== true) return changes;
  const after = recordsAfter(shelf, changes).filter((record) => dirname(record.path) === habits.folder);
  const { links } = linkRecords(after, () => true);
  const put = indexText(text, { path, records: after, links, width: habits.width });
  if (put === text) return changes;
  const change: RecordChange =
    text === undefined
      ? { type: 'create', path, content: put }
      : { type: 'change', path, replacements: replacementsBetween(text, put) };
  return [...changes, change];
}

/** As the reader will find them. */
function recordsAfter(
  { records, texts }: RecordShelf,
  changes: readonly RecordChange[],
): readonly DecisionRecord[] {
  const changed = new Map(changes.map((change) => [change.path, change]));
  const created = changes.flatMap((each) =>
    each.type === 'create' ? (parseRecord(each.path, each.content) ?? []) : [],
  );
  return [
    ...records.map((record) => {
      const change = changed.get(record.path);
      const text = texts.get(record.path);
      if (change?.type !== 'change' || text === undefined) return record;
      return parseRecord(record.path, applyReplacements(text, change.replacements)!) ?? record;
    }),
    ...created,
  ];
}
