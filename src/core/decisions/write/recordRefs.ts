/** Records as others name them: by number, by file, by title; and links to them. */

import { CodedError } from '../../../base/codedError.ts';
import { basename, dirname, relative } from '../../../base/paths.ts';
import type { DecisionRecord } from '../records/parseRecord.ts';
import { markdownText } from './safeTitle.ts';

/** @param typed `12`, `ADR-0012`, a path, a file's name or a title. Throws `unknown-subject` for none, and for several. */
export function recordNamed(records: readonly DecisionRecord[], typed: string): DecisionRecord {
  const name = typed.trim();
  const number = /^(?:adr|rfc)?[-_ #]*0*(\d{1,5})$/i.exec(name)?.[1];
  const lower = name.toLowerCase();
  const found = records.filter(
    ({ path, title, number: own }) =>
      (number !== undefined && own === Number(number)) ||
      path.toLowerCase() === lower ||
      basename(path).toLowerCase() === lower ||
      basename(path)
        .replace(/\.\w+$/, '')
        .toLowerCase() === lower ||
      sameTitle(title, name),
  );
  if (found.length === 1) return found[0]!;
  const known =
    found.length > 1
      ? `name one of them by its path: ${found.map(({ path }) => path).join(', ')}`
      : 'List them with “groundplan adr list”';
  throw new CodedError(
    'unknown-subject',
    found.length === 0
      ? `There is no decision record “${name}”. ${known}.`
      : `Several decision records are called “${name}”; ${known}.`,
  );
}

/** `ADR-0012` where it has a number, else its title. */
export function labelOf({ number, title }: Pick<DecisionRecord, 'number' | 'title'>, width: number): string {
  return number === undefined ? title : `ADR-${String(number).padStart(width, '0')}`;
}

/** A Markdown link from one document to another. */
export function linkTo(label: string, { from, to }: { readonly from: string; readonly to: string }): string {
  const href = encodeURI(relative(dirname(from), to).replace(/^\.\//, '')).replaceAll(
    /[()?#]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `[${markdownText(label.replaceAll(/[[\]]/g, ''))}](${href})`;
}

/** Without regard to case, punctuation and marks. */
export function sameTitle(a: string, b: string): boolean {
  return bare(a) === bare(b) && bare(a) !== '';
}

function bare(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
