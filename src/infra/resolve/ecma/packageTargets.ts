/** What a package.json offers for a subpath: every file it names, the likeliest source first. */
import { isObject, type JsonObject, strings } from './manifestReader.ts';

/** Fields that name the main file, sources before builds. */
const MAIN_FIELDS = ['source', 'ts:main', 'svelte', 'module', 'main', 'types', 'typings', 'browser'];

/** Conditions for one environment among several: a last resort. */
const SPECIAL = new Set([
  'browser',
  'react-native',
  'react-server',
  'worker',
  'workerd',
  'deno',
  'edge',
  'edge-light',
  'electron',
  'production',
  'module-sync',
]);

const MOST_TARGETS = 200;
const MOST_DEPTH = 12;

/** Targets relative to the package's folder, in the order to try. */
export interface EntryTargets {
  readonly usual: readonly string[];
  /** For one environment among several: only where nothing usual leads to a source. */
  readonly special: readonly string[];
}

/** @param subpath `.` or `./x`. */
export function entryTargets(manifest: JsonObject, subpath: string): EntryTargets {
  const exported = exportLeaves(manifest.exports, subpath);
  const plain = subpath === '.' ? mainTargets(manifest) : [subpath];
  return {
    usual: [...textOf(exported.filter((leaf) => leaf.rank < SPECIAL_RANK)), ...plain],
    special: textOf(exported.filter((leaf) => leaf.rank >= SPECIAL_RANK)),
  };
}

export function mainTargets(manifest: JsonObject): readonly string[] {
  return MAIN_FIELDS.map((field) => manifest[field]).filter(
    (each): each is string => typeof each === 'string',
  );
}

/** The targets of `#name` in the `imports` field: relative ones and names of other packages. */
export function importTargets(manifest: JsonObject, specifier: string): readonly string[] {
  return isObject(manifest.imports) ? textOf(mapLeaves(manifest.imports, specifier)) : [];
}

function exportLeaves(exports: unknown, subpath: string): readonly Leaf[] {
  if (exports === undefined || exports === null) return [];
  const isMap = isObject(exports) && Object.keys(exports).some((key) => key.startsWith('.'));
  if (isMap) return mapLeaves(exports, subpath);
  return subpath === '.' ? leaves(exports) : [];
}

function mapLeaves(map: JsonObject, key: string): readonly Leaf[] {
  if (Object.hasOwn(map, key) && !key.includes('*')) return leaves(map[key]);
  const best = bestPattern(Object.keys(map), key);
  if (best === undefined) return [];
  const middle = key.slice(best.prefix.length, key.length - best.suffix.length);
  const rest = best.key.endsWith('/') ? middle : '';
  return leaves(map[best.key]).map(({ target, rank }) => ({
    target: target.replaceAll('*', () => middle) + rest,
    rank,
  }));
}

interface Pattern {
  readonly key: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** The longest prefix wins (Node's PATTERN_KEY_COMPARE); a key that ends with `/` maps a folder, as it once did. */
function bestPattern(keys: readonly string[], wanted: string): Pattern | undefined {
  let best: Pattern | undefined;
  for (const key of keys) {
    const star = key.indexOf('*');
    if (star < 0 && !key.endsWith('/')) continue;
    const prefix = star < 0 ? key : key.slice(0, star);
    const suffix = star < 0 ? '' : key.slice(star + 1);
    const fits =
      wanted.length > prefix.length + suffix.length && wanted.startsWith(prefix) && wanted.endsWith(suffix);
    if (fits && (best === undefined || prefix.length > best.prefix.length)) best = { key, prefix, suffix };
  }
  return best;
}

interface Leaf {
  readonly target: string;
  /** 0 for code, 1 for declarations, `SPECIAL_RANK` and more for special environments. */
  readonly rank: number;
}

const SPECIAL_RANK = 100;

function textOf(found: readonly Leaf[]): readonly string[] {
  return found.map(({ target }) => target);
}

/** Every string of a conditional tree, by rank. */
function leaves(value: unknown): readonly Leaf[] {
  const found: Leaf[] = [];
  collect(value, 0, 0);
  return found.sort((a, b) => a.rank - b.rank);

  function collect(node: unknown, rank: number, depth: number): void {
    if (found.length >= MOST_TARGETS || depth > MOST_DEPTH) return;
    if (typeof node === 'string') found.push({ target: node, rank });
    else if (Array.isArray(node)) for (const each of node) collect(each, rank, depth + 1);
    else if (isObject(node)) {
      for (const [condition, each] of Object.entries(node))
        collect(each, rank + rankOf(condition), depth + 1);
    }
  }
}

function rankOf(condition: string): number {
  if (condition === 'types' || condition.startsWith('types@')) return 1;
  return SPECIAL.has(condition) ? SPECIAL_RANK : 0;
}

/** Dependencies of every kind with their ranges. */
export function dependencyRanges(manifest: JsonObject): ReadonlyMap<string, string> {
  const ranges = new Map<string, string>();
  for (const field of ['peerDependencies', 'optionalDependencies', 'devDependencies', 'dependencies']) {
    const map = manifest[field];
    if (!isObject(map)) continue;
    for (const [name, range] of Object.entries(map)) if (typeof range === 'string') ranges.set(name, range);
  }
  return ranges;
}

/** The globs of `workspaces` in either of its forms. */
export function workspaceGlobs(manifest: JsonObject): readonly string[] {
  const field = manifest.workspaces;
  return strings(isObject(field) ? field.packages : field);
}
