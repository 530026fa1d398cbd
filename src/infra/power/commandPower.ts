/** From programs that come with the system. */
import { execFile } from 'node:child_process';

export interface PowerCommand {
  readonly file: string;
  readonly args: readonly string[];
  /** @returns undefined where the text does not tell. */
  read(text: string): boolean | undefined;
}

/** `pmset(1)`: “Now drawing from 'Battery Power'”. */
export const MAC_POWER: PowerCommand = {
  file: '/usr/bin/pmset',
  args: ['-g', 'batt'],
  read(text) {
    const from = /drawing from '([^']*)'/.exec(text)?.[1];
    return from === undefined ? undefined : from === 'Battery Power';
  },
};

/** `PowerLineStatus` of the system's power status: Offline, Online or Unknown. */
export const WINDOWS_POWER: PowerCommand = {
  file: 'powershell.exe',
  args: [
    '-NoProfile',
    '-NonInteractive',
    '-Command',
    'Add-Type -AssemblyName System.Windows.Forms; [System.Windows.Forms.SystemInformation]::PowerStatus.PowerLineStatus',
  ],
  read(text) {
    const status = text.trim();
    if (status === 'Offline') return true;
    return status === 'Online' ? false : undefined;
  },
};

const WITHIN_MS = 5000;

/** @returns undefined where the program is missing, hangs or says something else. */
export function commandOnBattery({ file, args, read }: PowerCommand): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    execFile(file, [...args], { timeout: WITHIN_MS, windowsHide: true, maxBuffer: 100_000 }, (error, text) =>
      resolve(error === null ? read(text) : undefined),
    );
  });
}
