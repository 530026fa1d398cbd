/**
 * Taking entries out of the journal. The rows go with one commit; that their text is nowhere in the file and its log any more takes
 * a second step, which a mark in the file asks for until it is done.
 */
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { CodedError } from '../../base/codedError.ts';
import type { KnowledgeFile } from './knowledgeFile.ts';

/** Kept values: how often entries of a family were taken away, and that the file is still to be rewritten. */
const COUNTS = 'forgotten';
const MARK = ['journal', 'forgetting'] as const;

const WITHIN_MS = 5000;
const PAUSE_MS = 50;

export interface TakenAway {
  readonly family: string;
  readonly subjects: readonly string[];
  /** Overwritten too. */
  readonly forGood: boolean;
}

/** To be called in a transaction. */
export function takeAway(database: DatabaseSync, { family, subjects, forGood }: TakenAway): void {
  const remove = database.prepare('DELETE FROM journal WHERE family = ? AND subject = ?');
  for (const subject of subjects) remove.run(family, subject);
  const put = database.prepare('INSERT OR REPLACE INTO kept VALUES (?, ?, ?)');
  put.run(COUNTS, family, JSON.stringify(generationOf(database, family) + 1));
  if (forGood) put.run(...MARK, 'true');
}

/** Rises whenever entries of the family are taken away. */
export function generationOf(database: DatabaseSync, family: string): number {
  return Number(
    database.prepare('SELECT value FROM kept WHERE room = ? AND name = ?').get(COUNTS, family)?.value ?? 0,
  );
}

export function isForgetting(database: DatabaseSync): boolean {
  return database.prepare('SELECT 1 FROM kept WHERE room = ? AND name = ?').get(...MARK) !== undefined;
}

/**
 * Rewrites the file and empties its log. Overwriting rows alone would leave what SQLite has moved from page to page before.
 * Rejects with `store-failed` where another process does not let go of the log.
 */
export async function finishForgetting(file: KnowledgeFile): Promise<void> {
  await file.use('write', (database) => database.exec('PRAGMA temp_store = MEMORY; VACUUM'));
  for (let waitedMs = 0; !(await emptiedLog(file)); waitedMs += PAUSE_MS) {
    if (waitedMs > WITHIN_MS) throw stillRead(file);
    await pause(PAUSE_MS);
  }
  await file.use('write', (database) =>
    database.prepare('DELETE FROM kept WHERE room = ? AND name = ?').run(...MARK),
  );
}

function emptiedLog(file: KnowledgeFile): Promise<boolean> {
  return file.use('write', (database) => {
    const row = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    return row === undefined || Number(row.busy) === 0;
  });
}

function stillRead({ file }: KnowledgeFile): CodedError {
  return new CodedError(
    'store-failed',
    `It is forgotten, but its text is still in the log of ${file}, which another process reads. Close other windows, and forget once more.`,
  );
}
