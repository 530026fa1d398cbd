/** How a project writes its records: where they lie, how their files are called and numbered, and in which language. */
import { basename, dirname } from '../../../base/paths.ts';
import { readDocument } from '../records/document.ts';
import type { DecisionRecord } from '../records/parseRecord.ts';
import { type RecordLanguage, SIGNS } from './wording.ts';

export interface RecordHabits {
  /** Without a slash at the end; `''` for the root. */
  readonly folder: string;
  /** Before the number in a file's name: `''`, `adr-`, `ADR-`. */
  readonly prefix: string;
  /** Digits of a number, at least. */
  readonly width: number;
  /** Between the words of a file's name, and after the number. */
  readonly separator: '-' | '_' | ' ';
  /** Titles in file names as they are written, rather than in small letters. */
  readonly keepsCase: boolean;
  readonly extension: string;
  /** Before a title: `12. `, `ADR-0012: `, or nothing. */
  readonly titled: 'plain' | 'dotted' | 'labelled';
  readonly language: RecordLanguage;
  /** The number of the next one. */
  readonly next: number;
}

export const DEFAULT_FOLDER = 'docs/decisions';

interface NamedRecord {
  readonly record: DecisionRecord;
  readonly number: number;
  readonly prefix: string;
  readonly digits: number;
  readonly separator: string;
  readonly rest: string;
}

/**
 * @param records of the workspace. @param texts theirs, by path. @param folder where they are to lie, when it is said.
 * Of several folders with records the one with the most counts: others belong to parts of the workspace.
 */
export function recordHabits(
  records: readonly DecisionRecord[],
  texts: ReadonlyMap<string, string>,
  folder?: string,
): RecordHabits {
  const home = folder ?? mostOf(records.map(({ path }) => dirname(path))) ?? DEFAULT_FOLDER;
  const beside = records.filter(({ path }) => dirname(path) === home);
  const models = beside.length > 0 ? beside : records;
  const names = models.flatMap(named);
  const markdown = models.filter(({ path }) => /\.(?:md|markdown|mdx)$/i.test(path));
  return {
    folder: home,
    prefix: mostOf(names.map(({ prefix }) => prefix)) ?? '',
    width: Math.min(MOST_DIGITS, mostOf(names.map(({ digits }) => digits)) ?? 4),
    separator: separatorOf(mostOf(names.map(({ separator }) => separator))),
    keepsCase: names.length > 0 && names.filter(({ rest }) => /\p{Lu}/u.test(rest)).length * 2 > names.length,
    extension: extensionOf(mostOf(markdown.map(({ path }) => basename(path)))),
    titled: mostOf(models.map((each) => titleForm(texts.get(each.path)))) ?? 'plain',
    language: mostOf(models.map((each) => languageOf(texts.get(each.path) ?? ''))) ?? 'en',
    next: Math.max(0, ...beside.map(({ number }) => number ?? 0)) + 1,
  };
}

const MOST_DIGITS = 5;

/** Names that begin with a day have no number of their own. */
function named(record: DecisionRecord): NamedRecord[] {
  const parts = /^([a-z]{2,8}[-_ .]*)?(\d{1,5})([-_ .]+)(.*)\.\w+$/i.exec(basename(record.path));
  if (parts === null || record.number === undefined) return [];
  const [, prefix = '', digits = '', separator = '', rest = ''] = parts;
  return [{ record, number: record.number, prefix, digits: digits.length, separator: separator[0]!, rest }];
}

function separatorOf(sign: string | undefined): RecordHabits['separator'] {
  return sign === '_' || sign === ' ' ? sign : '-';
}

/** What is written is Markdown, whatever the others are. */
function extensionOf(name: string | undefined): string {
  return name === undefined ? 'md' : name.slice(name.lastIndexOf('.') + 1);
}

function titleForm(text: string | undefined): RecordHabits['titled'] {
  const title = text === undefined ? '' : (readDocument(text).headings[0]?.text ?? '');
  if (/^\d{1,5}\.\s/.test(title)) return 'dotted';
  return /^ADR[-\s]?\d{1,5}\s*:\s/i.test(title) ? 'labelled' : 'plain';
}

export function languageOf(text: string): RecordLanguage {
  const titles = readDocument(text).headings.map((heading) => heading.text.replace(/^[\d.]+\s+/, ''));
  return SIGNS.find(([, sign]) => titles.some((title) => sign.test(title)))?.[0] ?? 'en';
}

/** The most frequent; of equally frequent ones the first. */
function mostOf<T>(all: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
  let best: T | undefined;
  for (const [each, count] of counts) if (best === undefined || count > counts.get(best)!) best = each;
  return best;
}
