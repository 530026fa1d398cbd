/** Folders of the same files with the same symbols: one was copied from the other, and both are kept up since. */
import { basename, dirname } from '../../base/paths.ts';
import type { FileFacts } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import { findingId } from '../model/findingId.ts';
import { isShowcase } from '../workspace/showcase.ts';
import { isFoundByPlace } from './entryPoints.ts';
import type { FindingParts } from './findingParts.ts';
import { counted, isInside, percent } from './wording.ts';

const MIN_FILES = 3;
const MIN_SYMBOLS = 15;
const MIN_LINES = 150;
/** Jaccard index of file names, and of the symbols in files of one name. */
const SAME_FILES = 0.7;
const SAME_SYMBOLS = 0.7;
/** A name that more folders have says what a framework wants of a file. */
const MOST_FOLDERS = 12;
const MOST = 3;
const MAX_EVIDENCE = 6;

interface Folder {
  readonly path: string;
  /** Base names of its files. */
  readonly files: ReadonlySet<string>;
}

interface Twins {
  readonly a: Folder;
  readonly b: Folder;
  readonly shared: readonly string[];
  /** In [0, 1]. */
  readonly sameSymbols: number;
  readonly symbols: number;
  readonly lines: number;
}

export function findDuplicatedStructures(parts: FindingParts): Finding[] {
  const twins = candidatesIn(parts).flatMap((pair) => compare(pair, parts.facts));
  const outermost = twins.filter(
    ({ a, b }) =>
      !twins.some(
        (other) => other.a !== a && isInside(a.path, other.a.path) && isInside(b.path, other.b.path),
      ),
  );
  return outermost
    .sort((x, y) => y.lines - x.lines)
    .slice(0, MOST)
    .map(describe);
}

type Pair = readonly [Folder, Folder];

/** By the list of files, which stays the same while sources are edited: names alone make a pair. */
const pairsBefore = new WeakMap<readonly string[], readonly Pair[]>();

function candidatesIn(parts: FindingParts): readonly Pair[] {
  const known = pairsBefore.get(parts.graph.nodes);
  if (known !== undefined) return known;
  const pairs = candidatePairs(foldersOf(parts));
  pairsBefore.set(parts.graph.nodes, pairs);
  return pairs;
}

function foldersOf({ files }: FindingParts): Folder[] {
  const folders = new Map<string, Set<string>>();
  for (const { path, test } of files) {
    if (test || isShowcase(path) || isFoundByPlace(path)) continue;
    const name = dirname(path);
    const folder = folders.get(name) ?? new Set<string>();
    folders.set(name, folder.add(basename(path)));
  }
  return [...folders]
    .map(([path, own]) => ({ path, files: own }))
    .filter((folder) => folder.files.size >= MIN_FILES);
}

/** Folders that share enough names of files, found through the names that few folders have. */
function candidatePairs(folders: readonly Folder[]): Pair[] {
  const byName = new Map<string, Folder[]>();
  for (const folder of folders)
    for (const name of folder.files) {
      const same = byName.get(name);
      if (same === undefined) byName.set(name, [folder]);
      else same.push(folder);
    }
  const counts = new Map<Folder, Map<Folder, number>>();
  for (const same of byName.values()) {
    if (same.length < 2 || same.length > MOST_FOLDERS) continue;
    for (const [at, a] of same.entries())
      for (const b of same.slice(at + 1)) {
        const row = counts.get(a) ?? new Map<Folder, number>();
        counts.set(a, row.set(b, (row.get(b) ?? 0) + 1));
      }
  }
  return [...counts].flatMap(([a, row]) =>
    [...row]
      .filter(
        ([b, shared]) => shared >= MIN_FILES && shared / (a.files.size + b.files.size - shared) >= SAME_FILES,
      )
      .map(([b]) => [a, b] as const),
  );
}

function compare([a, b]: Pair, facts: FindingParts['facts']): Twins[] {
  const shared = [...a.files].filter((name) => b.files.has(name));
  let [same, all, lines] = [0, 0, 0];
  for (const name of shared) {
    const [one, other] = [facts.get(pathOf(a, name))!, facts.get(pathOf(b, name))!];
    const [left, right] = [symbolsOf(one), symbolsOf(other)];
    for (const symbol of left) if (right.has(symbol)) same++;
    all += new Set([...left, ...right]).size;
    lines += Math.min(one.lines, other.lines);
  }
  if (all < MIN_SYMBOLS || lines < MIN_LINES || same / all < SAME_SYMBOLS) return [];
  return [{ a, b, shared, sameSymbols: same / all, symbols: all, lines }];
}

function pathOf({ path }: Folder, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}

/** Facts are immutable, and after one edit all but one file's are the same. */
const symbolsBefore = new WeakMap<FileFacts, ReadonlySet<string>>();

function symbolsOf(facts: FileFacts): ReadonlySet<string> {
  const known = symbolsBefore.get(facts);
  if (known !== undefined) return known;
  const names = new Set(
    facts.symbols.map(({ name, container }) => (container === undefined ? name : `${container}.${name}`)),
  );
  symbolsBefore.set(facts, names);
  return names;
}

function describe({ a, b, shared, sameSymbols, symbols, lines }: Twins): Finding {
  return {
    id: findingId('duplicated-structure', a.path, b.path),
    kind: 'duplicated-structure',
    severity: 'info',
    confidence: 'likely',
    title: `${a.path} and ${b.path} are made alike: ${counted(shared.length, 'file')} of one name, ${percent(sameSymbols)} of their symbols the same`,
    explanation: `Of the ${symbols} symbols in files of one name, ${percent(sameSymbols)} are in both, over some ${counted(lines, 'line')}. A fix in one of the two is easily forgotten in the other. Move what is the same into a place that both use, and leave to each what differs.`,
    evidence: shared.slice(0, MAX_EVIDENCE / 2).flatMap((name) => [
      { path: pathOf(a, name), line: 1, text: `The same as in ${b.path}, by its symbols.` },
      { path: pathOf(b, name), line: 1, text: `The same as in ${a.path}, by its symbols.` },
    ]),
    subjects: [a.path, b.path],
  };
}
