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

/** @param subpath `.` or `./x`. Targets are relative to the package's folder. */
export function entryTargets(manifest: JsonObject, subpath: string): readonly string[] {
  const exported = exportTargets(manifest.exports, subpath);
  const plain = subpath === '.' ? mainTargets(manifest) : [subpath];
  return [...exported, ...plain];
}

export function mainTargets(manifest: JsonObject): readonly string[] {
  return MAIN_FIELDS.map((field) => manifest[field]).filter(
    (each): each is string => typeof each === 'string',
  );
}

/** The targets of `#name` in the `imports` field: relative ones and names of other packages. */
export function importTargets(manifest: JsonObject, specifier: string): readonly string[] {
  return isObject(manifest.imports) ? mapTargets(manifest.imports, specifier) : [];
}

function exportTargets(exports: unknown, subpath: string): readonly string[] {
  if (exports === undefined || exports === null) return [];
  const isMap = isObject(exports) && Object.keys(exports).some((key) => key.startsWith('.'));
  if (isMap) return mapTargets(exports, subpath);
  return subpath === '.' ? leaves(exports) : [];
}

function mapTargets(map: JsonObject, key: string): readonly string[] {
  if (Object.hasOwn(map, key) && !key.includes('*')) return leaves(map[key]);
  const best = bestPattern(Object.keys(map), key);
  if (best === undefined) return [];
  const middle = key.slice(best.prefix.length, key.length - best.suffix.length);
  const filled = leaves(map[best.key]).map((target) => target.replaceAll('*', () => middle));
  return best.key.endsWith('/') ? filled.map((target) => target + middle) : filled;
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

/** Every string of a conditional tree; declarations after code, special environments last. */
function leaves(value: unknown): readonly string[] {
  const found: { target: string; rank: number }[] = [];
  collect(value, 0, 0);
  return found.sort((a, b) => a.rank - b.rank).map(({ target }) => target);

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
  return SPECIAL.has(condition) ? 4 : 0;
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
