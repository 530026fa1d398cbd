/** One download of a file at a time, over processes: the lock names who holds it, and is taken from the dead. */
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { CodedError, codeOf } from '../../base/codedError.ts';

/** Rejects with `busy` while another living process holds it. */
export async function withDownloadLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  await take(lock, true);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string, again: boolean): Promise<void> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (!again || (await isHeld(lock)))
      throw new CodedError(
        'busy',
        `Another window is downloading this already; it will be there when that one is done. If there is none, delete ${lock}.`,
      );
    await rm(lock, { force: true });
    await take(lock, false);
  }
}

/** A lock that names nobody is just being written, unless it is old: then its writer was killed over it. */
const WRITTEN_WITHIN_MS = 5000;

async function isHeld(lock: string): Promise<boolean> {
  const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
  if (Number.isInteger(holder) && holder > 0) return isAlive(holder);
  const taken = await stat(lock).catch(() => undefined);
  return taken !== undefined && Date.now() - taken.mtimeMs < WRITTEN_WITHIN_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
