/** When somebody was last at the machine, as all windows know it: the time of an empty file of the state folder. */
import { mkdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stirring } from '../../core/ports/stirring.ts';

/** Whoever types is heard of again within this. */
const EVERY_MS = 500;

/** @param statePath undefined: nothing is shared, so nobody else is there. */
export function stirringFile(statePath: string | undefined): Stirring {
  if (statePath === undefined) return { stir() {}, sinceMs: async () => Number.POSITIVE_INFINITY };
  const file = join(statePath, 'stirred');
  let writtenMs = 0;
  const write = async () => {
    const now = new Date();
    try {
      await utimes(file, now, now);
    } catch {
      await mkdir(statePath, { recursive: true });
      await writeFile(file, '');
    }
  };
  return {
    stir() {
      if (Date.now() - writtenMs < EVERY_MS) return;
      writtenMs = Date.now();
      // A full disk keeps nobody from typing; the other window is then not woken.
      void write().catch(() => {});
    },
    async sinceMs() {
      const known = await stat(file).catch(() => undefined);
      return known === undefined ? Number.POSITIVE_INFINITY : Math.max(0, Date.now() - known.mtimeMs);
    },
  };
}
