/** Words that all kinds of learned things share. */

import type { Verdict } from '../../core/learned/verdicts.ts';
import type { LearnedTrend, TrendWord } from '../../core/model/learned.ts';

export function day(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

export function times(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : several}`;
}

/** `a, b and c`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** With its sign, to two digits. */
export function signed(value: number): string {
  const digits = Math.abs(value).toFixed(2);
  return Number(digits) === 0 ? '0' : `${value > 0 ? '+' : '−'}${digits}`;
}

/** What a person's decision makes of an effect. */
export function withVerdict(effect: string, { disabled, pinned }: Verdict, whilePinned: string): string {
  if (disabled) return `None: it is switched off. ${effect}`;
  return pinned ? `${effect} ${whilePinned}` : effect;
}

const GROUPS = 8;

/** Means of consecutive groups, at most eight. */
export function inGroups(values: readonly number[]): number[] {
  const groups = Math.min(GROUPS, values.length);
  return Array.from({ length: groups }, (_, at) => {
    const from = Math.floor((at * values.length) / groups);
    return mean(values.slice(from, Math.floor(((at + 1) * values.length) / groups)));
  });
}

/** Of values before this many nothing can be said. */
const LEAST = 4;

/** @param notable difference between before and lately that is worth a word. */
export function trendOf(values: readonly number[], notable: number): LearnedTrend {
  const points = inGroups(values).map((value) => Math.round(1000 * value) / 1000);
  if (values.length < LEAST) return { word: 'new', points };
  const cut = Math.ceil((values.length * 2) / 3);
  const change = mean(values.slice(cut)) - mean(values.slice(0, cut));
  return { word: wordOf(change, notable), points };
}

function wordOf(change: number, notable: number): TrendWord {
  if (Math.abs(change) < notable) return 'steady';
  return change > 0 ? 'rising' : 'falling';
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
