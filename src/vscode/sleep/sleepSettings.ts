/** What the settings say of sleep; values that a person may have mistyped are brought back into their range. */

import type { AdapterTraining } from '../../core/model/adapter.ts';
import type { AutomaticSleep } from '../../protocol/sleepApi.ts';
import { readSetting } from '../settings.ts';

export function sleepEnabled(): boolean {
  return readSetting('sleep.enabled');
}

export function automaticSleep(): AutomaticSleep & { readonly minutes: number } {
  return {
    afterMinutes: within(readSetting('sleep.afterMinutes'), 0, 1440),
    at: readSetting('sleep.at').trim(),
    minutes: within(readSetting('sleep.minutes'), 1, 1440),
    cpuShare: within(readSetting('sleep.cpuShare'), 0.01, 1),
    onBattery: readSetting('sleep.onBattery'),
    fewestExamples: within(Math.round(readSetting('sleep.fewestExamples')), 1, 10_000),
    settings: training(),
  };
}

function training(): Partial<AdapterTraining> {
  return {
    rank: within(Math.round(readSetting('adapters.rank')), 1, 128),
    alpha: within(readSetting('adapters.alpha'), 1, 1024),
    topLayers: within(Math.round(readSetting('adapters.topLayers')), 1, 1024),
    epochs: within(Math.round(readSetting('adapters.epochs')), 1, 100),
    learningRate: within(readSetting('adapters.learningRate'), 1e-6, 0.1),
  };
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
