/** Carries what can still be read of damaged files into a new one: the journal and the kept values. The catalogue is built again. */
import type { DatabaseSync } from 'node:sqlite';
import { closeQuietly, inTransaction } from '../store/sqlite.ts';
import { isWhole, type JournalRow } from './journalRow.ts';

/**
 * @param sources oldest first; what a later one says counts. Closed afterwards.
 * @returns how many entries the journal has now.
 */
export function salvage(target: DatabaseSync, sources: readonly DatabaseSync[]): number {
  inTransaction(target, () => {
    for (const source of sources) {
      copyJournal(source, target);
      copyValues(source, target);
      closeQuietly(source);
    }
  });
  return Number(target.prepare('SELECT count(*) AS n FROM journal').get()!.n);
}

function copyJournal(source: DatabaseSync, target: DatabaseSync): void {
  const put = target.prepare('INSERT OR IGNORE INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  for (const row of readableRows(source)) {
    if (!isWhole(row)) continue;
    const { number, written, family, kind, version, subject, body, sum } = row;
    put.run(number, written, family, kind, version, subject, body, sum);
  }
}

/** Forwards to the first damaged page, then backwards to the last, so that one bad page costs no more than itself. */
function* readableRows(source: DatabaseSync): Generator<JournalRow> {
  let reached = 0;
  for (const row of untilDamage(source, 'SELECT * FROM journal ORDER BY number')) {
    reached = row.number;
    yield row;
  }
  yield* untilDamage(source, `SELECT * FROM journal WHERE number > ${reached} ORDER BY number DESC`);
}

function* untilDamage(source: DatabaseSync, sql: string): Generator<JournalRow> {
  try {
    for (const row of source.prepare(sql).iterate()) yield row as unknown as JournalRow;
  } catch {
    // Nothing further can be read in this direction.
  }
}

function copyValues(source: DatabaseSync, target: DatabaseSync): void {
  const put = target.prepare('INSERT OR REPLACE INTO kept VALUES (?, ?, ?)');
  try {
    for (const { room, name, value } of source.prepare('SELECT * FROM kept').iterate()) {
      JSON.parse(String(value));
      put.run(String(room), String(name), String(value));
    }
  } catch {
    // The rest is measured or set again.
  }
}
