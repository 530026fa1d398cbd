/** Habits as JSON: entries of maps, the rarest left out of large projects. */
import * as v from 'valibot';
import { WAYS, type Way } from './derivedNames.ts';
import type { Habits } from './habits.ts';

/** Keys of a project that are kept, the most frequent first; a small one keeps all. */
const MOST_KEYS = 6_000;
const MOST_LEAVES = 12;

const counts = v.array(v.tuple([v.string(), v.number()]));
const ways = v.array(v.tuple([v.string(), v.tuple([v.number(), v.number()])]));

export const keptHabits = v.object({
  files: v.number(),
  leaves: counts,
  folders: counts,
  segments: counts,
  written: v.array(v.tuple([v.string(), v.string()])),
  byKey: v.array(v.tuple([v.string(), counts])),
  ways,
  folderWays: ways,
});
export type KeptHabits = v.InferOutput<typeof keptHabits>;

export function toKept({ files, leaves, folders, segments, written, byKey, ...named }: Habits): KeptHabits {
  const total = (own: ReadonlyMap<string, number>) =>
    [...own.values()].reduce((sum, count) => sum + count, 0);
  const keys = [...byKey].map(([key, own]) => ({ key, own, total: total(own) }));
  const chosen = keys.sort((a, b) => b.total - a.total || compare(a.key, b.key)).slice(0, MOST_KEYS);
  return {
    files,
    leaves: sorted(leaves),
    folders: sorted(folders),
    segments: sorted(segments),
    written: [...written].sort((a, b) => compare(a[0], b[0])),
    byKey: chosen.map(({ key, own }) => [key, sorted(own).slice(0, MOST_LEAVES)]),
    ways: listed(named.ways),
    folderWays: listed(named.folderWays),
  };
}

export function fromKept(kept: KeptHabits): Habits {
  return {
    files: kept.files,
    leaves: new Map(kept.leaves),
    folders: new Map(kept.folders),
    segments: new Map(kept.segments),
    written: new Map(kept.written),
    byKey: new Map(kept.byKey.map(([key, own]) => [key, new Map(own)])),
    ways: waysOf(kept.ways),
    folderWays: waysOf(kept.folderWays),
  };
}

const KNOWN: ReadonlySet<string> = new Set(WAYS);

function waysOf(kept: KeptHabits['ways']): Habits['ways'] {
  return new Map(kept.filter(([way]) => KNOWN.has(way)) as [Way, [number, number]][]);
}

function listed(ways: Habits['ways']): KeptHabits['ways'] {
  return [...ways].map(([way, [called, of]]) => [way, [called, of]]);
}

function sorted(own: ReadonlyMap<string, number>): [string, number][] {
  return [...own].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
