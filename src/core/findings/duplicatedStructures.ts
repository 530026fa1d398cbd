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
  /** Base name → facts. */
  readonly files: ReadonlyMap<string, FileFacts>;
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
  const folders = foldersOf(parts);
  const twins = candidatePairs(folders).flatMap(([a, b]) => compare(a, b));
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

function foldersOf({ files, facts }: FindingParts): Folder[] {
  const folders = new Map<string, Map<string, FileFacts>>();
  for (const { path, test } of files) {
    const known = facts.get(path);
    if (test || known === undefined || isShowcase(path) || isFoundByPlace(path)) continue;
    const folder = folders.get(dirname(path)) ?? new Map<string, FileFacts>();
    folders.set(dirname(path), folder.set(basename(path), known));
  }
  return [...folders]
    .map(([path, own]) => ({ path, files: own }))
    .filter((folder) => folder.files.size >= MIN_FILES);
}

/** Folders that share enough names of files, found through the names that few folders have. */
function candidatePairs(folders: readonly Folder[]): (readonly [Folder, Folder])[] {
  const byName = new Map<string, Folder[]>();
  for (const folder of folders)
    for (const name of folder.files.keys()) byName.set(name, [...(byName.get(name) ?? []), folder]);
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

function compare(a: Folder, b: Folder): Twins[] {
  const shared = [...a.files.keys()].filter((name) => b.files.has(name));
  let [same, all, lines] = [0, 0, 0];
  for (const name of shared) {
    const [left, right] = [symbolsOf(a.files.get(name)!), symbolsOf(b.files.get(name)!)];
    for (const symbol of left) if (right.has(symbol)) same++;
    all += new Set([...left, ...right]).size;
    lines += Math.min(a.files.get(name)!.lines, b.files.get(name)!.lines);
  }
  if (all < MIN_SYMBOLS || lines < MIN_LINES || same / all < SAME_SYMBOLS) return [];
  return [{ a, b, shared, sameSymbols: same / all, symbols: all, lines }];
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
      { path: a.files.get(name)!.path, line: 1, text: `The same as in ${b.path}, by its symbols.` },
      { path: b.files.get(name)!.path, line: 1, text: `The same as in ${a.path}, by its symbols.` },
    ]),
    subjects: [a.path, b.path],
  };
}
