/** Times, durations and outcomes as a person reads them. */
import type { ShownNight } from '../../src/protocol/sleepPanel.ts';

export type LanguageOfNight = ShownNight['languages'][number];

export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `21 Nov 2026, 02:10 to 03:12` in local time. */
export function spanOf({ startedAt, endedAt }: Pick<ShownNight, 'startedAt' | 'endedAt'>): string {
  const [from, to] = [new Date(startedAt), new Date(endedAt)];
  const day = from.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
  const time = (date: Date) => date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return time(from) === time(to) ? `${day}, ${time(from)}` : `${day}, ${time(from)} to ${time(to)}`;
}

export function secondsOf({ startedAt, endedAt }: Pick<ShownNight, 'startedAt' | 'endedAt'>): number {
  return Math.max(0, (Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
}

export function counted(number: number, thing: string): string {
  return `${number.toLocaleString('en')} ${thing}${number === 1 ? '' : 's'}`;
}

/** What can be taken back. */
export function hasChanged({ languages, concepts }: ShownNight): boolean {
  return (
    languages.some(({ outcome }) => outcome === 'published') ||
    concepts.merged + concepts.aged + concepts.retired > 0
  );
}

export const ENDS: Readonly<
  Record<ShownNight['ended'], { readonly icon: string; readonly words: string; readonly tone: string }>
> = {
  done: { icon: 'check', words: 'Done', tone: 'good' },
  interrupted: { icon: 'debug-pause', words: 'Interrupted', tone: 'calm' },
  'out of time': { icon: 'watch', words: 'Out of time', tone: 'calm' },
  failed: { icon: 'error', words: 'Failed', tone: 'bad' },
  'nothing to do': { icon: 'circle-large-outline', words: 'Nothing to do', tone: 'calm' },
};

export const OUTCOMES: Readonly<
  Record<LanguageOfNight['outcome'], { readonly icon: string; readonly words: string; readonly tone: string }>
> = {
  published: { icon: 'pass-filled', words: 'published', tone: 'good' },
  discarded: { icon: 'circle-slash', words: 'not published', tone: 'warned' },
  'too few': { icon: 'circle-large-outline', words: 'too few examples', tone: 'calm' },
  interrupted: { icon: 'debug-pause', words: 'goes on next time', tone: 'calm' },
  failed: { icon: 'error', words: 'failed', tone: 'bad' },
};
