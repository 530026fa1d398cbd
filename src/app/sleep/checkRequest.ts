/** What a sleep may be asked for. */
import { CodedError } from '../../base/codedError.ts';
import type { AutomaticSleep, SleepRequest } from '../../protocol/sleepApi.ts';
import { isTimeOfDay } from './timeOfDay.ts';

/** Throws `invalid-option`. */
export function checkRequest({
  minutes,
  cpuShare,
  fewestExamples,
  settings = {},
}: Omit<SleepRequest, 'asked'>): void {
  if (minutes !== undefined && !(minutes > 0))
    throw invalid(
      'A sleep takes more than 0 minutes. Leave the minutes out where it may take as long as it needs.',
    );
  if (cpuShare !== undefined && !(cpuShare > 0 && cpuShare <= 1))
    throw invalid('The share of a core is above 0 and at most 1.');
  if (fewestExamples !== undefined && !(fewestExamples >= 1))
    throw invalid('A language is trained from at least one new example on.');
  const { seed: _, ...sizes } = settings;
  for (const [name, value] of Object.entries(sizes))
    if (!(value > 0 && Number.isFinite(value)))
      throw invalid(`A training’s ${name} is above 0, and not ${value}.`);
}

/** Throws `invalid-option`. */
export function checkAutomatic({ afterMinutes, at, ...request }: AutomaticSleep): void {
  checkRequest(request);
  if (!(afterMinutes >= 0)) throw invalid('Sleep begins after so many minutes of quiet: 0 or more.');
  if (at !== '' && !isTimeOfDay(at))
    throw invalid(`“${at}” is no time of the day. Write it as 03:30, or leave it empty.`);
}

function invalid(message: string): CodedError {
  return new CodedError('invalid-option', message);
}
