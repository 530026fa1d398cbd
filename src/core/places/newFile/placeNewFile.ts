/**
 * Folders for a new file by its name, as `ranking` finds them, and by what is known besides: words of what it is for, and what it would
 * use. What is known besides multiplies the chances; a word counts by how few folders have it (inverse document frequency).
 */
import { dirname, extname } from '../../../base/paths.ts';
import { wordsOf } from '../../edit/fileNaming.ts';
import { placed } from '../ranking/placeName.ts';
import { singular } from '../singular.ts';
import { type FolderProfile, nameWords, type Profiles } from './folderProfiles.ts';
import type { NewFile, PlaceCandidate } from './newFile.ts';

/** In natural logarithms of a chance. */
const PURPOSE_WEIGHT = 1;
const IN_PATH = 1;
const IN_NAMES = 0.5;
const USES_WEIGHT = 3;
/** What lies in one folder with what is used is near it; what uses the same things is nearer. */
const SAME_USES_WEIGHT = 3;
const TEST_WORDS: ReadonlySet<string> = new Set(['spec', 'test']);
const MOST = 5;
const PEERS = 4;

export function placeNewFile(profiles: Profiles, file: NewFile): readonly PlaceCandidate[] {
  const wanted = wantedOf(profiles, file);
  const chances = chancesOf(profiles, file);
  return profiles.folders
    .flatMap((profile) => candidateOf(profile, wanted, chances.get(profile.folder) ?? 0) ?? [])
    .sort((a, b) => b.score - a.score || (a.folder < b.folder ? -1 : 1))
    .slice(0, MOST);
}

/** By folder; a folder that has a file of the name is none. */
function chancesOf({ ranking }: Profiles, { name }: NewFile): ReadonlyMap<string, number> {
  const { ranked } = placed(ranking, name);
  return new Map(ranked.map(({ folder, confidence }) => [ranking.index.folders[folder]!.path, confidence]));
}

interface Wanted {
  readonly role: string | undefined;
  /** How much each word of the name says, and of the purpose. */
  readonly weights: ReadonlyMap<string, number>;
  readonly purpose: ReadonlyMap<string, number>;
  readonly near: readonly string[];
  /** Share of what it uses that some file of a folder uses too, rare things counting more. */
  readonly users: ReadonlyMap<string, number>;
}

function wantedOf({ folders, spread, usersOf }: Profiles, { name, purpose, uses }: NewFile): Wanted {
  const inName = nameWords(name);
  const rarity = (word: string) =>
    Math.log(1 + folders.length / (spread.get(word) ?? Number.POSITIVE_INFINITY));
  const weights = new Map(inName.map((word) => [word, rarity(word)]));
  const said = wordsOf(purpose)
    .map(singular)
    .filter((word) => word.length > 2 && !weights.has(word) && spread.has(word));
  return {
    role: roleOf(inName),
    weights,
    purpose: new Map(said.map((word) => [word, rarity(word)])),
    near: uses.map((path) => (extname(path) === '' ? path : dirname(path))),
    users: usersByFolder(usersOf, uses),
  };
}

/** In `order.service.spec` the service is what is tested. */
function roleOf(words: readonly string[]): string | undefined {
  return words.findLast((word) => !TEST_WORDS.has(word));
}

/** Nothing where neither name nor purpose nor uses have to do with the folder. */
function candidateOf(profile: FolderProfile, wanted: Wanted, chance: number): PlaceCandidate | undefined {
  const peers = peersIn(profile, wanted);
  const words = [...wanted.weights.keys(), ...wanted.purpose.keys()].filter(
    (word) => profile.pathWords.has(word) || profile.nameWords.has(word),
  );
  const uses = usesScore(profile, wanted);
  if (chance === 0 || (peers.length === 0 && words.length === 0 && uses === 0)) return undefined;
  return {
    folder: profile.folder,
    score: chance * Math.exp(PURPOSE_WEIGHT * purposeScore(profile, wanted) + uses),
    peers: peers.slice(0, PEERS),
    peerCount: peers.length,
    words,
    files: profile.files.length,
  };
}

function purposeScore(profile: FolderProfile, { purpose }: Wanted): number {
  let score = 0;
  for (const [word, weight] of purpose) {
    if (profile.pathWords.has(word)) score += weight * IN_PATH;
    const named = profile.nameWords.get(word);
    if (named !== undefined) score += weight * IN_NAMES * (1 - 1 / (1 + named));
  }
  return score;
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
