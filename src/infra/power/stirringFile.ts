/** When somebody was last at the machine, as all windows know it: the times of two empty files of the state folder. */
import { mkdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PersonSign, Stirring } from '../../core/ports/stirring.ts';

/** Whoever types is heard of again within this. */
const EVERY_MS = 500;

/** @param statePath undefined: nothing is shared, so nobody else is there. */
export function stirringFile(statePath: string | undefined): Stirring {
  if (statePath === undefined) return { stir() {}, sinceMs: async () => Number.POSITIVE_INFINITY };
  const files: Readonly<Record<PersonSign, string>> = {
    there: join(statePath, 'stirred'),
    typed: join(statePath, 'typed'),
  };
  const writtenMs: Record<PersonSign, number> = { there: 0, typed: 0 };
  const write = async (sign: PersonSign) => {
    const now = new Date();
    try {
      await utimes(files[sign], now, now);
    } catch {
      await mkdir(statePath, { recursive: true });
      await writeFile(files[sign], '');
    }
  };
  const ageMs = async (sign: PersonSign) => {
    const known = await stat(files[sign]).catch(() => undefined);
    return known === undefined ? Number.POSITIVE_INFINITY : Math.max(0, Date.now() - known.mtimeMs);
  };
  return {
    stir(sign) {
      if (Date.now() - writtenMs[sign] < EVERY_MS) return;
      writtenMs[sign] = Date.now();
      // A full disk keeps nobody from typing; the other window is then not woken.
      void write(sign).catch(() => {});
    },
    async sinceMs(sign) {
      const typedMs = await ageMs('typed');
      return sign === 'typed' ? typedMs : Math.min(typedMs, await ageMs('there'));
    },
  };
}
