/** What a record says of others: it takes their place, changes them, or gives way to them. */
import { basename, dirname, join } from '../../../base/paths.ts';
import { sectionOf, type WrittenDocument } from './document.ts';
import { isStatusHeading } from './recordStatus.ts';

export type Relation = 'supersedes' | 'superseded-by' | 'amends' | 'amended-by';

export interface RecordLink {
  /** Undefined for a link that only points. */
  readonly relation: Relation | undefined;
  /** A path in the workspace where a file is named, else the number of a record, else its bare name. */
  readonly target: { readonly path: string } | { readonly number: number } | { readonly name: string };
  /** 1-based. */
  readonly line: number;
  /** As written. */
  readonly text: string;
}

const RELATIONS: readonly (readonly [Relation, RegExp])[] = [
  [
    'superseded-by',
    /\b(?:supers?eded|superceded|replaced|obsoleted)[-\s]*by\b|\b(?:ersetzt|abgelöst) durch\b|\b(?:reemplazad|sustituid|substituíd)[oa] por\b|\bremplacée? par\b|\bsostituit[oa] da\b/i,
  ],
  [
    'amended-by',
    /\b(?:amended|clarified|extended|updated|refined|modified)[-\s]*by\b|\b(?:partially|partly) (?:superseded|replaced)/i,
  ],
  [
    'amends',
    /\b(?:amends|clarifies|extends|refines|modifies|ergänzt|modifica|modifie|altera)\b|\b(?:supersedes|replaces|obsoletes) (?:some|parts?|aspects|section)/i,
  ],
  [
    'supersedes',
    /\b(?:super[sc]edes|replaces|obsoletes|ersetzt|reemplaza|sustituye|remplace|substitui|sostituisce)\b/i,
  ],
];
const PARTLY_GONE = /\b(?:partially|partly|some (?:parts|aspects))\b/i;

/** Said in the header, the front matter, under “Status” or “Links”, or at the beginning of a line; prose in between is no statement. */
export function linksOf(document: WrittenDocument, path: string): readonly RecordLink[] {
  const stating = statingLines(document);
  const inText = document.lines.flatMap((line, at) => {
    const relation = stating.has(at) || startsWithRelation(line) ? relationIn(line) : undefined;
    return targetsIn(line, path, relation !== undefined).map((target) => ({
      relation,
      ...target,
      line: at + 1,
    }));
  });
  return [...inFrontMatter(document, path), ...inText];
}

function inFrontMatter({ frontMatter }: WrittenDocument, path: string): RecordLink[] {
  return [...frontMatter].flatMap(([key, { value, line }]) => {
    const words = key === 'status' ? value : key.replaceAll('-', ' ');
    const relation = relationIn(words);
    if (relation === undefined) return [];
    const said = value.split(/\s*,\s*/).flatMap((each) => {
      const found = targetsIn(each, path, !/^\S+\.\w+$/.test(each.trim()));
      return found.length > 0 || key === 'status' ? found : named(each, path);
    });
    return said.map((target) => ({ relation, ...target, line }));
  });
}

type Target = Pick<RecordLink, 'target' | 'text'>;

/** A front matter that names a record by its file's name alone, or by its number alone. */
function named(text: string, path: string): Target[] {
  const value = text.trim();
  if (value === '' || /^(?:null|none|n\/a|~|-)$/i.test(value)) return [];
  if (/^\d{1,5}$/.test(value)) return [{ target: { number: Number(value) }, text: value }];
  const inFolder = join(dirname(path), value);
  return /\.\w+$/.test(value) && inFolder !== undefined
    ? [{ target: { path: inFolder }, text: value }]
    : [{ target: { name: value }, text: value }];
}

function relationIn(text: string): Relation | undefined {
  const found = RELATIONS.find(([, pattern]) => pattern.test(text))?.[0];
  if (found === 'superseded-by' && PARTLY_GONE.test(text)) return 'amended-by';
  if (found === 'supersedes' && PARTLY_GONE.test(text)) return 'amends';
  return found;
}

function startsWithRelation(line: string): boolean {
  const words = line.replace(/^[\s\-*+>|_]+/, '').slice(0, 40);
  const at = RELATIONS.map(([, pattern]) => words.search(pattern)).filter((each) => each >= 0);
  return Math.min(...at, Number.POSITIVE_INFINITY) <= 'Status: '.length + 'partially '.length;
}

function statingLines(document: WrittenDocument): ReadonlySet<number> {
  const { headings, lines } = document;
  const second = headings.find(({ level, at }) => level >= 2 && at > 0)?.at ?? lines.length;
  const stating = new Set(Array.from({ length: Math.min(second, lines.length) }, (_, at) => at));
  for (const heading of headings) {
    if (
      !isStatusHeading(heading) &&
      !/^(?:[\d.]+\s+)?(?:links|related|relations?|supersed|references)/i.test(heading.text)
    )
      continue;
    for (const at of sectionOf(document, heading).keys()) stating.add(heading.at + 1 + at);
  }
  return stating;
}

/** @param anyForm also `ADR-12`; else only links to documents. */
function targetsIn(line: string, path: string, anyForm: boolean): Target[] {
  const linked: Target[] = [];
  for (const [, text = '', href = ''] of line.matchAll(
    /\[([^[\]]{0,300})\]\(<?([^()\s<>]{1,500})>?[^()]{0,200}\)/g,
  )) {
    const target = documentAt(href, path);
    if (target !== undefined) linked.push({ target: { path: target }, text: text || href });
  }
  for (const [, href = '', text = ''] of line.matchAll(
    /(?:xref|link):([^[\]\s]{1,500})\[([^[\]]{0,300})\]/g,
  )) {
    const target = documentAt(href, path);
    if (target !== undefined) linked.push({ target: { path: target }, text: text || href });
  }
  if (linked.length > 0 || !anyForm) return linked;
  return [...line.matchAll(/\b(?:ADR|RFC|decision)s?[-\s#]{0,3}(\d{1,5})\b|\b(\d{3,5})-[a-z]/gi)].map(
    (match) => ({
      target: { number: Number(match[1] ?? match[2]) },
      text: match[0],
    }),
  );
}

/** A document of the workspace that a relative link names; those of a web site's routes are not known. */
function documentAt(href: string, path: string): string | undefined {
  const bare = href.replace(/[?#].*$/, '');
  if (/^(?:[a-z][a-z\d+.-]*:|\/|#)|[{}<>]/i.test(bare) || !/\.(?:md|markdown|mdx|adoc|rst)$/i.test(bare))
    return undefined;
  return join(dirname(path), decoded(bare));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The number in a record's name: `0012-use-x.md`, `ADR-012.md`; days are no numbers. */
export function numberOf(path: string): number | undefined {
  const digits = /^(?:[a-z]{2,8}[-_ .]*)?0*(\d{1,5})(?=[-_ .])/i.exec(basename(path))?.[1];
  return digits === undefined ? undefined : Number(digits);
}
