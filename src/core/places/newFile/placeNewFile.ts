/**
 * Folders for a new file by what stands there: who plays the same part by name (`…Controller`), whose subject it is (`order`), who
 * ends alike and what it would use. A word counts by how few folders have it (inverse document frequency).
 */
import { dirname, extname } from '../../../base/paths.ts';
import { wordsOf } from '../../edit/fileNaming.ts';
import { isTestPath } from '../../workspace/testPaths.ts';
import { singular } from '../singular.ts';
import { type FolderProfile, nameWords, type Profiles } from './folderProfiles.ts';
import type { NewFile, PlaceCandidate } from './newFile.ts';

/** A file of another ending lies elsewhere but for a reason. */
const OTHER_ENDING = 0.15;
const TEST_AMONG_OTHERS = 0.2;
/** What a word of the purpose is worth against one of the name. */
const PURPOSE_WEIGHT = 0.5;
const IN_PATH = 1;
const IN_NAMES = 0.5;
/** The last word of a name says what part the file plays. */
const ROLE_WEIGHT = 1.6;
const USES_WEIGHT = 3;
/** What lies in one folder with what is used is near it; what uses the same things is nearer. */
const SAME_USES_WEIGHT = 3;
/** Where nothing else tells, most files lie where most lie. */
const SIZE_WEIGHT = 0.1;
const TEST_WORDS: ReadonlySet<string> = new Set(['spec', 'test']);
const MOST = 5;
const PEERS = 4;

export function placeNewFile(profiles: Profiles, file: NewFile): readonly PlaceCandidate[] {
  const wanted = wantedOf(profiles, file);
  return profiles.folders
    .map((profile) => candidateOf(profile, wanted))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.folder < b.folder ? -1 : 1))
    .slice(0, MOST);
}

interface Wanted {
  readonly ending: string;
  readonly test: boolean;
  readonly role: string | undefined;
  /** How much each word says. */
  readonly weights: ReadonlyMap<string, number>;
  readonly near: readonly string[];
  /** Share of what it uses that some file of a folder uses too, rare things counting more. */
  readonly users: ReadonlyMap<string, number>;
}

function wantedOf({ folders, spread, usersOf }: Profiles, { name, purpose, uses }: NewFile): Wanted {
  const inName = nameWords(name);
  const rarity = (word: string) =>
    Math.log(1 + folders.length / (spread.get(word) ?? Number.POSITIVE_INFINITY));
  const weights = new Map<string, number>();
  for (const word of wordsOf(purpose).map(singular))
    if (word.length > 2) weights.set(word, rarity(word) * PURPOSE_WEIGHT);
  const test = isTestPath(name) || /\btests?\b/i.test(purpose);
  if (test) for (const word of testedWords(folders, inName)) weights.set(word, rarity(word));
  for (const word of inName) weights.set(word, rarity(word));
  return {
    ending: extname(name),
    test,
    role: roleOf(inName),
    weights,
    near: uses.map((path) => (extname(path) === '' ? path : dirname(path))),
    users: usersByFolder(usersOf, uses),
  };
}

/** Tests mirror what they test: words of the folder in which that lies. */
function testedWords(folders: readonly FolderProfile[], inName: readonly string[]): readonly string[] {
  const subject = inName.filter((word) => !TEST_WORDS.has(word)).join(' ');
  const tested = folders.filter(({ files }) =>
    files.some(({ test, words }) => !test && words.join(' ') === subject),
  );
  return tested.length === 1 ? [...tested[0]!.pathWords] : [];
}

/** In `order.service.spec` the service is what is tested. */
function roleOf(words: readonly string[]): string | undefined {
  return words.findLast((word) => !TEST_WORDS.has(word));
}

function candidateOf(profile: FolderProfile, wanted: Wanted): PlaceCandidate {
  const peers = peersIn(profile, wanted);
  const words = [...wanted.weights.keys()].filter(
    (word) => profile.pathWords.has(word) || profile.nameWords.has(word),
  );
  const files = profile.files.length;
  const said =
    wordScore(profile, wanted) + roleScore(profile, peers.length, wanted) + usesScore(profile, wanted);
  const size = SIZE_WEIGHT * Math.log(1 + files);
  const score = (said + (said > 0 ? size : 0)) * endingShare(profile, wanted) * testShare(profile, wanted);
  return {
    folder: profile.folder,
    score,
    peers: peers.slice(0, PEERS),
    peerCount: peers.length,
    words,
    files,
  };
}

function wordScore(profile: FolderProfile, { weights }: Wanted): number {
  let score = 0;
  for (const [word, weight] of weights) {
    if (profile.pathWords.has(word)) score += weight * IN_PATH;
    const named = profile.nameWords.get(word);
    if (named !== undefined) score += weight * IN_NAMES * (1 - 1 / (1 + named));
  }
  return score;
}

/** Rises with the number of peers, and with how much they have the folder to themselves. */
function roleScore(profile: FolderProfile, peers: number, { role, weights }: Wanted): number {
  if (role === undefined || peers === 0) return 0;
  const share = peers / profile.files.length;
  return (weights.get(role) ?? 0) * ROLE_WEIGHT * (0.5 + share) * (1 - 1 / (1 + peers));
}

function usesScore({ folder }: FolderProfile, { near, users }: Wanted): number {
  if (near.length === 0) return 0;
  const shared = near.reduce((sum, path) => sum + commonDepth(folder, path), 0) / near.length;
  return USES_WEIGHT * shared + SAME_USES_WEIGHT * (users.get(folder) ?? 0);
}

function usersByFolder(usersOf: Profiles['usersOf'], uses: readonly string[]): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  let whole = 0;
  for (const path of uses) {
    const folders = new Set((usersOf.get(path) ?? []).map(dirname));
    const rarity = 1 / Math.log(2 + folders.size);
    whole += rarity;
    for (const folder of folders) shares.set(folder, (shares.get(folder) ?? 0) + rarity);
  }
  return new Map([...shares].map(([folder, share]) => [folder, share / whole]));
}

/** Share of the path that both have from the top, in [0, 1]. */
function commonDepth(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  let depth = 0;
  while (depth < left.length && left[depth] === right[depth]) depth++;
  return depth / Math.max(left.length, right.length);
}

function peersIn({ files }: FolderProfile, { role, weights }: Wanted): string[] {
  if (role === undefined) return [];
  const nearness = (words: readonly string[]) =>
    words.reduce((sum, word) => sum + (weights.get(word) ?? 0), 0) / words.length;
  return files
    .filter(({ words }) => roleOf(words) === role)
    .sort((a, b) => nearness(b.words) - nearness(a.words) || (a.path < b.path ? -1 : 1))
    .map(({ path }) => path);
}

function endingShare({ endings, files }: FolderProfile, { ending }: Wanted): number {
  if (ending === '') return 1;
  return Math.max(OTHER_ENDING, (endings.get(ending) ?? 0) / files.length);
}

function testShare({ files }: FolderProfile, { test }: Wanted): number {
  const tests = files.filter((file) => file.test).length / files.length;
  return Math.max(TEST_AMONG_OTHERS, test ? tests : 1 - tests);
}
