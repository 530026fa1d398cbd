/** One writer at a time over processes: a file that only one can create. */
import { open, rm, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from '../../base/codedError.ts';

const PAUSE_MS = 20;
/** A holder is done within milliseconds; one that was killed is not waited for. */
const STALE_MS = 5000;

/** Runs `work` while `file` stands; it is removed afterwards, also when the work throws. */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  for (let waitedMs = 0; !(await take(file)); waitedMs += PAUSE_MS) {
    // Also where clocks differ, so that its age says nothing.
    if (waitedMs > STALE_MS) await rm(file, { force: true });
    await pause(PAUSE_MS);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    await (await open(file, 'wx')).close();
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const taken = await stat(file).catch(() => undefined);
    if (taken !== undefined && Date.now() - taken.mtimeMs > STALE_MS) await rm(file, { force: true });
    return false;
  }
}
