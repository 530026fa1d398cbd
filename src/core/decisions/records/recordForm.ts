/** Whether a document is a decision record: by what it is made of, and where that leaves doubt by its name and folder. */
import { basename } from '../../../base/paths.ts';
import { isShowcase } from '../../workspace/showcase.ts';
import { isTestPath } from '../../workspace/testPaths.ts';
import type { WrittenDocument } from './document.ts';

const DOCUMENT = /\.(?:md|markdown|mdx|adoc|asciidoc|rst)$/i;
const RECORD_FOLDER =
  /(?:^|\/)(?:adrs?|decisions?|decision[-_ ]?(?:records?|logs?)|(?:architectur(?:e|al)|design|tech(?:nical)?|any)[-_ ]?decisions?(?:[-_ ]?(?:records?|logs?))?|rfcs?)\/(?:[^/]+\/){0,2}[^/]+$/i;
const RECORD_NAME =
  /^(?:(?:adrs?|rfcs?|decision|madr)[-_ .]*)?(?:\d{1,5}|20\d\d-?\d\d-?\d\d)[-_ .]+\p{L}|^(?:adrs?|rfcs?)[-_ ]?\d{1,5}\b|^adrs?[-_ ]\p{L}/iu;
const NOT_A_RECORD =
  /^(?:readme|index|_index|template|adr[-_]template|contributing|changelog|summary|toc|about|guide|process|glossary)\.|template|[-_.]?(?:empty|sample)[-_.]?(?:adr|rfc)/i;
/** Notes of a release are numbered too. */
const OTHER_NUMBERED =
  /(?:^|\/)(?:[\w-]*templates?|change(?:s|log)|changelogs|releases?|release[-_]notes|news|blog|_posts|posts|i18n|locales?|node_modules|vendor|third_party)\//i;

/** True for a file that is worth reading to see whether it is a record. */
export function mayBeRecord(path: string): boolean {
  if (!DOCUMENT.test(path) || NOT_A_RECORD.test(basename(path))) return false;
  return !isTestPath(path) && !isShowcase(path) && !OTHER_NUMBERED.test(path);
}

/** Its name or its folder speaks for a record: such files are read first. */
export function looksLikeRecord(path: string): boolean {
  return mayBeRecord(path) && (RECORD_FOLDER.test(path) || RECORD_NAME.test(basename(path)));
}

export type RecordForm = 'madr' | 'nygard' | 'y-statement' | 'rfc' | 'free';

/** In linear time over a text of any length: the parts are looked for one after the other. */
const Y_STATEMENT = [
  'in the context of',
  /\bwe (?:decided|chose|opted|selected|will use)/i,
  /\bto (?:achieve|attain|get|ensure)/i,
] as const;

/** @returns undefined for a document that is no record. */
export function formOf(path: string, document: WrittenDocument): RecordForm | undefined {
  const titles = document.headings.map(({ text }) => text.toLowerCase().replace(/^[\d.]+\s+/, ''));
  const has = (pattern: RegExp) => titles.some((title) => pattern.test(title));
  const inFolder = RECORD_FOLDER.test(path);
  const named = RECORD_NAME.test(basename(path));
  if (isTemplate(document)) return undefined;
  if (has(/^context and problem statement/) && has(/^(?:decision outcome|considered options|decision$)/))
    return 'madr';
  if (
    has(
      /^(?:(?:decisions?|resolution|our decision|decision made|entscheidung|decisione)\b|decisión|décision|decisão|решение|决定|決定|决策)/,
    ) &&
    has(
      /^(?:(?:context|background|problem|issue|forces|kontext|contexto|contexte|contesto)\b|контекст|背景|上下文|コンテキスト)/,
    )
  ) {
    if (
      inFolder ||
      named ||
      has(
        /^(?:(?:status|consequences|estado|statut|stato|konsequenzen|consecuencias|conséquences|consequências|conseguenze)\b|статус|状态|ステータス)/,
      )
    )
      return 'nygard';
  }
  if ((inFolder || named) && isYStatement(document)) return 'y-statement';
  if (/(?:^|\/)rfcs?\//i.test(path))
    return named && has(/^(?:summary|abstract|motivation|proposal)\b/) ? 'rfc' : undefined;
  return inFolder && named && titles.length > 0 ? 'free' : undefined;
}

function isYStatement({ lines }: WrittenDocument): boolean {
  let rest = lines.join(' ').toLowerCase();
  for (const part of Y_STATEMENT) {
    const at = typeof part === 'string' ? rest.indexOf(part) : rest.search(part);
    if (at < 0) return false;
    rest = rest.slice(at);
  }
  return true;
}

/** A title to be filled in. */
function isTemplate({ headings }: WrittenDocument): boolean {
  const title = headings[0]?.text ?? '';
  return (
    /(?<!\\)\{[^}]*\}|(?<!\\)<[^>]*>|^\[[^\]]*\]$|\btemplate$|^(?:ADR|RFC)?[-\s#]*N{2,}|^X{3,}|^title$|[[{(](?:short )?title/i.test(
      title,
    ) || /\[short title/i.test(title)
  );
}
