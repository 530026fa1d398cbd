/** Processes of this machine, for tests that end them. Linux only, as the host tests are. */
import { readdirSync, readFileSync } from 'node:fs';

/** Ids of the processes whose command line contains all these texts. */
export function processesRunning(...texts: readonly string[]): number[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.filter((id) => texts.every((text) => commandLine(id).includes(text))).map(Number);
}

/** Arguments separated by spaces; empty for one that has ended. */
export function commandLine(id: number | string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
