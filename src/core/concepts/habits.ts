/** Where the files of a project lie, by what their names have: what is kept of it for other projects. */
import { basename, dirname } from '../../base/paths.ts';
import { type NameShape, nameShape } from '../places/ranking/nameShape.ts';
import { derivedNames, type Way } from './derivedNames.ts';
import { leafKey } from './leafName.ts';

/** Counts by a key, and in them by the last segment of the folder. */
export interface Habits {
  readonly files: number;
  /** Files by last segment. */
  readonly leaves: ReadonlyMap<string, number>;
  /** Folders of that last segment. */
  readonly folders: ReadonlyMap<string, number>;
  /** All segments of paths. */
  readonly segments: ReadonlyMap<string, number>;
  /** As most folders of that key write it. */
  readonly written: ReadonlyMap<string, string>;
  readonly byKey: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Number of files whose folder is called so, and of those for which that can be said. */
  readonly ways: ReadonlyMap<Way, readonly [called: number, of: number]>;
  /** The same of folders: a large one counts once. Called so is one of which half of the files say it. */
  readonly folderWays: ReadonlyMap<Way, readonly [called: number, of: number]>;
}

/** A sign of a name that habits are counted by. */
export type HabitKey =
  | 'role'
  | 'tail'
  | 'ending'
  | 'kind'
  | 'first'
  | 'name'
  | 'form'
  | 'numbered'
  | 'interface';

/** What a name is looked up by; undefined where it has none of the kind. */
export function habitKey(shape: NameShape, key: HabitKey): string | undefined {
  const test = shape.test ? '!' : '';
  switch (key) {
    case 'role':
      return shape.role === '' ? undefined : `${test}r:${shape.role}`;
    case 'tail':
      return shape.core.length < 2 ? undefined : `${test}t:${shape.core.slice(-2).join(' ')}`;
    case 'ending':
      return `e:${shape.ending}`;
    case 'kind':
      return `${test}x:${shape.extension}`;
    case 'first':
      return shape.core.length < 2 ? undefined : `f:${shape.core[0]}`;
    case 'name':
      return `n:${shape.words.join(' ')}`;
    case 'form':
      return `${test}s:${shape.style}${Math.min(shape.core.length, 9)}`;
    case 'numbered':
      return shape.numbered ? '#' : undefined;
    case 'interface':
      return shape.interface ? 'I' : undefined;
  }
}

export function wordKey(word: string): string {
  return `w:${word}`;
}

const KEYS: readonly HabitKey[] = [
  'role',
  'tail',
  'ending',
  'kind',
  'first',
  'name',
  'form',
  'numbered',
  'interface',
];

export function habitsOf(paths: readonly string[]): Habits {
  const [leaves, segments] = [new Map<string, number>(), new Map<string, number>()];
  const byKey = new Map<string, Map<string, number>>();
  const ways = new Map<Way, [number, number]>();
  const spellings = new Map<string, Map<string, number>>();
  const folders = new Map<string, Map<Way, [number, number]>>();
  for (const path of paths) {
    const folder = dirname(path);
    const leaf = leafKey(folder);
    const shape = nameShape(basename(path));
    const own = folders.get(folder) ?? new Map<Way, [number, number]>();
    folders.set(folder, own);
    add(leaves, leaf);
    for (const segment of folder.split('/')) add(segments, leafKey(segment));
    for (const key of keysOf(shape)) addIn(byKey, key, leaf);
    for (const [way, name] of derivedNames(shape)) {
      count(ways, way, name === leaf);
      count(own, way, name === leaf);
    }
  }
  const folderWays = new Map<Way, [number, number]>();
  for (const own of folders.values())
    for (const [way, [called, of]] of own) count(folderWays, way, called * 2 >= of);
  const perLeaf = new Map<string, number>();
  for (const folder of folders.keys()) {
    add(perLeaf, leafKey(folder));
    addIn(spellings, leafKey(folder), basename(folder));
  }
  const written = new Map([...spellings].map(([key, own]) => [key, mostOf(own)]));
  return { files: paths.length, leaves, folders: perLeaf, segments, written, byKey, ways, folderWays };
}

function count(ways: Map<Way, [number, number]>, way: Way, called: boolean): void {
  const counts = ways.get(way) ?? [0, 0];
  ways.set(way, [counts[0] + Number(called), counts[1] + 1]);
}

function keysOf(shape: NameShape): readonly string[] {
  return [...KEYS.flatMap((key) => habitKey(shape, key) ?? []), ...new Set(shape.core.map(wordKey))];
}

/** Share of the files of a key that lie in folders of a last segment. */
export function shareIn(habits: Habits, key: string | undefined, leaf: string): number {
  const own = key === undefined ? undefined : habits.byKey.get(key);
  return own === undefined ? 0 : (own.get(leaf) ?? 0) / totalOf(own);
}

export function countOf(habits: Habits, key: string | undefined): number {
  const own = key === undefined ? undefined : habits.byKey.get(key);
  return own === undefined ? 0 : totalOf(own);
}

function totalOf(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

function mostOf(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}

export function add(counts: Map<string, number>, key: string, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function addIn(table: Map<string, Map<string, number>>, key: string, inner: string, by = 1): void {
  const own = table.get(key);
  if (own === undefined) table.set(key, new Map([[inner, by]]));
  else add(own, inner, by);
}

/** Several as one; a weight in (0, 1] each. */
export function mergedHabits(all: readonly { readonly habits: Habits; readonly weight: number }[]): Habits {
  const [only] = all;
  if (all.length === 1 && only?.weight === 1) return only.habits;
  const [leaves, folders, segments] = [1, 2, 3].map(() => new Map<string, number>());
  const written = new Map<string, string>();
  const byKey = new Map<string, Map<string, number>>();
  const [ways, folderWays] = [new Map<Way, [number, number]>(), new Map<Way, [number, number]>()];
  let files = 0;
  for (const { habits, weight } of all) {
    files += habits.files * weight;
    for (const [from, to] of [
      [habits.leaves, leaves!],
      [habits.folders, folders!],
      [habits.segments, segments!],
    ] as const)
      for (const [key, count] of from) add(to, key, count * weight);
    for (const [key, name] of habits.written) if (!written.has(key)) written.set(key, name);
    for (const [key, own] of habits.byKey)
      for (const [leaf, count] of own) addIn(byKey, key, leaf, count * weight);
    addWays(ways, habits.ways, weight);
    addWays(folderWays, habits.folderWays, weight);
  }
  return { files, leaves: leaves!, folders: folders!, segments: segments!, written, byKey, ways, folderWays };
}

function addWays(to: Map<Way, [number, number]>, from: Habits['ways'], weight: number): void {
  for (const [way, [called, of]] of from) {
    const counts = to.get(way) ?? [0, 0];
    to.set(way, [counts[0] + called * weight, counts[1] + of * weight]);
  }
}
