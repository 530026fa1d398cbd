/** What the settings say of sleep; values that a person may have mistyped are brought back into their range. */
import type { AutomaticSleep } from '../../protocol/sleepApi.ts';
import { readSetting } from '../settings.ts';

export function sleepEnabled(): boolean {
  return readSetting('sleep.enabled');
}

export function automaticSleep(): AutomaticSleep & { readonly minutes: number } {
  return {
    afterMinutes: Math.min(1440, Math.max(0, readSetting('sleep.afterMinutes'))),
    at: readSetting('sleep.at').trim(),
    minutes: Math.min(1440, Math.max(1, readSetting('sleep.minutes'))),
    cpuShare: Math.min(1, Math.max(0.01, readSetting('sleep.cpuShare'))),
    onBattery: readSetting('sleep.onBattery'),
    fewestExamples: Math.min(10_000, Math.max(1, Math.round(readSetting('sleep.fewestExamples')))),
  };
}
