/**
 * One at a time over processes, for work of any length: the lock is SQLite's on an empty file, which the system
 * gives back when its holder is killed. A file that only one can create (`fileLock.ts`) would have to be timed.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { CodedError } from '../../base/codedError.ts';
import { closeQuietly, isBusy, newDatabase } from './sqlite.ts';

const PAUSE_MS = 15;

/** @param withinMs how long the lock is waited for; rejects with `store-failed` then. */
export async function withProcessLock<T>(
  file: string,
  work: () => Promise<T>,
  withinMs = 120_000,
): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  const started = performance.now();
  let held = take(file);
  while (held === undefined) {
    if (performance.now() - started > withinMs) throw stillHeld(file);
    await pause(PAUSE_MS);
    held = take(file);
  }
  try {
    return await work();
  } finally {
    closeQuietly(held);
  }
}

/** @returns false, with nothing done, where another process holds the lock. */
export async function tryProcessLock(file: string, work: () => Promise<void>): Promise<boolean> {
  mkdirSync(dirname(file), { recursive: true });
  const held = take(file);
  if (held === undefined) return false;
  try {
    await work();
    return true;
  } finally {
    closeQuietly(held);
  }
}

function take(file: string): DatabaseSync | undefined {
  const database = newDatabase(file);
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    closeQuietly(database);
    if (isBusy(error)) return undefined;
    throw error;
  }
}

function stillHeld(file: string): CodedError {
  return new CodedError(
    'store-failed',
    `Another process holds ${file} and does not let go. End that one, then try again.`,
  );
}
