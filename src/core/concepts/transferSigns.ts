/**
 * What speaks for each name of a folder when a file is placed with the habits of other projects: what is here, what was learned there,
 * and how folders got their names from files in both.
 */

import type { NameShape } from '../places/ranking/nameShape.ts';
import type { Signs } from '../places/ranking/signs.ts';
import { singular } from '../places/singular.ts';
import { derivedNames, WAYS } from './derivedNames.ts';
import { add, countOf, type HabitKey, type Habits, habitKey, shareIn, wordKey } from './habits.ts';
import type { LeavesHere } from './leavesHere.ts';
import type { SpokenLeaves } from './spokenLeaves.ts';

export interface TransferQuestion {
  readonly shape: NameShape;
  /** Habits of what is here. */
  readonly here: Habits;
  readonly placed: LeavesHere;
  readonly learned: Habits;
  readonly spoken: SpokenLeaves;
}

export interface TransferCandidates {
  readonly leaves: readonly string[];
  readonly signs: Signs;
}

/** Names that learned habits add, at most. */
const MOST_LEARNED = 30;
/** How much a file of the same key in a learned project lets a folder be looked at. */
const WORTH: readonly (readonly [HabitKey, number])[] = [
  ['tail', 3],
  ['role', 2],
  ['name', 2],
  ['numbered', 1],
  ['ending', 0.7],
  ['first', 0.5],
  ['interface', 0.5],
  ['kind', 0.2],
];
const WORD_WORTH = 1;
/** Seen so often before a way from names to folders is believed. */
const SMOOTH = 5;
const SMOOTH_FOLDERS = 2;
/** Signs of the folders that are here which say more of a segment than what is counted by it. */
const OF_FOLDERS = [
  'role',
  'roleInside',
  'tail',
  'first',
  'firstInside',
  'endingInside',
  'extensionInside',
  'best',
  'bestOfBest',
  'mass',
  'massNear',
  'letters',
  'leafWords',
  'leafWhole',
  'pathWords',
  'covered',
  'templateShare',
  'companions',
  'companionBest',
  'neighbours',
  'sameStyle',
  'sameTest',
  'sameNumbered',
  'sameInterface',
  'sizeShare',
  'depth',
  'queryRole',
  'queryTop',
  'queryCompanions',
] as const;
/** A folder that is not here has none of a sign. */
const NONE = -1;

export function transferSigns({
  shape,
  here,
  placed,
  learned,
  spoken,
}: TransferQuestion): TransferCandidates {
  const derived = derivedNames(shape);
  const leaves = [
    ...new Set([
      ...here.leaves.keys(),
      ...here.segments.keys(),
      ...learnedLeaves(learned, shape),
      ...derived.values(),
    ]),
  ].filter((leaf) => leaf !== '');
  const column = (value: (leaf: string) => number) => Float64Array.from(leaves, value);
  const of = (habits: Habits, key: HabitKey) => {
    const own = habitKey(shape, key);
    return column((leaf) => shareIn(habits, own, leaf));
  };
  const files = (habits: Habits, key: HabitKey) =>
    column(() => Math.log1p(countOf(habits, habitKey(shape, key))));
  const words = (habits: Habits) => (leaf: string) =>
    shape.core.map((word) => shareIn(habits, wordKey(word), leaf));
  const rate = (ways: Habits['ways'], smooth: number) => (leaf: string) => {
    let best = 0;
    for (const [way, name] of derived) {
      const [called, all] = ways.get(way) ?? [0, 0];
      if (name === leaf) best = Math.max(best, called / (all + smooth));
    }
    return best;
  };
  const asked = spoken.byWords.get(shape.words.join(' '));
  const mentioned = spoken.mentions.get(shape.words.join(' '));
  const chances = [...placed.chances.values()].sort((a, b) => b - a);
  const ofFolders = OF_FOLDERS.map((sign) => [
    `at.${sign}`,
    column((leaf) => placed.signs.get(leaf)?.get(sign) ?? NONE),
  ]);
  const signs = {
    placed: column((leaf) => placed.chances.get(leaf) ?? 0),
    placedBest: column(() => chances[0] ?? 0),
    placedAhead: column((leaf) => (placed.chances.get(leaf) ?? 0) / (chances[0] || 1)),
    hereFiles: column((leaf) => here.leaves.get(leaf) ?? 0),
    hereShare: column((leaf) => (here.leaves.get(leaf) ?? 0) / Math.max(1, here.files)),
    hereSegments: column((leaf) => Math.min(5, here.segments.get(leaf) ?? 0)),
    hereRole: of(here, 'role'),
    hereRoleFiles: files(here, 'role'),
    hereEnding: of(here, 'ending'),
    hereTail: of(here, 'tail'),
    hereForm: of(here, 'form'),
    hereWord: column((leaf) => Math.max(0, ...words(here)(leaf))),
    learnedFiles: column((leaf) => Math.log1p(learned.leaves.get(leaf) ?? 0)),
    learnedShare: column((leaf) => (learned.leaves.get(leaf) ?? 0) / Math.max(1, learned.files)),
    learnedFolders: column((leaf) => learned.folders.get(leaf) ?? 0),
    learnedRole: of(learned, 'role'),
    learnedRoleFiles: files(learned, 'role'),
    learnedTail: of(learned, 'tail'),
    learnedEnding: of(learned, 'ending'),
    learnedFirst: of(learned, 'first'),
    learnedName: of(learned, 'name'),
    learnedForm: of(learned, 'form'),
    learnedNumbered: of(learned, 'numbered'),
    learnedInterface: of(learned, 'interface'),
    learnedKind: of(learned, 'kind'),
    learnedWord: column((leaf) => Math.max(0, ...words(learned)(leaf))),
    learnedWords: column((leaf) => words(learned)(leaf).reduce((sum, share) => sum + share, 0)),
    learnedWay: column(rate(learned.ways, SMOOTH)),
    learnedFolderWay: column(rate(learned.folderWays, SMOOTH_FOLDERS)),
    hereWay: column(rate(here.ways, SMOOTH)),
    hereFolderWay: column(rate(here.folderWays, SMOOTH_FOLDERS)),
    hereFolders: column((leaf) => here.folders.get(leaf) ?? 0),
    hereFoldersOfAll: column(() => here.leaves.size / Math.max(1, here.files)),
    way: column((leaf) => WAYS.findIndex((way) => derived.get(way) === leaf)),
    isWord: column((leaf) => Number(shape.core.some((word) => singular(leaf) === word))),
    isRole: column((leaf) => Number(singular(leaf) === shape.role)),
    queryWords: column(() => shape.core.length),
    queryTest: column(() => Number(shape.test)),
    queryNumbered: column(() => Number(shape.numbered)),
    queryStyle: column(() => ['plain', 'kebab', 'snake', 'camel', 'pascal'].indexOf(shape.style)),
    queryFiles: column(() => Math.log1p(here.files)),
    spokenFrom: column((leaf) => Math.log1p(spoken.speakers.get(leaf) ?? 0)),
    spokenName: column((leaf) => asked?.get(leaf) ?? 0),
    spokenMention: column((leaf) => mentioned?.get(leaf) ?? 0),
    queryMentions: column(() => Math.min(5, mentioned?.size ?? 0)),
    querySpoken: column(() => Math.log1p(spoken.speakers.size)),
    leafLength: column((leaf) => leaf.length / 10),
    ...Object.fromEntries(ofFolders),
  };
  return { leaves, signs };
}

function learnedLeaves(learned: Habits, shape: NameShape): readonly string[] {
  const worth = new Map<string, number>();
  const addAll = (key: string | undefined, weight: number) => {
    const total = countOf(learned, key);
    for (const [leaf, count] of (key === undefined ? undefined : learned.byKey.get(key)) ?? [])
      add(worth, leaf, (weight * count) / total);
  };
  for (const [key, weight] of WORTH) addAll(habitKey(shape, key), weight);
  for (const word of shape.core) addAll(wordKey(word), WORD_WORTH);
  return [...worth]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_LEARNED)
    .map(([leaf]) => leaf);
}
