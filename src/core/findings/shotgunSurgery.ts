/**
 * One change, many places: files of several modules that keep changing together though no import ties them.
 * After M. Fowler's “Shotgun Surgery” (“Refactoring”, 1999), seen in history as in F. Palomba et al., “Detecting bad smells in
 * source code using change history information”, 2013.
 */

import type { Finding } from '../model/finding.ts';
import { findingId } from '../model/findingId.ts';
import type { CoChange } from '../model/history.ts';
import { relatedIn, sourcePairs, tellingHistory } from './coChanges.ts';
import type { FindingParts } from './findingParts.ts';
import { moduleOfFile } from './moduleEdges.ts';
import { counted, percent, shortName } from './wording.ts';

/** Share of the commits to either file that touch both. */
const STRONG = 0.5;
const MIN_TOGETHER = 6;
/** Files and modules of one group from which on a change is scattered rather than shared. */
const MIN_FILES = 3;
const MIN_MODULES = 2;
/** A larger group is a convention of the whole project, not a change that wants a home. */
const MAX_FILES = 12;
const MOST = 3;

export function findShotgunSurgery(parts: FindingParts): Finding[] {
  const history = tellingHistory(parts);
  if (history === undefined) return [];
  const moduleOf = moduleOfFile(parts);
  const related = relatedIn(parts);
  const pairs = sourcePairs(parts, history).filter(
    ({ a, b, together, strength }) => strength >= STRONG && together >= MIN_TOGETHER && !related(a, b),
  );
  const crossing = pairs.filter(({ a, b }) => moduleOf.get(a) !== moduleOf.get(b));
  return groupsOf(crossing)
    .filter(({ files }) => files.length >= MIN_FILES && files.length <= MAX_FILES)
    .filter(({ files }) => new Set(files.map((path) => moduleOf.get(path))).size >= MIN_MODULES)
    .sort((a, b) => weightOf(b) - weightOf(a))
    .slice(0, MOST)
    .map((group) => describe(group, new Set(group.files.map((path) => moduleOf.get(path))).size));
}

interface Group {
  readonly files: readonly string[];
  readonly pairs: readonly CoChange[];
}

/** Files that pairs join, directly or through others. */
function groupsOf(pairs: readonly CoChange[]): Group[] {
  const groupOf = new Map<string, { files: Set<string>; pairs: CoChange[] }>();
  for (const pair of pairs) {
    const group = groupOf.get(pair.a) ?? { files: new Set<string>(), pairs: [] };
    const other = groupOf.get(pair.b);
    if (other !== undefined && other !== group) {
      for (const file of other.files) group.files.add(file);
      group.pairs.push(...other.pairs);
    }
    group.files.add(pair.a).add(pair.b);
    group.pairs.push(pair);
    for (const file of group.files) groupOf.set(file, group);
  }
  return [...new Set(groupOf.values())].map((group) => ({
    files: [...group.files].sort(),
    pairs: group.pairs,
  }));
}

function weightOf({ pairs }: Group): number {
  return pairs.reduce((sum, { together }) => sum + together, 0);
}

function describe({ files, pairs }: Group, modules: number): Finding {
  const strongest = pairs.toSorted((a, b) => b.together - a.together)[0]!;
  return {
    id: findingId('shotgun-surgery', ...files),
    kind: 'shotgun-surgery',
    severity: 'info',
    confidence: 'likely',
    title: `${counted(files.length, 'file')} in ${modules} modules change together without depending on each other`,
    explanation: `${shortName(strongest.a)} and ${shortName(strongest.b)} changed in the same commit ${strongest.together} times, ${percent(strongest.strength)} of all commits to either; no import says why, so nobody is reminded of the others. Give what they share a place of its own that each of them imports, or move them together.`,
    evidence: files.map((path) => ({ path, line: 1, text: togetherOf(path, pairs) })),
    subjects: files,
  };
}

function togetherOf(path: string, pairs: readonly CoChange[]): string {
  const own = pairs
    .filter(({ a, b }) => a === path || b === path)
    .toSorted((x, y) => y.together - x.together);
  const { a, b, together } = own[0]!;
  return `Changed ${together} times in one commit with ${a === path ? b : a}.`;
}
