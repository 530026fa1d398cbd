/** When a decision was taken, as `YYYY-MM-DD`. */
import { basename } from '../../../base/paths.ts';
import { plain, sectionOf, type WrittenDocument } from './document.ts';

const LABEL =
  /^(?:[-*+]\s+|>\s*|\|\s*)?(?:\*\*|__)?(?:date|decided|decision date|date decided|start date|last updated|updated|created|datum|fecha|data|дата|日期|日付)(?:\*\*|__)?\s*[:：|]/i;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

export function dateOf({ frontMatter, lines, headings }: WrittenDocument, path: string): string | undefined {
  const stated = frontMatter.get('date') ?? frontMatter.get('decision-date') ?? frontMatter.get('created');
  const labelled = lines.find((line) => LABEL.test(line.trim()));
  const heading = headings.find(({ text }) =>
    /^(?:[\d.]+\s+)?(?:decision )?(?:date|datum|fecha|data|дата|日期|日付)$/i.test(text),
  );
  const below = heading && sectionOf({ frontMatter, lines, headings }, heading);
  const texts = [stated?.value, labelled, ...(below ?? [])];
  for (const text of texts) {
    const date = text === undefined ? undefined : dateIn(plain(text));
    if (date !== undefined) return date;
  }
  return dateIn(basename(path).replace(/^(\d{4})(\d\d)(\d\d)(?=[-_])/, '$1-$2-$3'));
}

/** ISO first; else a day, a month by name and a year in either order. A month as a number after a day is anybody's guess. */
export function dateIn(text: string): string | undefined {
  const iso = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  if (iso !== null) return valid(iso[1]!, Number(iso[2]), Number(iso[3]));
  const name = `(${MONTHS.join('|')})[a-z]*\\.?`;
  const dayFirst = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+${name},?\\s+(\\d{4})\\b`, 'i').exec(text);
  if (dayFirst !== null) return valid(dayFirst[3]!, monthOf(dayFirst[2]!), Number(dayFirst[1]));
  const monthFirst = new RegExp(`\\b${name}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'i').exec(text);
  if (monthFirst !== null) return valid(monthFirst[3]!, monthOf(monthFirst[1]!), Number(monthFirst[2]));
  return undefined;
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.toLowerCase()) + 1;
}

function valid(year: string, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
