/** Takes files away from a repository's list and asks where they were. */
import { basename, dirname } from '../../../src/base/paths.ts';
import type { Random } from '../fit/random.ts';

export interface PlaceQuestion {
  readonly repository: string;
  readonly name: string;
  /** The right answer: a folder that still has a file. */
  readonly folder: string;
  /** The list that is left; the same object for all questions of a repository. */
  readonly kept: readonly string[];
}

export interface HoldOutOptions {
  readonly repository: string;
  readonly paths: readonly string[];
  /** Questions, at most. */
  readonly most: number;
  readonly random: Random;
}

const SOURCE =
  /\.(?:[cm]?[jt]sx?|vue|svelte|py|java|kts?|go|rs|c|h|cc|cpp|hpp|cxx|cs|php|rb|swift|scala|proto|exs?|dart|groovy)$/;
const NOT_WRITTEN_HERE =
  /(?:^|\/)(?:node_modules|vendor|third[-_]?party|dist|build|out|target|generated|__generated__|bower_components)\/|\.min\./;

const TAKEN_AWAY = 0.3;
/** A larger repository is asked about in part, since it has no more habits than a smaller one. */
const LARGE = 700;
const PART = 400;
const PART_AT_MOST = 900;
const LEAST_FILES = 30;
const LEAST_FOLDERS = 5;

export function placeQuestions({
  repository,
  paths,
  most,
  random,
}: HoldOutOptions): readonly PlaceQuestion[] {
  const sources = sourcesIn(paths);
  if (sources.length < LEAST_FILES) return [];
  const own = partOf(sources, random);
  const removed = new Set(own.filter(() => random.next() < TAKEN_AWAY));
  const kept = own.filter((path) => !removed.has(path));
  const folders = new Set(kept.map(dirname));
  if (folders.size < LEAST_FOLDERS) return [];
  return random
    .shuffle([...removed].filter((path) => folders.has(dirname(path))))
    .slice(0, most)
    .map((path) => ({ repository, name: basename(path), folder: dirname(path), kept }));
}

export function sourcesIn(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => SOURCE.test(path) && !NOT_WRITTEN_HERE.test(path));
}

/** All of a small repository; of a large one whole subtrees, so that what belongs together stays together. */
export function partOf(paths: readonly string[], random: Random): readonly string[] {
  if (paths.length <= LARGE) return paths;
  const topOf = (path: string) => path.split('/').slice(0, 2).join('/');
  const chosen: string[] = [];
  for (const top of random.shuffle([...new Set(paths.map(topOf))])) {
    if (chosen.length > PART) break;
    const own = paths.filter((path) => topOf(path) === top);
    if (chosen.length + own.length <= PART_AT_MOST) chosen.push(...own);
  }
  return chosen.length > LEAST_FILES * 2 ? chosen : random.shuffle([...paths]).slice(0, PART);
}
