/** One file to one decision record, or to nothing where it is none. */
import { basename } from '../../../base/paths.ts';
import type { DecisionStatus } from '../../model/decision.ts';
import { readDocument } from './document.ts';
import { dateOf } from './recordDate.ts';
import { formOf, type RecordForm } from './recordForm.ts';
import { linksOf, numberOf, type RecordLink } from './recordLinks.ts';
import { statusOf } from './recordStatus.ts';

export interface DecisionRecord {
  readonly path: string;
  readonly form: RecordForm;
  readonly title: string;
  /** 1-based. */
  readonly titleLine: number;
  readonly status: DecisionStatus;
  /** Undefined where nothing is said of its status. */
  readonly statusLine: number | undefined;
  readonly date: string | undefined;
  readonly number: number | undefined;
  readonly links: readonly RecordLink[];
}

export function parseRecord(path: string, text: string): DecisionRecord | undefined {
  const document = readDocument(text);
  const form = formOf(path, document);
  if (form === undefined) return undefined;
  const heading = document.headings[0];
  const stated = document.frontMatter.get('title');
  const asTitle = heading?.level === 1 || stated === undefined ? heading?.text : undefined;
  const title = unescaped(withoutNumber(asTitle ?? stated?.value ?? '')) || titleFromName(path);
  const status = statusOf(document);
  return {
    path,
    form,
    title,
    titleLine: asTitle === undefined ? (stated?.line ?? 1) : heading!.at + 1,
    status: status?.status ?? 'unknown',
    statusLine: status?.line,
    date: dateOf(document, path),
    number: numberOf(path),
    links: linksOf(document, path),
  };
}

/** `ADR-012: Use X` and `12. Use X` are called `Use X`. */
function withoutNumber(title: string): string {
  return title
    .replace(
      /^(?:(?:architecture|architectural)\s+)?(?:decision\s+record|adr|rfc|decision)[\s#-]*\d*\s*[:.–—-]\s*/i,
      '',
    )
    .replace(/^(?:adr|rfc)[-\s]?\d+\s+/i, '')
    .replace(/^#?\d{1,5}\s*(?:[.:)–—-]\s*)+/, '')
    .trim();
}

/** `\<T\>` is how Markdown writes `<T>`. */
function unescaped(text: string): string {
  return text.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
}

function titleFromName(path: string): string {
  const words = basename(path)
    .replace(/\.\w+$/, '')
    .replace(/^(?:adr[-_ ]?)?\d{0,8}[-_ .]*/i, '')
    .replaceAll(/[-_]+/g, ' ');
  return words === '' ? basename(path) : words[0]!.toUpperCase() + words.slice(1);
}
