/** A journal's entry as it lies in its table, with a checksum of what it says. */
import { createHash } from 'node:crypto';
import type { JournalEntry } from '../../core/ports/journal.ts';

export interface JournalRow {
  readonly number: number;
  readonly written: number;
  readonly family: string;
  readonly kind: string;
  readonly version: number;
  readonly subject: string;
  readonly body: string;
  readonly sum: string;
}

export function isWhole(row: JournalRow): boolean {
  return (
    typeof row.body === 'string' &&
    typeof row.kind === 'string' &&
    typeof row.subject === 'string' &&
    row.sum === sumOf(row)
  );
}

export function sumOf({
  kind,
  version,
  subject,
  body,
}: Omit<JournalEntry, 'body'> & { readonly body: string }): string {
  const text = JSON.stringify([kind, version, subject, body]);
  return createHash('sha1').update(text).digest('hex').slice(0, 16);
}
